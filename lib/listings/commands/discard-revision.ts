import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { assertVersion, lockListing, presentStatus } from "./parts/lock-listing.ts";
import { discardRevisionIn } from "./parts/revision.ts";
import { writeListing } from "./parts/write-listing.ts";

/**
 * Drop the open revision of a published listing, also one in review; the public text stays as it is.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, CONFLICT, ILLEGAL_TRANSITION (there is none)
 */
export async function discardRevision(ctx: Context, { code, version }: { code: string; version?: number | null }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.discard", row);
    assertVersion(row, version);
    if (!row.revision || presentStatus(ctx, row) !== "PUBLISHED") throw new DomainError("ILLEGAL_TRANSITION", "no open revision");
    const events = await discardRevisionIn(tx, ctx, row);
    await writeListing(tx, ctx, row, { claimedById: null, claimedUntil: null, queuedAt: null });
    await recordEvents(tx, ctx, events);
  });
}
