import type { Context } from "#lib/kernel/context.ts";
import { reindexAll, reindexConcept } from "./commands/reindex.ts";

/** The ontology has changed: bring the index of the listings it touches up to date. At least once: rewriting is idempotent. */
export async function reindexNamed(ctx: Context, eventId: bigint): Promise<void> {
  const event = await ctx.db.outboxEvent.findUnique({ where: { id: eventId }, select: { name: true, subjectId: true } });
  if (!event) return;
  if (event.name === "ontology.renewed") await reindexAll(ctx);
  else await reindexConcept(ctx, event.subjectId);
}
