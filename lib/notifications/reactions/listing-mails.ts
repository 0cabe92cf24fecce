import type { Db } from "#lib/db/client.ts";
import { dateToDay } from "#lib/kernel/clock.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { EventName } from "#lib/outbox/events.ts";
import type { MailDraft, MailKind } from "../model/params.ts";
import { contactPersonOf } from "../queries/recipients.ts";
import { type DraftMails, type StoredEvent, textOf } from "./event.ts";

/** Decisions that can be undone: their mail waits, and tells the reasons. */
export const DECISION_EVENTS: readonly EventName[] = [
  "listing.approved",
  "listing.returned",
  "listing.rejected",
  "listing.suspended",
  "listing.reinstated",
  "revision.approved",
  "revision.returned",
  "revision.rejected",
];

const KIND_OF: Partial<Record<EventName, MailKind>> = {
  "listing.submitted": "listing.submitted",
  "listing.approved": "listing.approved",
  "listing.returned": "listing.returned",
  "listing.rejected": "listing.rejected",
  "listing.suspended": "listing.suspended",
  "listing.reinstated": "listing.reinstated",
  "listing.withdrawn": "listing.withdrawnByStaff",
  "listing.expiring": "listing.expiring",
  "listing.expired": "listing.expired",
  "revision.submitted": "revision.submitted",
  "revision.approved": "revision.approved",
  "revision.returned": "revision.returned",
  "revision.rejected": "revision.rejected",
};

/** What was approved after its last day is not in the list: its firm is told that it has ended, not that it is published. */
function kindOf(event: StoredEvent): MailKind | undefined {
  return event.name === "listing.approved" && textOf(event, "to") === "EXPIRED" ? "listing.expired" : KIND_OF[event.name];
}

const SELECT = {
  id: true,
  code: true,
  title: true,
  organizationId: true,
  submittedById: true,
  createdById: true,
  validUntil: true,
} as const;

/** The listing of an event, whether the event names it or its revision. */
async function listingOf(db: Db, event: StoredEvent) {
  if (!isUuid(event.subjectId)) return null;
  const listing = await db.listing.findUnique({ where: { id: event.subjectId }, select: SELECT });
  if (listing) return listing;
  const revision = await db.revision.findUnique({ where: { id: event.subjectId }, select: { listing: { select: SELECT } } });
  return revision?.listing ?? null;
}

async function decisionOf(db: Db, event: StoredEvent, listingId: string): Promise<string> {
  const named = textOf(event, "decisionId");
  if (named) return named;
  const decision = await db.reviewDecision.findFirst({
    where: { listingId, at: event.at },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return decision?.id ?? "";
}

/** Mails to a firm about its own listings; to the person who submitted, else an owner. */
export const draftListingMails: DraftMails = async (db, event): Promise<MailDraft[]> => {
  const kind = kindOf(event);
  const listing = kind && (await listingOf(db, event));
  if (!kind || !listing) return [];
  const recipient = await contactPersonOf(db, listing.organizationId, [listing.submittedById, listing.createdById]);
  if (!recipient) return [];
  if (event.name === "listing.withdrawn" && (await isOfFirm(db, event.actorId, listing.organizationId))) return [];
  const { code, title, organizationId } = listing;
  const decisionId = DECISION_EVENTS.includes(event.name) ? await decisionOf(db, event, listing.id) : "";
  return [{ kind, ...recipient, params: { code, title, organizationId, decisionId, day: dateToDay(listing.validUntil) } }];
};

/** A firm that withdrew its own listing needs no mail about it. */
async function isOfFirm(db: Db, userId: string | null, organizationId: string): Promise<boolean> {
  return userId !== null && (await db.membership.count({ where: { userId, organizationId } })) > 0;
}
