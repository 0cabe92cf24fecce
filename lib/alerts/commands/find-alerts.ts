import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import type { News } from "../model/found.ts";
import { matchHits } from "../queries/match-hits.ts";
import { type Cursor, nextNews, readAlertCursor } from "../queries/news.ts";
import { searchHits } from "../queries/search-hits.ts";
import { storeHitsIn } from "./store-hits.ts";

/**
 * Look through everything that has changed in the list since last time, in the order of the commits. Finding and moving the
 * cursor commit together: a worker that is killed looks again, of two workers at the same place one writes. Nothing is told
 * twice, because a pair has one row for ever; nothing is passed over, because the cursor only moves over what was looked at.
 *
 * @returns alerts found
 */
export async function findAlerts(ctx: Context): Promise<number> {
  authorize(ctx.actor, "alert.find", null);
  let found = 0;
  for (;;) {
    const step = await lookOnce(ctx);
    if (step === null) return found;
    found += step;
  }
}

async function lookOnce(ctx: Context): Promise<number | null> {
  const cursor = await readAlertCursor(ctx);
  const next = await nextNews(ctx, cursor.version);
  if (!next) return null;
  const hits = [...(await searchHits(ctx, next.news)), ...(await matchHits(ctx, next.news, cursor.fromVersion))];
  return inTransaction(ctx.db, async (tx) => {
    if (!(await moveCursor(tx, cursor, next.upTo))) return 0;
    await markSeen(tx, next.news);
    return storeHitsIn(tx, hits, ctx.now);
  });
}

/** @returns false when another worker has moved it meanwhile */
async function moveCursor(tx: Tx, from: Cursor, to: bigint): Promise<boolean> {
  const { count } = await tx.alertCursor.updateMany({ where: { id: 1, version: from.version }, data: { version: to } });
  return count === 1;
}

async function markSeen(tx: Tx, news: readonly News[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO alert_seen (listing_id, first_version, listing_version)
    SELECT * FROM unnest(${news.map(({ id }) => id)}::uuid[], ${news.map(({ first }) => first)}::bigint[],
      ${news.map(({ listingVersion }) => listingVersion)}::int[])
    ON CONFLICT (listing_id) DO UPDATE SET listing_version = EXCLUDED.listing_version`;
}

/** Everything that is in the list by now is no news: after a list was filled with samples. */
export async function skipAlerts(ctx: Context): Promise<void> {
  authorize(ctx.actor, "alert.find", null);
  await readAlertCursor(ctx);
  await inTransaction(
    ctx.db,
    async (tx) => {
      await tx.$executeRaw`
        INSERT INTO alert_seen (listing_id, first_version, listing_version)
        SELECT l.id, c.version, l.version FROM listing l, index_clock c WHERE l.status = 'PUBLISHED' AND c.id = 1
        ON CONFLICT (listing_id) DO NOTHING`;
      await tx.$executeRaw`
        UPDATE alert_cursor SET version = c.version, from_version = c.version FROM index_clock c
        WHERE alert_cursor.id = 1 AND c.id = 1`;
    },
    { timeoutMs: 60_000 },
  );
}
