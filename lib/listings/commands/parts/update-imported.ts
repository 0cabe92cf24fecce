import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { ListingStatus } from "#lib/db/generated/enums.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { changedFields, contentOf } from "../../model/content.ts";
import type { ImportItem, ImportOutcome, ImportRefusal } from "../../model/imported.ts";
import type { ListingContent } from "../../model.ts";
import { importDecision, importedColumns, mayPublish } from "./insert-imported.ts";
import { type LockedListing, presentStatus } from "./lock-listing.ts";
import { discardRevisionIn } from "./revision.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { writeContact } from "./write-contact.ts";
import { listingEvent, writeContent, writeListing } from "./write-listing.ts";

type Updated = ImportOutcome & { events: AppEvent[] };

/** Statuses in which a list cannot speak for a listing, and why. */
const REFUSED: Partial<Record<ListingStatus, ImportRefusal>> = {
  IN_REVIEW: "IN_REVIEW",
  SUSPENDED: "IN_REVIEW",
  REJECTED: "ENDED",
  FULFILLED: "ENDED",
  WITHDRAWN: "ENDED",
  ARCHIVED: "ENDED",
};

/**
 * Bring a known listing to what the list says now. Published: a pending revision in the queue, or with `publish` the new text
 * at once. Waiting, returned, or expired: the new text in the queue, or published. What a moderator holds or what has ended is
 * left alone and named.
 */
export async function updateImported(
  tx: Tx,
  ctx: Context,
  words: Vocabulary,
  row: LockedListing,
  given: ImportItem,
): Promise<Updated> {
  const status = presentStatus(ctx, row);
  const former = contentOf(row);
  const validUntil = given.validUntilStated ? given.content.validUntil : former.validUntil;
  const item = { ...given, content: { ...given.content, validUntil } };
  const publish = mayPublish(ctx, item, { verification: row.organization.verification, enteredByStaff: row.enteredByStaff });
  const reason = row.revision?.status === "IN_REVIEW" && status === "PUBLISHED" ? "IN_REVIEW" : REFUSED[status];
  if (reason) return { outcome: "refused", reason, id: row.id, code: row.code, status, events: [] };
  if (status === "PUBLISHED" && !publish) return openRevision(tx, ctx, row, item, former);

  const discarded = await discardRevisionIn(tx, ctx, row);
  const columns = {
    ...importedColumns(ctx, item, publish, row),
    submittedAt: row.submittedAt ?? ctx.now,
    round: row.round + 1,
  };
  await writeContent(tx, ctx, words, row, item.content, columns);
  if (item.contact) await writeContact(tx, row.id, item.contact);
  if (publish) await tx.reviewDecision.create({ data: importDecision(ctx, row.id, status, columns.status) });
  const data = { outcome: "updated", from: status, to: columns.status, changed: changedFields(former, item.content) };
  const event = listingEvent(row, "listing.imported", data);
  return { outcome: "updated", id: row.id, code: row.code, status: columns.status, events: [...discarded, event] };
}

async function openRevision(
  tx: Tx,
  ctx: Context,
  row: LockedListing,
  item: ImportItem,
  former: ListingContent,
): Promise<Updated> {
  const discarded = await discardRevisionIn(tx, ctx, row);
  const changed = [...changedFields(former, item.content), ...(item.contact ? ["contact"] : [])];
  const { id } = await tx.revision.create({
    data: {
      listingId: row.id,
      status: "SUBMITTED",
      content: item.content as Prisma.InputJsonObject,
      contact: item.contact === null ? Prisma.DbNull : (item.contact as Prisma.InputJsonObject),
      changed,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    select: { id: true },
  });
  const { contentHash, holdReasons, consentAt, submittedById } = importedColumns(ctx, item, false, row);
  await writeListing(tx, ctx, row, {
    contentHash,
    holdReasons,
    consentAt,
    submittedById,
    queuedAt: ctx.now,
    round: row.round + 1,
    claimedById: null,
    claimedUntil: null,
  });
  const data = { outcome: "updated", to: "PUBLISHED", revisionId: id, changed };
  return {
    outcome: "updated",
    id: row.id,
    code: row.code,
    status: "PUBLISHED",
    events: [...discarded, listingEvent(row, "listing.imported", data)],
  };
}
