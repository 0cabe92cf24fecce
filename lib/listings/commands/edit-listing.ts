import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { listingMoves } from "../lifecycle.ts";
import { contactFrom } from "../model/contact.ts";
import { changedFields, contentOf } from "../model/content.ts";
import type { ListingContent } from "../model.ts";
import { applyPatch, contentErrors, type ListingPatch, requiredErrors, submitErrors } from "../schema.ts";
import { taxonomyErrors } from "./parts/content-columns.ts";
import { editRevisionIn } from "./parts/edit-revision.ts";
import { assertVersion, type LockedListing, lockListing, presentStatus } from "./parts/lock-listing.ts";
import { reviewTarget, revisionContent } from "./parts/revision.ts";
import { readVocabulary, type Vocabulary } from "./parts/vocabulary.ts";
import { writeContact } from "./parts/write-contact.ts";
import { duplicateExternalId, listingEvent, refusingDuplicates, writeContent, writeListing } from "./parts/write-listing.ts";

export type EditInput = { code: string; patch: Omit<ListingPatch, "version">; version: number | null };

/**
 * Change what a listing says. A draft, a returned or a waiting one is changed in place; of a published one the public text
 * stays, and its one revision is opened or changed.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, INVALID_INPUT, VERSION_REQUIRED, CONFLICT (stale version),
 *   ILLEGAL_TRANSITION (ended, or listing or revision is in review), DUPLICATE (externalId)
 */
export async function editListing(ctx: Context, { code, patch, version }: EditInput): Promise<void> {
  const words = await readVocabulary(ctx);
  await refusingDuplicates(() =>
    inTransaction(ctx.db, async (tx) => {
      const row = await lockListing(tx, ctx, code);
      authorize(ctx.actor, "listing.edit", row);
      const target = reviewTarget(ctx, row);
      const before = target.kind === "revision" ? revisionContent(target.revision) : contentOf(row);
      const after = applyPatch(before, patch);
      const errors = [...contentErrors(after), ...taxonomyErrors(words, after), ...stateErrors(ctx, target.status, after)];
      if (errors.length > 0) refuseInput(...dedupe(errors));
      if (version === null) throw new DomainError("VERSION_REQUIRED", "no version");
      assertVersion(row, version);
      await assertExternalIdFree(tx, row, after);
      if (presentStatus(ctx, row) === "PUBLISHED") await editRevisionIn(tx, ctx, row, after, patch.contact);
      else await editInPlace(tx, ctx, words, row, before, after, patch.contact);
    }),
  );
}

/** What waits in the queue must stay complete; what was submitted once keeps its required fields. */
function stateErrors(ctx: Context, status: string, content: ListingContent) {
  if (status === "SUBMITTED") return submitErrors(content, dayOf(ctx.now));
  return status === "RETURNED" ? requiredErrors(content) : [];
}

function dedupe(errors: { path: string; message: string }[]) {
  return errors.filter((error, i) => errors.findIndex(({ path }) => path === error.path) === i);
}

async function editInPlace(
  tx: Tx,
  ctx: Context,
  words: Vocabulary,
  row: LockedListing,
  before: ListingContent,
  after: ListingContent,
  contact: ListingPatch["contact"],
): Promise<void> {
  const status = presentStatus(ctx, row);
  assertMove(listingMoves.edit, status);
  const changed = changedFields(before, after);
  // A lapsed claim ends here in writing: the listing waits again.
  const lapsed = status === row.status ? {} : { status, claimedById: null, claimedUntil: null };
  const version =
    changed.length > 0 ? await writeContent(tx, ctx, words, row, after, lapsed) : await writeListing(tx, ctx, row, lapsed);
  if (contact !== undefined) await writeContact(tx, row.id, contactFrom(contact));
  if (changed.length > 0) await indexListingsIn(tx, [row.id]);
  const fields = contact === undefined ? changed : [...changed, "contact"];
  await recordEvent(tx, ctx, listingEvent(row, listingMoves.edit.emits, { version, changed: fields }));
}

/** A revision's externalId meets the unique index only when it is approved; the firm is told now. */
async function assertExternalIdFree(tx: Tx, row: LockedListing, after: ListingContent): Promise<void> {
  if (after.externalId === null || after.externalId === row.externalId) return;
  const { organizationId } = row;
  const other = await tx.listing.findFirst({
    where: { organizationId, externalId: after.externalId, NOT: { id: row.id } },
    select: { id: true },
  });
  if (other) throw duplicateExternalId();
}
