import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";

/** Rows a transaction of a sweep takes: the audit chain is locked for all of them. */
export const SWEEP_BATCH = 200;

/**
 * Run one step of a sweep again and again, each in a transaction of its own, until it finds nothing more to do.
 * A step locks what it takes with SKIP LOCKED and so re-checks it; a second worker takes other rows.
 *
 * @returns how many rows were moved
 */
export async function sweep(
  ctx: Context,
  step: (tx: Tx) => Promise<{ taken: number; moved: number; events: AppEvent[] }>,
): Promise<number> {
  let moved = 0;
  for (;;) {
    const done = await inTransaction(
      ctx.db,
      async (tx) => {
        const result = await step(tx);
        await recordEvents(tx, ctx, result.events);
        return result;
      },
      { timeoutMs: 60_000 },
    );
    moved += done.moved;
    if (done.taken < SWEEP_BATCH) return moved;
  }
}
