import { inTransaction } from "#lib/db/transaction.ts";
import { addMonths, type Day, dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { contentOf } from "../model/content.ts";
import { type ListingContent, VALID_MONTHS } from "../model.ts";
import { copyFilesIn } from "./parts/change-files.ts";
import { insertListing } from "./parts/insert-listing.ts";
import { lockListing } from "./parts/lock-listing.ts";
import { readVocabulary } from "./parts/vocabulary.ts";
import { readContact } from "./parts/write-contact.ts";
import { listingEvent } from "./parts/write-listing.ts";

/**
 * Begin a new listing with the text and the attachments of another one, whatever became of it. The externalId stays with the first; days gone by are
 * left out, and it is valid for twelve months from now.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED
 */
export async function duplicateListing(ctx: Context, { code }: { code: string }): Promise<{ id: string; code: string }> {
  const words = await readVocabulary(ctx);
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.create", row);
    const copy = await insertListing(tx, ctx, words, {
      organizationId: row.organizationId,
      content: asNew(contentOf(row), dayOf(ctx.now)),
      contact: await readContact(tx, row.id),
      sourceChannel: "WEB",
      consentNote: "",
      enteredByStaff: !belongsTo(ctx.actor, row),
    });
    await copyFilesIn(tx, ctx, row, copy.id);
    await indexListingsIn(tx, [copy.id]);
    await recordEvent(tx, ctx, listingEvent(copy, "listing.drafted", { side: row.side, to: "DRAFT", copyOf: row.code }));
    return copy;
  });
}

function asNew(content: ListingContent, today: Day): ListingContent {
  const toCome = (day: Day | null): Day | null => (day !== null && day >= today ? day : null);
  return {
    ...content,
    externalId: null,
    neededBy: toCome(content.neededBy),
    availableFrom: toCome(content.availableFrom),
    validUntil: addMonths(today, VALID_MONTHS),
  };
}
