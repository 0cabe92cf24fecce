import type { Viewing } from "#lib/kernel/context.ts";
import type { ListingFilter, SearchPage, SearchPort } from "#lib/search/port.ts";
import { findCandidates } from "#lib/search/queries/candidates.ts";
import { isDesk, termsOfQuery } from "#lib/search/queries/conditions.ts";
import { rememberedCounts } from "#lib/search/queries/counts.ts";
import { countHits } from "#lib/search/queries/facets.ts";
import { pageOfIds } from "#lib/search/queries/page.ts";
import { matchPostgres, sampledRarity } from "#lib/search/queries/postgres-match.ts";

async function version({ db }: Viewing): Promise<bigint> {
  const row = await db.indexClock.findUnique({ where: { id: 1 }, select: { version: true } });
  return row?.version ?? 0n;
}

async function search(viewing: Viewing, filter: ListingFilter): Promise<SearchPage> {
  // A desk is small and its counts are its own; the public counts are the same for everyone until something changes.
  const counting = isDesk(filter) ? countHits(viewing, filter) : rememberedCounts(viewing, filter, version);
  if (termsOfQuery(filter).length === 0) {
    const [page, counts] = await Promise.all([pageOfIds(viewing, filter, 0), counting]);
    return { ...page, ...counts };
  }
  // How common the words are decides how a page of them is read.
  const counts = await counting;
  return { ...(await pageOfIds(viewing, filter, counts.total)), ...counts };
}

/** Search, facets and candidates by PostgreSQL alone: always true, no process to lose. */
export const postgresSearch: SearchPort = {
  name: "postgres",
  search,
  candidates: findCandidates,
  match: matchPostgres,
  rarity: sampledRarity,
  version,
};
