import type { Viewing } from "#lib/kernel/context.ts";
import { matchTerms, type Prepared } from "#lib/matching/model/prepared.ts";
import { blocksOf } from "#lib/matching/queries/blocked.ts";
import { isMatchable, loadRows } from "#lib/matching/queries/load-listings.ts";
import type { PreparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { NEAR_AMONG } from "#lib/matching/score/near.ts";
import type { PairContext } from "#lib/matching/score/pair.ts";
import { type Ranked, rankCounterparts, scoreWith } from "#lib/matching/score/rank.ts";
import { searchPort } from "#lib/search/port.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Listings rescored with all features when there are too many to score them all. */
const CANDIDATES = 300;
/** More than asked for, so that what falls away when it is read again leaves no gap. */
const SPARE = 20;

export type Found = { fitting: Ranked[]; near: Ranked[] };

async function counterparts(viewing: Viewing, index: PreparedIndex, mine: Prepared): Promise<Iterable<Prepared>> {
  const side = mine.listing.side === "DEMAND" ? "SUPPLY" : "DEMAND";
  if (index.exhaustive) return index.side(side);
  const terms = matchTerms(mine.listing, index.tools).map(({ term, weight }) => ({
    term,
    weight: weight ** 0.5 * index.rarity.of(hash32(term)) ** 2,
  }));
  const ids = await searchPort().candidates(viewing, { side, terms, limit: CANDIDATES });
  return (await loadRows(viewing, ids)).filter(isMatchable).map((row) => index.put(row));
}

/**
 * The best counterparts of a listing, each read again in PostgreSQL after it was found: what is returned is published, valid,
 * of a firm that is not suspended and not on either never-match list, in a snapshot taken after the ranking.
 *
 * @param admits which counterparts the reader may be shown; others leave no trace in the ranking
 */
export async function findCounterparts(
  viewing: Viewing,
  index: PreparedIndex,
  mine: Prepared,
  keep: number,
  admits: (other: Prepared) => boolean,
): Promise<Found> {
  const { byUs, byThem } = await blocksOf(viewing, mine.listing.organizationId);
  const ruledOut = new Set([...byUs, ...byThem].map(hash32));
  const context = index.context(viewing.now, (one, other) => ruledOut.has(one === mine.form.organization ? other : one));
  const others = await counterparts(viewing, index, mine);
  const admitted = function* () {
    for (const other of others) if (admits(other)) yield other;
  };
  const found = rankCounterparts(mine, admitted(), context, keep + SPARE);
  return confirm(viewing, index, mine, found, keep, context);
}

/** Read the found listings again and keep what still stands, scored anew where something in it has changed. */
async function confirm(
  viewing: Viewing,
  index: PreparedIndex,
  mine: Prepared,
  found: Found,
  keep: number,
  context: PairContext,
): Promise<Found> {
  const near = found.near.slice(0, NEAR_AMONG);
  const rows = await loadRows(
    viewing,
    [...found.fitting, ...near].map(({ other }) => other.listing.id),
  );
  const live = new Map(rows.filter(isMatchable).map((row) => [row.id, row]));
  const still = ({ other, score }: Ranked): Ranked[] => {
    const row = live.get(other.listing.id);
    if (!row) return [];
    const now = index.put(row);
    if (now === other) return [{ other, score }];
    return [{ other: now, score: scoreWith(mine, now, context) }];
  };
  const fitting = found.fitting.flatMap(still).filter(({ score }) => score.compatible && score.points >= 1);
  fitting.sort((a, b) => b.score.points - a.score.points || (a.other.listing.code < b.other.listing.code ? -1 : 1));
  return { fitting: fitting.slice(0, keep), near: near.flatMap(still).filter(({ score }) => !score.compatible) };
}
