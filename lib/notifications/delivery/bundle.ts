import { randomUUID } from "node:crypto";
import type { Db, Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { readLocale } from "#lib/i18n/locales.ts";
import { addMinutes } from "#lib/kernel/clock.ts";
import { afterQuiet, SPACING_MINUTES, STANDARD_QUIET } from "../model/due.ts";
import { ALERT_MAIL } from "../model/params.ts";
import { type Reach, reachOf } from "../queries/reach.ts";

/** Readers whose mail is written in one go. */
const AT_ONCE = 200;

/** Whose mail: a person's, or that of one subscription of a visitor. */
type Reader = { userId: string | null; savedSearchId: string | null };

/**
 * Gather what is due into mails, one a reader: what was found for saved searches and own listings, and what waited for the mail
 * of the day. A thing goes into one mail: taking it and writing the mail commit together, under a lock of the reader's own, so
 * that of two workers one writes. What the mail says is read when it is sent.
 *
 * @param now told by the database's clock, as everything about sending
 * @returns mails written
 */
export async function bundleDue(db: Db, now: Date): Promise<number> {
  const readers = await db.$queryRaw<Reader[]>`
    SELECT DISTINCT user_id::text AS "userId", CASE WHEN user_id IS NULL THEN saved_search_id::text END AS "savedSearchId"
    FROM alert WHERE state = 'WAITING' AND due_at <= ${now}
    UNION SELECT user_id::text, NULL FROM notice WHERE state = 'WAITING' AND due_at <= ${now}
    LIMIT ${AT_ONCE}`;
  let written = 0;
  for (const reader of readers) written += (await inTransaction(db, (tx) => bundleFor(tx, reader, now))) ? 1 : 0;
  return written;
}

/** @returns whether a mail was written */
async function bundleFor(tx: Tx, reader: Reader, now: Date): Promise<boolean> {
  const { userId, savedSearchId } = reader;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`alerts:${userId ?? savedSearchId}`}, 0))`;
  const place = await placeOf(tx, reader);
  // Nobody to write to any more: it stays on the page.
  if (place === null) {
    await take(tx, reader, now, Prisma.sql`state = 'NONE'`);
    return false;
  }
  const { quiet, quietForAll, ...to } = place;
  // What was due in the evening and is gathered at night, because a worker was away or mails stand apart, rests as well.
  const rested = afterQuiet(now, quiet);
  if (rested > now) await take(tx, reader, now, Prisma.sql`due_at = ${rested}`, { linesToo: quietForAll });
  const last = await tx.notification.findFirst({
    where: { kind: ALERT_MAIL, toAddress: to.toAddress, createdAt: { gt: addMinutes(now, -SPACING_MINUTES) } },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  if (last) {
    await take(tx, reader, now, Prisma.sql`due_at = ${addMinutes(last.createdAt, SPACING_MINUTES)}`);
    return false;
  }
  const id = randomUUID();
  const taken = await take(tx, reader, now, Prisma.sql`state = 'BUNDLED', notification_id = ${id}::uuid`);
  if (taken === 0) return false;
  await tx.notification.create({
    data: {
      ...{ id, kind: ALERT_MAIL, dedupeKey: `bundle:${id}`, userId, ...to },
      ...{ notBefore: now, nextAttemptAt: now, createdAt: now },
    },
  });
  return true;
}

type Place = Pick<Reach, "locale" | "quiet" | "quietForAll"> & { toAddress: string };

/** Where to, in which language, outside which hours; null: nobody to write to any more. */
async function placeOf(tx: Tx, { userId, savedSearchId }: Reader): Promise<Place | null> {
  if (userId !== null) {
    const person = (await reachOf(tx, [userId])).get(userId);
    if (!person?.email) return null;
    const { email, locale, quiet, quietForAll } = person;
    return { toAddress: email, locale, quiet, quietForAll };
  }
  const where = { id: savedSearchId ?? "" };
  const search = await tx.savedSearch.findUnique({ where, select: { email: true, pausedAt: true, locale: true } });
  if (!search?.email || search.pausedAt) return null;
  return { toAddress: search.email, locale: readLocale(search.locale), quiet: STANDARD_QUIET, quietForAll: false };
}

/**
 * Change what is due for a reader, with the lines that wait for the mail of the day unless said otherwise; who comes second finds
 * nothing left.
 * @returns rows changed
 */
async function take(
  tx: Tx,
  { userId, savedSearchId }: Reader,
  now: Date,
  change: Prisma.Sql,
  { linesToo = true } = {},
): Promise<number> {
  if (userId === null) {
    return tx.$executeRaw(Prisma.sql`
      UPDATE alert SET ${change}
      WHERE user_id IS NULL AND saved_search_id = ${savedSearchId}::uuid AND state = 'WAITING' AND due_at <= ${now}`);
  }
  const alerts = await tx.$executeRaw(Prisma.sql`
    UPDATE alert SET ${change} WHERE user_id = ${userId}::uuid AND state = 'WAITING' AND due_at <= ${now}`);
  if (!linesToo) return alerts;
  const lines = await tx.$executeRaw(Prisma.sql`
    UPDATE notice SET ${change} WHERE user_id = ${userId}::uuid AND state = 'WAITING' AND due_at <= ${now}`);
  return alerts + lines;
}
