import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { listingMoves } from "../lifecycle.ts";
import { assertVersion, lockListing, presentStatus } from "./parts/lock-listing.ts";
import { listingEvent } from "./parts/write-listing.ts";

/**
 * Delete a draft that was never submitted, with its versions and contact. Its code is not used again.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_SUSPENDED, CONFLICT, ILLEGAL_TRANSITION (submitted once, or no draft)
 */
export async function deleteDraft(ctx: Context, { code, version }: { code: string; version?: number | null }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.delete", row);
    assertVersion(row, version);
    assertMove(listingMoves.delete, presentStatus(ctx, row));
    if (row.submittedAt) throw new DomainError("ILLEGAL_TRANSITION", "a draft once submitted is kept");
    const { count } = await tx.listing.deleteMany({ where: { id: row.id, status: "DRAFT", submittedAt: null } });
    if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", "draft moved meanwhile");
    await indexListingsIn(tx, [row.id]);
    await recordEvent(tx, ctx, listingEvent(row, listingMoves.delete.emits, { from: row.status }));
  });
}
