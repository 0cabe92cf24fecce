import type { Viewing } from "#lib/kernel/context.ts";
import { readClock } from "#lib/search/memory/source.ts";
import type { ListingFilter, SearchPage, SearchPort } from "#lib/search/port.ts";
import { findCandidates } from "#lib/search/queries/candidates.ts";
import { isDesk, termsOfQuery } from "#lib/search/queries/conditions.ts";
import { rememberedCounts } from "#lib/search/queries/counts.ts";
import { countHits } from "#lib/search/queries/facets.ts";
import { pageOfIds } from "#lib/search/queries/page.ts";
import { matchPostgres, sampledRarity } from "#lib/search/queries/postgres-match.ts";

async function version({ db }: Viewing): Promise<bigint> {
  return (await readClock(db)).version;
}

async function search(viewing: Viewing, filter: ListingFilter): Promise<SearchPage> {
  // A desk is small and its counts are its own; the public counts are the same for everyone until something changes.
  const counting = isDesk(filter) ? countHits(viewing, filter) : rememberedCounts(viewing, filter);
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
