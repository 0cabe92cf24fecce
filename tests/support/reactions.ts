// Carries out waiting reactions without a worker: the jobs of the queue, in their order.
import { db } from "#lib/db/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { notify } from "#lib/notifications/reactions/notify.ts";
import { systemContext } from "./people.ts";

/** Write the mails of every event so far; doing it again writes none twice. */
export async function writeMails(ctx: Context = systemContext()): Promise<void> {
  const events = await db().outboxEvent.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  for (const { id } of events) await notify(ctx, id);
}

/** Kinds and recipients of the mails written so far, in order. */
export async function mailsWritten(): Promise<{ kind: string; to: string }[]> {
  const rows = await db().notification.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(({ kind, toAddress }) => ({ kind, to: toAddress }));
}
