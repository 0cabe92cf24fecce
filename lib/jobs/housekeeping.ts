import type { Db } from "#lib/db/client.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import { CONFIRM_HOURS } from "#lib/notifications/model/signed.ts";
import { pruneChanges } from "#lib/search/write-index.ts";

/** Answers of POSTs with an Idempotency-Key hold for a day. */
const IDEMPOTENCY_DAYS = 1;
/** A dead link is kept for a while, so that its page can say that it was used. */
const DEAD_LINK_DAYS = 30;
/** No sign-in lasts longer than 30 days. */
const SESSION_DAYS = 60;

/** A line of the page that was read so long ago is looked for no more. */
const READ_LINE_DAYS = 180;

const daysBefore = (asOf: Date, days: number): Date => new Date(asOf.getTime() - days * DAY_MS);

/**
 * Delete what has no more use: stored answers, spent limits, dead links, old sign-ins, addresses nobody confirmed, lines read long
 * ago, changes every index has read.
 * @returns rows deleted
 */
export async function cleanUp(db: Db, asOf: Date): Promise<number> {
  const deleted = await Promise.all([
    db.idempotencyRecord.deleteMany({ where: { createdAt: { lt: daysBefore(asOf, IDEMPOTENCY_DAYS) } } }),
    db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(asOf.getTime()) } } }),
    db.mailedToken.deleteMany({ where: { expiresAt: { lt: daysBefore(asOf, DEAD_LINK_DAYS) } } }),
    db.savedSearch.deleteMany({
      where: { userId: null, confirmedAt: null, createdAt: { lt: daysBefore(asOf, CONFIRM_HOURS / 24) } },
    }),
    db.notice.deleteMany({ where: { readAt: { lt: daysBefore(asOf, READ_LINE_DAYS) }, state: { not: "WAITING" } } }),
    db.session.deleteMany({ where: { createdAt: { lt: daysBefore(asOf, SESSION_DAYS) } } }),
  ]);
  return deleted.reduce((sum, { count }) => sum + count, await pruneChanges(db));
}
