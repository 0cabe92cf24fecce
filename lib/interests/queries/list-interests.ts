import type { Prisma } from "#lib/db/generated/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { decodePlace, encodePlace, type Page } from "#lib/kernel/pagination.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { AGREED_STATUSES, AWAITING_ANSWER } from "../lifecycle.ts";
import { owesConfirmation, owesProgress } from "../model/progress.ts";
import type { InterestView } from "../model.ts";
import type { ListInterests } from "../schema.ts";
import { unclaimedOwner, visibleInterests } from "../scope.ts";
import { roleIn } from "./load-interest.ts";
import { INTEREST_SELECT, presentInterests } from "./present-interests.ts";

const ACCOUNTS = { select: { _count: { select: { memberships: true } } } } as const;

/**
 * One page of the contact requests a viewer may see, newest first, never with a contact.
 * Uses indexes `interest_inbox` and `interest_outbox`; keyset, so that nothing is skipped when a request comes in between.
 */
export async function listInterests(ctx: Viewing, input: ListInterests): Promise<Page<InterestView>> {
  const where: Prisma.InterestWhereInput = {
    AND: [visibleInterests(ctx.actor, input.box), input.status ? { status: { in: input.status } } : {}],
  };
  const [rows, total] = await Promise.all([
    ctx.db.interest.findMany({
      where: { AND: [where, input.cursor ? after(input.cursor) : {}] },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: input.limit + 1,
      select: INTEREST_SELECT,
    }),
    ctx.db.interest.count({ where }),
  ]);
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    items: await presentInterests(ctx.db, ctx, shown),
    total,
    nextCursor: rows.length > input.limit && last ? encodePlace({ at: last.createdAt, id: last.id }) : null,
  };
}

function after(cursor: string): Prisma.InterestWhereInput {
  const { at: createdAt, id } = decodePlace(cursor);
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}

/** Requests of one box that wait for an answer, the soonest due first. */
export async function listAwaited(ctx: Viewing, box: "in" | "out", limit: number): Promise<InterestView[]> {
  const rows = await ctx.db.interest.findMany({
    where: { AND: [visibleInterests(ctx.actor, box), { status: { in: [...AWAITING_ANSWER] } }] },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: limit,
    select: INTEREST_SELECT,
  });
  return presentInterests(ctx.db, ctx, rows);
}

/** Agreed contacts looked through for what waits for somebody. */
const LOOKED_THROUGH = 100;

/**
 * Agreed contacts of the viewer's firm that wait for its word: it was asked how it goes, or the other side has reported a stage
 * that counts once both did. The last changed first.
 */
export async function listToReport(ctx: Viewing, limit: number): Promise<InterestView[]> {
  const rows = await ctx.db.interest.findMany({
    where: {
      AND: [
        visibleInterests(ctx.actor),
        { status: { in: [...AGREED_STATUSES] }, OR: [{ progressAsked: { gt: 0 } }, { outcomes: { some: {} } }] },
      ],
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: LOOKED_THROUGH,
    select: { ...INTEREST_SELECT, progressAsked: true, askerTalksAt: true, ownerTalksAt: true },
  });
  const waiting = rows.filter((row) => {
    const role = roleIn(ctx.actor, row);
    return role !== "STAFF" && (owesProgress(role, row) || owesConfirmation(role, row));
  });
  return presentInterests(ctx.db, ctx, waiting.slice(0, limit));
}

/** How many requests wait for this viewer: to be answered by the firm, or (staff) by the association. */
export async function countInterestsToAnswer({ db, actor }: Viewing): Promise<number> {
  return db.interest.count({ where: { AND: [visibleInterests(actor, "in"), { status: { in: [...AWAITING_ANSWER] } }] } });
}

/** What waits for the association: requests to firms without an account, and those whose time has run out. */
const STAFF_QUEUE: Prisma.InterestWhereInput = {
  OR: [{ status: "TIMEOUT" }, { AND: [unclaimedOwner, { status: { in: [...AWAITING_ANSWER] } }] }],
};

/** How long the queue of the association is. @throws {DomainError} UNAUTHENTICATED, FORBIDDEN */
export async function countStaffQueue({ db, actor }: Viewing): Promise<number> {
  authorize(actor, "interest.readAll", null);
  return db.interest.count({ where: STAFF_QUEUE });
}

/** The queue of the association, oldest due first. */
export async function listStaffQueue(ctx: Viewing, limit = 100): Promise<(InterestView & { viaStaff: boolean })[]> {
  const rows = await ctx.db.interest.findMany({
    where: { AND: [visibleInterests(ctx.actor), STAFF_QUEUE] },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: limit,
    select: { ...INTEREST_SELECT, listing: { select: { ...INTEREST_SELECT.listing.select, organization: ACCOUNTS } } },
  });
  const views = await presentInterests(ctx.db, ctx, rows);
  return views.map((view, at) => ({ ...view, viaStaff: rows[at]?.listing.organization._count.memberships === 0 }));
}
