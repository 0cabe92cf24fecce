import { addDays, type Day, dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { SWEEP_BATCH, sweep } from "./parts/sweep.ts";
import { listingEvent } from "./parts/write-listing.ts";

/**
 * The two notices before the end. A listing ends with its last day: within 7 days of that instant, then within 24 hours,
 * which is its last day itself. One that comes into the nearer window at once gets that notice alone.
 */
const WINDOWS = [
  { window: "day", fromDays: 0, toDays: 0 },
  { window: "week", fromDays: 1, toDays: 6 },
] as const;

type Due = { id: string; code: string; organization_id: string; valid_until: string };

/**
 * The clock: announce the end of published listings 7 days and 24 hours before, each once for one last day. A renewal makes
 * a new last day, and so new notices.
 *
 * @returns how many notices went out as events
 */
export async function announceExpiry(ctx: Context, asOf: Date): Promise<number> {
  let announced = 0;
  for (const { window, fromDays, toDays } of WINDOWS) {
    const today = dayOf(asOf);
    announced += await announceWindow({ ...ctx, now: asOf }, window, addDays(today, fromDays), addDays(today, toDays));
  }
  return announced;
}

async function announceWindow(ctx: Context, window: string, from: Day, to: Day): Promise<number> {
  return sweep(ctx, async (tx) => {
    // The lock comes first and the look into the outbox second, so that two workers never both announce.
    const due = await tx.$queryRaw<Due[]>`
      SELECT l.id, l.code, l.organization_id, l.valid_until::text FROM listing l
      WHERE l.status = 'PUBLISHED' AND l.valid_until BETWEEN ${from}::date AND ${to}::date AND NOT EXISTS (
        SELECT 1 FROM outbox_event e WHERE e.subject_id = l.id::text AND e.name = 'listing.expiring'
          AND e.data->>'window' = ${window} AND e.data->>'validUntil' = l.valid_until::text)
      ORDER BY l.id LIMIT ${SWEEP_BATCH} FOR UPDATE OF l SKIP LOCKED`;
    const ids = due.map(({ id }) => id);
    const told = await tx.$queryRaw<{ subject_id: string }[]>`
      SELECT e.subject_id FROM outbox_event e JOIN listing l ON l.id::text = e.subject_id
      WHERE e.subject_id = ANY(${ids}::text[]) AND e.name = 'listing.expiring'
        AND e.data->>'window' = ${window} AND e.data->>'validUntil' = l.valid_until::text`;
    const before = new Set(told.map(({ subject_id }) => subject_id));
    const fresh = due.filter(({ id }) => !before.has(id));
    for (const { organization_id: organizationId } of fresh)
      authorize(ctx.actor, "listing.expire", { organizationId, claimed: true });
    const events = fresh.map((row) => listingEvent(row, "listing.expiring", { window, validUntil: row.valid_until }));
    return { taken: due.length, moved: fresh.length, events };
  });
}
