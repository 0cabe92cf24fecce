import { addWorkingDays } from "#lib/calendar/working-days.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { decodePlace, encodePlace, type Page } from "#lib/kernel/pagination.ts";
import { CONTENT_SELECT, contentOf } from "#lib/listings/model/content.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { type Actor, belongsTo } from "#lib/policies/actor.ts";
import { authorize, can } from "#lib/policies/authorize.ts";
import { REVIEW_DAYS } from "../model/clock.ts";

/** Listings that wait for a decision themselves, or whose revision does; every decision and withdrawal clears the mark. */
const WAITING = { queuedAt: { not: null } } satisfies Prisma.ListingWhereInput;

const SELECT = {
  id: true,
  code: true,
  ...CONTENT_SELECT,
  status: true,
  version: true,
  queuedAt: true,
  round: true,
  enteredByStaff: true,
  holdReasons: true,
  claimedById: true,
  claimedUntil: true,
  organizationId: true,
  organization: { select: { name: true, region: true, verification: true } },
  revisions: {
    where: { status: { in: ["SUBMITTED", "IN_REVIEW"] } },
    select: { id: true, content: true, changed: true },
    take: 1,
  },
} satisfies Prisma.ListingSelect;

type Row = Prisma.ListingGetPayload<{ select: typeof SELECT }>;

/** One thing in the review queue: a listing, or the revision of a published one. */
export type QueueItem = {
  id: string;
  code: string;
  version: number;
  /** What would be decided: the revision's content when there is one. */
  content: ListingContent;
  /** The public content a revision would replace. */
  published: ListingContent | null;
  revisionId: string | null;
  changed: string[];
  organization: { id: string; name: string; region: Row["organization"]["region"]; verified: boolean };
  enteredByStaff: boolean;
  holdReasons: string[];
  state: "SUBMITTED" | "IN_REVIEW";
  submittedAt: Date;
  dueAt: Date;
  round: number;
  claimedBy: { id: string; name: string } | null;
  claimedUntil: Date | null;
  /** false: own firm, or claimed by another. */
  mayDecide: boolean;
};

export type QueueFilter = { state?: "SUBMITTED" | "IN_REVIEW"; mine?: boolean; limit: number; cursor?: string };

/** Claims that still hold at this instant; a lapsed one counts as none. */
const heldAt = (now: Date) => ({ claimedById: { not: null }, claimedUntil: { gt: now } });

function whereOf({ actor, now }: Viewing, { state, mine }: QueueFilter): Prisma.ListingWhereInput {
  const byState = state === "IN_REVIEW" ? heldAt(now) : state === "SUBMITTED" ? { NOT: heldAt(now) } : {};
  return { AND: [WAITING, byState, mine ? { ...heldAt(now), claimedById: actor.userId ?? "" } : {}] };
}

function toItem(row: Row, names: ReadonlyMap<string, string>, actor: Actor, now: Date): QueueItem {
  const [revision] = row.revisions;
  const held = row.claimedById !== null && row.claimedUntil !== null && row.claimedUntil > now;
  const submittedAt = row.queuedAt ?? now;
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    content: revision ? (revision.content as ListingContent) : contentOf(row),
    published: revision ? contentOf(row) : null,
    revisionId: revision?.id ?? null,
    changed: revision?.changed ?? [],
    organization: {
      id: row.organizationId,
      name: row.organization.name,
      region: row.organization.region,
      verified: row.organization.verification === "VERIFIED",
    },
    enteredByStaff: row.enteredByStaff,
    holdReasons: row.holdReasons,
    state: held ? "IN_REVIEW" : "SUBMITTED",
    submittedAt,
    dueAt: addWorkingDays(submittedAt, REVIEW_DAYS),
    round: row.round,
    claimedBy: held && row.claimedById !== null ? { id: row.claimedById, name: names.get(row.claimedById) ?? "" } : null,
    claimedUntil: held ? row.claimedUntil : null,
    mayDecide: can(actor, "listing.review", row) && !belongsTo(actor, row) && (!held || row.claimedById === actor.userId),
  };
}

async function toItems({ db, actor, now }: Viewing, rows: Row[]): Promise<QueueItem[]> {
  const ids = [...new Set(rows.flatMap((row) => row.claimedById ?? []))];
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map((row) => toItem(row, names, actor, now));
}

/**
 * One page of the review queue, oldest first. Uses index `listing_waiting`.
 * @throws {DomainError} FORBIDDEN, UNAUTHENTICATED, INVALID_INPUT at `cursor`
 */
export async function listQueue(viewing: Viewing, filter: QueueFilter): Promise<Page<QueueItem>> {
  authorize(viewing.actor, "listing.readQueue", null);
  const where = whereOf(viewing, filter);
  const place = filter.cursor ? decodePlace(filter.cursor) : null;
  const after = place ? { OR: [{ queuedAt: { gt: place.at } }, { queuedAt: place.at, id: { gt: place.id } }] } : {};
  const [rows, total] = await Promise.all([
    viewing.db.listing.findMany({
      where: { AND: [where, after] },
      orderBy: [{ queuedAt: "asc" }, { id: "asc" }],
      take: filter.limit + 1,
      select: SELECT,
    }),
    viewing.db.listing.count({ where }),
  ]);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const nextCursor = rows.length > filter.limit && last?.queuedAt ? encodePlace({ at: last.queuedAt, id: last.id }) : null;
  return { items: await toItems(viewing, page), total, nextCursor };
}

/** The queue item of one listing; null when nothing of it waits. @throws {DomainError} FORBIDDEN, UNAUTHENTICATED */
export async function findQueueItem(viewing: Viewing, code: string): Promise<QueueItem | null> {
  authorize(viewing.actor, "listing.readQueue", null);
  const row = await viewing.db.listing.findFirst({ where: { AND: [WAITING, { code }] }, select: SELECT });
  return row ? ((await toItems(viewing, [row]))[0] ?? null) : null;
}
