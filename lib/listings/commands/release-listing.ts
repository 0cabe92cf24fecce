import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { listingMoves, revisionMoves } from "../lifecycle.ts";
import { assertNotClaimedByOther } from "./parts/claims.ts";
import { assertVersion, lockListing } from "./parts/lock-listing.ts";
import { reviewTarget, writeRevision } from "./parts/revision.ts";
import { listingEvent, revisionEvent, writeListing } from "./parts/write-listing.ts";

/**
 * Put a claimed listing, or the revision of a published one, back into the queue.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, OWN_ORGANIZATION, CONFLICT, CLAIMED_BY_OTHER, ILLEGAL_TRANSITION (not claimed)
 */
export async function releaseListing(ctx: Context, { code, version }: { code: string; version?: number | null }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.review", row);
    assertNotClaimedByOther(ctx, row);
    assertVersion(row, version);
    const target = reviewTarget(ctx, row);
    const free = { claimedById: null, claimedUntil: null };
    if (target.kind === "revision") {
      // The stored status counts: one's own lapsed claim may still be put back.
      assertMove(revisionMoves.release, target.revision.status);
      await writeRevision(tx, ctx, target.revision, { status: revisionMoves.release.to });
      await writeListing(tx, ctx, row, free);
      const data = { from: target.revision.status, to: revisionMoves.release.to };
      await recordEvent(tx, ctx, revisionEvent(row, target.revision.id, revisionMoves.release.emits, data));
      return;
    }
    assertMove(listingMoves.release, row.status);
    await writeListing(tx, ctx, row, { ...free, status: listingMoves.release.to });
    const data = { from: row.status, to: listingMoves.release.to };
    await recordEvent(tx, ctx, listingEvent(row, listingMoves.release.emits, data));
  });
}
