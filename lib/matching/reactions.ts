import type { Context } from "#lib/kernel/context.ts";
import { runRematch } from "#lib/matching/commands/run-rematch.ts";

/** A full re-match was asked for: carry it out. At least once: one that was interrupted goes on behind its last batch. */
export async function rematchQueued(ctx: Context, eventId: bigint): Promise<void> {
  const event = await ctx.db.outboxEvent.findUnique({ where: { id: eventId }, select: { subjectId: true } });
  if (event) await runRematch(ctx, event.subjectId);
}
