import { DAY_MS } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { listingMoves } from "../lifecycle.ts";
import { ARCHIVE_AFTER_DAYS } from "../model.ts";
import { lockListings } from "./parts/lock-listing.ts";
import { SWEEP_BATCH, sweep } from "./parts/sweep.ts";
import { listingEvent, writeListing } from "./parts/write-listing.ts";

/**
 * The clock: a listing that ended 180 days ago goes to the archive; staff still find it.
 *
 * @returns how many listings were archived
 */
export async function archiveListings(ctx: Context, asOf: Date): Promise<number> {
  const at = { ...ctx, now: asOf };
  const endedBefore = new Date(asOf.getTime() - ARCHIVE_AFTER_DAYS * DAY_MS);
  return sweep(at, async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM listing WHERE status IN ('FULFILLED', 'WITHDRAWN', 'EXPIRED', 'REJECTED') AND ended_at < ${endedBefore}
      ORDER BY id LIMIT ${SWEEP_BATCH} FOR UPDATE SKIP LOCKED`;
    const rows = await lockListings(
      tx,
      due.map(({ id }) => id),
    );
    const events = [];
    for (const row of rows) {
      authorize(ctx.actor, "listing.archive", row);
      await writeListing(tx, at, row, { status: listingMoves.archive.to });
      events.push(listingEvent(row, listingMoves.archive.emits, { from: row.status, to: listingMoves.archive.to }));
    }
    return { taken: due.length, moved: rows.length, events };
  });
}
