import type { Viewing } from "#lib/kernel/context.ts";
import { isLive } from "#lib/matching/queries/access.ts";
import { findCounterparts } from "#lib/matching/queries/find-counterparts.ts";
import { loadRows } from "#lib/matching/queries/load-listings.ts";
import { preparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { tierOf } from "#lib/matching/score/rank.ts";

/** So many of the best counterparts of a listing are looked at: what stands behind them is on no page either. */
const DEPTH = 100;

/**
 * Ids of the counterparts that are recommended for a listing, best first, those for matching only included; none for a listing
 * that is not live. For jobs: who tells somebody of one asks again what that person may see.
 */
export async function recommendedFor(viewing: Viewing, listingId: string): Promise<string[]> {
  const [row] = await loadRows(viewing, [listingId]);
  if (!row || !isLive(row, viewing.now)) return [];
  const index = preparedIndex(viewing);
  await index.sync(viewing);
  const { fitting } = await findCounterparts(viewing, index, index.put(row), DEPTH, "everything");
  return fitting
    .filter(({ score }) => tierOf(score.points, index.active.weights) === "RECOMMENDED")
    .map(({ other }) => other.listing.id);
}
