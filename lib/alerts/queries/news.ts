import { Prisma } from "#lib/db/generated/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { changesAfter } from "#lib/search/memory/source.ts";
import type { News } from "../model/found.ts";

/** Changes looked at in one step. */
const STEP = 200;

/** How far the alerts have read the changes of the list; `fromVersion`: where they began. */
export type Cursor = { version: bigint; fromVersion: bigint };

/** The cursor; before the first step of a new database it stands at the beginning. */
export async function readAlertCursor({ db }: Context): Promise<Cursor> {
  await db.alertCursor.createMany({ data: [{ id: 1, version: 0n, fromVersion: 0n }], skipDuplicates: true });
  const row = await db.alertCursor.findUniqueOrThrow({ where: { id: 1 } });
  return { version: row.version, fromVersion: row.fromVersion };
}

type Row = Omit<News, "first"> & { changed: bigint; firstSeen: bigint | null; seenVersion: number | null };

/**
 * The next changes behind a version, and the listings among them that are in the list now and were not there before, or were
 * changed in their text. A listing that only its index was written anew for (a renamed firm, new concepts) is no news.
 */
export async function nextNews(ctx: Context, after: bigint): Promise<{ upTo: bigint; news: News[] } | null> {
  const changes = await changesAfter(ctx.db, after, STEP);
  const last = changes.at(-1);
  if (!last) return null;
  const ids = [...new Set(changes.map(({ listingId }) => listingId))];
  // One statement, one snapshot: the last change it shows is not older than the publication it shows.
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    SELECT l.id::text, l.organization_id::text AS "organizationId", l.visibility = 'MATCH_ONLY' AS "matchOnly",
      l.version AS "listingVersion", s.first_version AS "firstSeen", s.listing_version AS "seenVersion",
      (SELECT max(c.version) FROM listing_change c WHERE c.listing_id = l.id) AS changed
    FROM listing l JOIN organization o ON o.id = l.organization_id LEFT JOIN alert_seen s ON s.listing_id = l.id
    WHERE l.id = ANY(${ids}::uuid[]) AND l.status = 'PUBLISHED' AND l.valid_until >= ${dayOf(ctx.now)}::date
      AND o.verification <> 'SUSPENDED'`);
  const news = rows
    .filter(({ seenVersion, listingVersion }) => seenVersion !== listingVersion)
    .map(({ firstSeen, changed, seenVersion: _seen, ...row }) => ({ ...row, first: firstSeen ?? changed }));
  return { upTo: last.version, news };
}
