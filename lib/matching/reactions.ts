import type { Context } from "#lib/kernel/context.ts";
import { runRematch } from "#lib/matching/commands/run-rematch.ts";
import { startRematch } from "#lib/matching/commands/start-rematch.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";

/** A full re-match was asked for: carry it out. At least once: one that was interrupted goes on behind its last batch. */
export async function rematchQueued(ctx: Context, eventId: bigint): Promise<void> {
  const event = await ctx.db.outboxEvent.findUnique({ where: { id: eventId }, select: { subjectId: true } });
  if (event) await runRematch(ctx, event.subjectId);
}

/**
 * Other weights are in use: the stored matches of the list are made anew. While another run is open this fails, and is tried
 * again later; a run entered after the activation already has the new weights.
 */
export async function weightsActivated(ctx: Context, eventId: bigint): Promise<void> {
  const event = await ctx.db.outboxEvent.findUnique({ where: { id: eventId }, select: { at: true } });
  if (!event) return;
  const since = await ctx.db.matchRun.count({
    where: { scope: CURRENT, status: { not: "CANCELLED" }, createdAt: { gte: event.at } },
  });
  if (since === 0) await startRematch(ctx, { scope: CURRENT });
}
