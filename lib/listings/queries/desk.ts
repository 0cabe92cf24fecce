import type { Prisma } from "#lib/db/generated/client.ts";
import type { ListingStatus, Region, RevisionStatus } from "#lib/db/generated/enums.ts";
import { addDays, dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Contact } from "#lib/kernel/contact.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { decodePlace, encodePlace } from "#lib/kernel/pagination.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { authorize, can } from "#lib/policies/authorize.ts";
import { CONTENT_SELECT } from "../model/content.ts";
import { accessOf } from "../model/visibility.ts";
import type { ListingContent } from "../model.ts";
import { type ListingView, presentListings } from "./present.ts";
import { LISTING_SELECT } from "./select.ts";

const PAGE_SIZE = 20;
/** Days before its end in which a listing stands on the desk as something to do. */
export const ENDING_DAYS = 14;

/** Listings of the reader's own firm: every status, or one of these; last written first. */
export type OwnList = { items: ListingView[]; counts: Partial<Record<ListingStatus, number>>; nextCursor: string | null };

/**
 * One page of the firm's own listings. Uses index `listing_own_desk`; keyset, so that nothing is skipped when one is written
 * in between.
 *
 * @throws {DomainError} FORBIDDEN without a firm; INVALID_INPUT for a bad cursor
 */
export async function listOwnListings(
  viewing: Viewing,
  { status, cursor }: { status?: readonly ListingStatus[]; cursor?: string | undefined },
): Promise<OwnList> {
  const organizationId = ownFirm(viewing);
  const where: Prisma.ListingWhereInput = { organizationId, ...(status?.length && { status: { in: [...status] } }) };
  const [rows, groups] = await Promise.all([
    viewing.db.listing.findMany({
      where: { AND: [where, cursor ? after(cursor) : {}] },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: PAGE_SIZE + 1,
      select: LISTING_SELECT,
    }),
    viewing.db.listing.groupBy({ by: ["status"], where: { organizationId }, _count: { _all: true } }),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    items: await presentListings(viewing, shown),
    counts: Object.fromEntries(groups.map((group) => [group.status, group._count._all])),
    nextCursor: rows.length > PAGE_SIZE && last ? encodePlace({ at: last.updatedAt, id: last.id }) : null,
  };
}

function after(cursor: string): Prisma.ListingWhereInput {
  const { at: updatedAt, id } = decodePlace(cursor);
  return { OR: [{ updatedAt: { lt: updatedAt } }, { updatedAt, id: { lt: id } }] };
}

/** What of the firm's own listings waits for the firm itself. */
export type Desk = {
  returned: ListingView[];
  drafts: ListingView[];
  ending: ListingView[];
  waiting: ListingView[];
  published: number;
};

/** The desk: what was sent back first, then drafts, what ends within 14 days, and what lies with the association. */
export async function listDesk(viewing: Viewing): Promise<Desk> {
  const organizationId = ownFirm(viewing);
  const today = dayOf(viewing.now);
  const pick = async (where: Prisma.ListingWhereInput, take: number, order: Prisma.ListingOrderByWithRelationInput) =>
    presentListings(
      viewing,
      await viewing.db.listing.findMany({
        where: { AND: [{ organizationId }, where] },
        orderBy: [order, { id: "asc" }],
        take,
        select: LISTING_SELECT,
      }),
    );
  const hasRevision = (status: "RETURNED" | "SUBMITTED" | "IN_REVIEW") => ({
    status: "PUBLISHED" as const,
    revisions: { some: { status } },
  });
  const [returned, drafts, ending, waiting, published] = await Promise.all([
    pick({ OR: [{ status: "RETURNED" }, hasRevision("RETURNED")] }, 10, { updatedAt: "desc" }),
    pick({ status: "DRAFT" }, 5, { updatedAt: "desc" }),
    pick({ status: "PUBLISHED", validUntil: { gte: dayToDate(today), lte: dayToDate(addDays(today, ENDING_DAYS)) } }, 10, {
      validUntil: "asc",
    }),
    pick({ OR: [{ status: { in: ["SUBMITTED", "IN_REVIEW"] } }, hasRevision("SUBMITTED"), hasRevision("IN_REVIEW")] }, 10, {
      queuedAt: "asc",
    }),
    viewing.db.listing.count({ where: { organizationId, status: "PUBLISHED", validUntil: { gte: dayToDate(today) } } }),
  ]);
  return { returned, drafts, ending, waiting, published };
}

function ownFirm({ actor }: Viewing): string {
  if (actor.organizationId === null) throw new DomainError("FORBIDDEN", "no firm");
  authorize(actor, "listing.readOwn", { organizationId: actor.organizationId });
  return actor.organizationId;
}

/** Moves of a listing that its page offers; the policies alone decide. */
const OFFERED = ["edit", "delete", "submit", "withdraw", "fulfil", "renew", "reopen", "discard"] as const;
export type Offered = (typeof OFFERED)[number];

/** A listing as its firm keeps it, with what this reader may do, and why staff or the firm ended it. */
export type OwnListing = {
  id: string;
  organizationId: string;
  listing: ListingView;
  may: ReadonlySet<Offered>;
  endNote: string;
  submittedOnce: boolean;
  /** Of the open revision, else of the listing; null also for those who do not see it whole. */
  contact: Contact | null;
  /** false for staff, who see a contact only masked: they do not write it. */
  showsContact: boolean;
};

/** What the form writes: the open revision of a published listing, else the listing; a rejected revision is left behind. */
export function ownContent({ listing }: Pick<OwnListing, "listing">): ListingContent {
  const { pending } = listing;
  const { contact: _private, ...values } = openRevision(pending)?.values ?? { ...contentOfView(listing), contact: null };
  return values;
}

/** The status of what the form writes: that of the open revision, else the listing's. */
export function writtenStatus({ listing }: Pick<OwnListing, "listing">): ListingStatus | RevisionStatus {
  return openRevision(listing.pending)?.status ?? listing.status;
}

const openRevision = (pending: ListingView["pending"]) => (pending && pending.status !== "REJECTED" ? pending : null);

/** The text of a listing as its firm reads it. */
function contentOfView(view: ListingView): ListingContent {
  const names = Object.keys(CONTENT_SELECT) as (keyof ListingContent)[];
  return Object.fromEntries(names.map((name) => [name, view[name]])) as ListingContent;
}

/** Whether the text may be written now: it lies neither with a moderator nor behind its life. */
export function isWritable({ listing, may }: OwnListing): boolean {
  if (!may.has("edit") || listing.pending?.status === "IN_REVIEW") return false;
  return ["DRAFT", "RETURNED", "SUBMITTED", "PUBLISHED"].includes(listing.status);
}

/**
 * A listing for the desk of its firm (or of staff who entered it).
 * @throws {DomainError} NOT_FOUND for everybody else
 */
export async function getOwnListing(viewing: Viewing, code: string): Promise<OwnListing> {
  const row = await viewing.db.listing.findUnique({
    where: { code },
    select: { ...LISTING_SELECT, endNote: true, submittedAt: true },
  });
  if (!row || accessOf(viewing.actor, row, viewing.now) !== "own") throw new DomainError("NOT_FOUND", "no such listing");
  const { organizationId } = row;
  const [[listing], member] = await Promise.all([
    presentListings(viewing, [row]),
    viewing.db.membership.findFirst({ where: { organizationId }, select: { userId: true } }),
  ]);
  if (!listing) throw new DomainError("NOT_FOUND", "no such listing");
  const policyRow = { organizationId, claimed: member !== null };
  const may = new Set(OFFERED.filter((name) => can(viewing.actor, `listing.${name}`, policyRow)));
  const showsContact = belongsTo(viewing.actor, row);
  const contact = showsContact ? (openRevision(listing.pending)?.values.contact ?? listing.contact) : null;
  return {
    id: row.id,
    organizationId,
    contact,
    showsContact,
    listing,
    may,
    endNote: row.endNote,
    submittedOnce: row.submittedAt !== null,
  };
}

/** The region of the reader's firm, which its listings take over; null without a firm. */
export async function findOwnRegion({ db, actor }: Viewing): Promise<Region | null> {
  if (actor.organizationId === null) return null;
  const firm = await db.organization.findUnique({ where: { id: actor.organizationId }, select: { region: true } });
  return firm?.region ?? null;
}
