import type { Context } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { listingMoves, revisionMoves } from "../lifecycle.ts";
import { lockListings } from "./parts/lock-listing.ts";
import { writeRevision } from "./parts/revision.ts";
import { SWEEP_BATCH, sweep } from "./parts/sweep.ts";
import { listingEvent, revisionEvent, writeListing } from "./parts/write-listing.ts";

/**
 * The clock: what a moderator took and did not decide within the claim waits in the queue again. Commands and the queue do
 * not wait for it: they compare the instant themselves.
 *
 * @returns how many claims ended
 */
export async function releaseLapsedClaims(ctx: Context, asOf: Date): Promise<number> {
  const at = { ...ctx, now: asOf };
  return sweep(at, async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM listing WHERE status IN ('IN_REVIEW', 'PUBLISHED') AND claimed_until <= ${asOf}
      ORDER BY id LIMIT ${SWEEP_BATCH} FOR UPDATE SKIP LOCKED`;
    const rows = await lockListings(
      tx,
      due.map(({ id }) => id),
    );
    const free = { claimedById: null, claimedUntil: null };
    const events = [];
    for (const row of rows) {
      authorize(ctx.actor, "listing.expire", row);
      if (row.status === "IN_REVIEW") {
        await writeListing(tx, at, row, { ...free, status: listingMoves.release.to });
        events.push(listingEvent(row, listingMoves.release.emits, { from: row.status, to: "SUBMITTED", lapsed: true }));
        continue;
      }
      if (row.revision?.status === "IN_REVIEW") {
        await writeRevision(tx, at, row.revision, { status: revisionMoves.release.to });
        const data = { from: "IN_REVIEW", to: "SUBMITTED", lapsed: true };
        events.push(revisionEvent(row, row.revision.id, revisionMoves.release.emits, data));
      }
      await writeListing(tx, at, row, free);
    }
    return { taken: due.length, moved: rows.length, events };
  });
}
