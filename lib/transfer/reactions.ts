import { readUserById } from "#lib/auth/session.ts";
import type { Context } from "#lib/kernel/context.ts";
import { can } from "#lib/policies/authorize.ts";
import { failImport, runImport } from "#lib/transfer/commands/run-import.ts";

/**
 * A list was sent in: carry it out in its sender's name. At least once: an import that has ended is only looked at, one that was
 * interrupted goes on behind its last batch. One whose sender may not import any more ends, and says so.
 */
export async function importQueued(ctx: Context, eventId: bigint): Promise<void> {
  const event = await ctx.db.outboxEvent.findUnique({ where: { id: eventId }, select: { subjectId: true, actorId: true } });
  if (!event) return;
  const actor = event.actorId === null ? ctx.actor : await readUserById(ctx.db, event.actorId);
  if (actor === null || !can(actor, "import.run", null)) await failImport(ctx, event.subjectId, "senderGone");
  else await runImport({ ...ctx, actor }, event.subjectId);
}
