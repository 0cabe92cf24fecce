import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { listingMoves } from "../lifecycle.ts";
import { assertVersion, lockListing, presentStatus } from "./parts/lock-listing.ts";
import { listingEvent, writeListing } from "./parts/write-listing.ts";

/**
 * Make a withdrawn listing a draft again, under its old code.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, CONFLICT, ILLEGAL_TRANSITION
 */
export async function reopenListing(ctx: Context, { code, version }: { code: string; version?: number | null }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.reopen", row);
    assertVersion(row, version);
    assertMove(listingMoves.reopen, presentStatus(ctx, row));
    await writeListing(tx, ctx, row, { status: listingMoves.reopen.to, endedAt: null, endNote: "" });
    const data = { from: row.status, to: listingMoves.reopen.to };
    await recordEvent(tx, ctx, listingEvent(row, listingMoves.reopen.emits, data));
  });
}
