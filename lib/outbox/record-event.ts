import { appendAudit } from "#lib/audit/append.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { type AppEvent, reactionsOf } from "./events.ts";

/**
 * Write one event, a job for each of its reactions, and its audit row, in the caller's transaction.
 * Call it last: the audit chain serialises writers from here to the commit.
 */
export async function recordEvent(tx: Tx, ctx: Context, event: AppEvent): Promise<void> {
  await recordEvents(tx, ctx, [event]);
}

/** The same for many events at once (bulk commands; at most 200 a transaction). */
export async function recordEvents(tx: Tx, ctx: Context, events: readonly AppEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = await tx.outboxEvent.createManyAndReturn({
    data: events.map((e) => ({
      name: e.name,
      subjectId: e.subjectId,
      actorId: ctx.actor.userId,
      data: e.data ?? {},
      at: ctx.now,
    })),
    select: { id: true, name: true },
  });
  const jobs = rows.flatMap(({ id, name }) =>
    reactionsOf[name as AppEvent["name"]].map((reaction) => ({ key: `${id}:${reaction}`, eventId: String(id), reaction })),
  );
  if (jobs.length > 0) {
    await tx.$executeRaw`
      SELECT graphile_worker.add_job('react', json_build_object('eventId', j->>'eventId', 'reaction', j->>'reaction'),
        job_key := j->>'key', max_attempts := 25)
      FROM json_array_elements(${JSON.stringify(jobs)}::json) AS j`;
  }
  await appendAudit(
    tx,
    ctx,
    events.map((e) => ({
      action: e.name,
      objectType: e.subjectType,
      objectId: e.subjectId,
      objectCode: e.subjectCode ?? null,
      result: "ok",
      data: e.data ?? {},
    })),
  );
}
