import type { Context } from "#lib/kernel/context.ts";
import { runRematch } from "#lib/matching/commands/run-rematch.ts";
import { startRematch } from "#lib/matching/commands/start-rematch.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";
import { activeWeights } from "#lib/matching/queries/active-weights.ts";
import { runEngineWith } from "#lib/matching/schema.ts";

/** A full re-match was asked for: carry it out. At least once: one that was interrupted goes on behind its last batch. */
export async function rematchQueued(ctx: Context, eventId: bigint): Promise<void> {
  const event = await ctx.db.outboxEvent.findUnique({ where: { id: eventId }, select: { subjectId: true } });
  if (event) await runRematch(ctx, event.subjectId);
}

/**
 * Other weights are in use: the stored matches of the list are made anew. While another run is open this fails, and is tried
 * again later; a run with them that was entered after the activation is enough.
 */
export async function weightsActivated(ctx: Context, eventId: bigint): Promise<void> {
  const event = await ctx.db.outboxEvent.findUnique({ where: { id: eventId }, select: { at: true } });
  if (!event) return;
  const engine = runEngineWith((await activeWeights(ctx.db)).version);
  const since = await ctx.db.matchRun.count({
    where: { scope: CURRENT, status: { not: "CANCELLED" }, engine, createdAt: { gte: event.at } },
  });
  if (since === 0) await startRematch(ctx, { scope: CURRENT });
}
