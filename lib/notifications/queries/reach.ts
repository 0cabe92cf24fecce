import type { Db, Tx } from "#lib/db/client.ts";
import { type Locale, readLocale } from "#lib/i18n/locales.ts";
import { type Pace, type Quiet, STANDARD_QUIET } from "../model/due.ts";
import { type Channel, standardPace, type Topic } from "../model/topics.ts";

/** How a person can be reached, and how they want to be. */
export type Reach = {
  userId: string;
  email: string | null;
  mobile: string | null;
  /** Language of what is sent to them. */
  locale: Locale;
  /** Whether they chose it; else it is that of the pages they use. */
  choseLocale: boolean;
  paceOf(topic: Topic, channel: Channel): Pace;
  quiet: Quiet;
  /** Mails about requests and reviews rest in the quiet hours as well. */
  quietForAll: boolean;
};

/** The same for many, by user id; people who are gone or disabled have none. */
export async function reachOf(db: Db | Tx, userIds: readonly string[]): Promise<Map<string, Reach>> {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return new Map();
  // One after the other: in a transaction there is one connection.
  const users = await db.user.findMany({
    where: { id: { in: ids }, disabledAt: null },
    select: { id: true, email: true, mobile: true, pageLocale: true, mailLocale: true },
  });
  const choices = await db.notificationChoice.findMany({ where: { userId: { in: ids } } });
  const quiet = await db.quietHours.findMany({ where: { userId: { in: ids } } });
  const chosen = new Map(choices.map(({ userId, topic, channel, pace }) => [`${userId} ${topic} ${channel}`, pace]));
  const hours = new Map(quiet.map((row) => [row.userId, row]));
  return new Map(
    users.map(({ id, email, mobile, pageLocale, mailLocale }) => [
      id,
      {
        userId: id,
        email,
        mobile,
        locale: readLocale(mailLocale ?? pageLocale),
        choseLocale: mailLocale !== null,
        paceOf: (topic, channel) => chosen.get(`${id} ${topic} ${channel}`) ?? standardPace(topic, channel),
        quiet: hours.get(id) ?? STANDARD_QUIET,
        quietForAll: hours.get(id)?.everything ?? false,
      },
    ]),
  );
}

const RANK: Record<Pace, number> = { AT_ONCE: 0, DAILY: 1, OFF: 2 };

/** The quieter of two wishes. */
export const slower = (one: Pace, other: Pace): Pace => (RANK[one] >= RANK[other] ? one : other);
