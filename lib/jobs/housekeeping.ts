import type { Db } from "#lib/db/client.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import { pruneChanges } from "#lib/search/write-index.ts";

/** Answers of POSTs with an Idempotency-Key hold for a day. */
const IDEMPOTENCY_DAYS = 1;
/** A dead link is kept for a while, so that its page can say that it was used. */
const DEAD_LINK_DAYS = 30;
/** No sign-in lasts longer than 30 days. */
const SESSION_DAYS = 60;

const daysBefore = (asOf: Date, days: number): Date => new Date(asOf.getTime() - days * DAY_MS);

/** Delete what has no more use: stored answers, spent limits, dead links, old sign-ins, changes every index has read. @returns rows deleted */
export async function cleanUp(db: Db, asOf: Date): Promise<number> {
  const deleted = await Promise.all([
    db.idempotencyRecord.deleteMany({ where: { createdAt: { lt: daysBefore(asOf, IDEMPOTENCY_DAYS) } } }),
    db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(asOf.getTime()) } } }),
    db.mailedToken.deleteMany({ where: { expiresAt: { lt: daysBefore(asOf, DEAD_LINK_DAYS) } } }),
    db.session.deleteMany({ where: { createdAt: { lt: daysBefore(asOf, SESSION_DAYS) } } }),
  ]);
  return deleted.reduce((sum, { count }) => sum + count, await pruneChanges(db));
}
