import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { listingMoves } from "../lifecycle.ts";
import { lockListings } from "./parts/lock-listing.ts";
import { discardRevisionIn } from "./parts/revision.ts";
import { SWEEP_BATCH, sweep } from "./parts/sweep.ts";
import { listingEvent, writeListing } from "./parts/write-listing.ts";

/**
 * The clock: every published listing past its last day becomes EXPIRED, its open revision is dropped. Readers do not wait
 * for it: they compare the day themselves.
 *
 * @param asOf instant of the timetable; its day in Asia/Shanghai decides
 * @returns how many listings expired
 */
export async function expireListings(ctx: Context, asOf: Date): Promise<number> {
  return sweep({ ...ctx, now: asOf }, async (tx) => {
    const at = { ...ctx, now: asOf };
    const due = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM listing WHERE status = 'PUBLISHED' AND valid_until < ${dayOf(asOf)}::date
      ORDER BY id LIMIT ${SWEEP_BATCH} FOR UPDATE SKIP LOCKED`;
    const rows = await lockListings(
      tx,
      due.map(({ id }) => id),
    );
    const events = [];
    for (const row of rows) {
      authorize(ctx.actor, "listing.expire", row);
      events.push(...(await discardRevisionIn(tx, at, row)));
      await writeListing(tx, at, row, {
        status: listingMoves.expire.to,
        endedAt: asOf,
        claimedById: null,
        claimedUntil: null,
        queuedAt: null,
      });
      events.push(listingEvent(row, listingMoves.expire.emits, { from: row.status, to: listingMoves.expire.to }));
    }
    if (rows.length > 0)
      await indexListingsIn(
        tx,
        rows.map(({ id }) => id),
      );
    return { taken: due.length, moved: rows.length, events };
  });
}
