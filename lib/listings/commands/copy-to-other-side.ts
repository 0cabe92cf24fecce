import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { contentOf } from "../model/content.ts";
import type { ListingContent } from "../model.ts";
import { copyFilesIn } from "./parts/change-files.ts";
import { insertListing } from "./parts/insert-listing.ts";
import { lockListing } from "./parts/lock-listing.ts";
import { readVocabulary } from "./parts/vocabulary.ts";
import { readContact } from "./parts/write-contact.ts";
import { listingEvent } from "./parts/write-listing.ts";

/**
 * Post a listing that was refused as WRONG_SIDE anew, as a draft on the other side. What only its old side has is left out,
 * and so is the externalId, which the old one keeps.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, ILLEGAL_TRANSITION (not refused for its side)
 */
export async function copyToOtherSide(ctx: Context, { code }: { code: string }): Promise<{ id: string; code: string }> {
  const words = await readVocabulary(ctx);
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.create", row);
    const last = await tx.reviewDecision.findFirst({
      where: { listingId: row.id, undoneAt: null },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: { reasons: true },
    });
    if (!["RETURNED", "REJECTED"].includes(row.status) || !last?.reasons.includes("WRONG_SIDE"))
      throw new DomainError("ILLEGAL_TRANSITION", "not refused for its side");
    const content = onOtherSide(contentOf(row));
    const copy = await insertListing(tx, ctx, words, {
      organizationId: row.organizationId,
      content,
      contact: await readContact(tx, row.id),
      sourceChannel: "WEB",
      consentNote: "",
      // Who writes the copy answers for it: a firm's own is published after its verification, whoever entered the first one.
      enteredByStaff: !belongsTo(ctx.actor, row),
    });
    await copyFilesIn(tx, ctx, row, copy.id);
    await indexListingsIn(tx, [copy.id]);
    await recordEvent(tx, ctx, listingEvent(copy, "listing.drafted", { side: content.side, to: "DRAFT", copyOf: row.code }));
    return copy;
  });
}

function onOtherSide(content: ListingContent): ListingContent {
  return {
    ...content,
    side: content.side === "SUPPLY" ? "DEMAND" : "SUPPLY",
    externalId: null,
    details: {},
    requiredQualifications: [],
    heldQualifications: [],
    neededBy: null,
    availableFrom: null,
  };
}
