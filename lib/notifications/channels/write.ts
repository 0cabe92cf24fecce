import type { Db, Tx } from "#lib/db/client.ts";
import { afterQuiet, SETTLED_SECONDS } from "../model/due.ts";
import { topicOf } from "../model/topics.ts";
import { reachOf } from "../queries/reach.ts";
import { driverOf, messageChannels } from "./drivers.ts";

/** A line of the page that was just opened. */
export type NewLine = { id: string; userId: string; kind: string; params: Readonly<Record<string, string>>; at: Date };

/** Write the short messages that the readers of new lines asked for: one a line and channel, never in the quiet hours. */
export async function writeShortMessagesIn(db: Db | Tx, lines: readonly NewLine[]): Promise<void> {
  const channels = messageChannels();
  if (channels.length === 0 || lines.length === 0) return;
  const reach = await reachOf(
    db,
    lines.map(({ userId }) => userId),
  );
  const rows = lines.flatMap(({ id, userId, kind, params, at }) =>
    channels.flatMap((channel) => {
      const person = reach.get(userId);
      const topic = topicOf(kind);
      const toAddress = person && driverOf(channel)?.addressOf(person);
      if (!person || !topic || !toAddress || person.paceOf(topic, channel) !== "AT_ONCE") return [];
      const notBefore = afterQuiet(new Date(at.getTime() + SETTLED_SECONDS * 1000), person.quiet);
      return [
        {
          ...{ kind, dedupeKey: `${id}:${channel}`, userId, toAddress, channel, locale: person.locale, params },
          ...{ notBefore, nextAttemptAt: notBefore, createdAt: at },
        },
      ];
    }),
  );
  if (rows.length > 0) await db.notification.createMany({ data: rows, skipDuplicates: true });
}
