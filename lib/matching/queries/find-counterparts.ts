import type { Viewing } from "#lib/kernel/context.ts";
import { fuseRanks } from "#lib/matching/model/embedding.ts";
import { matchTerms, type Prepared } from "#lib/matching/model/prepared.ts";
import { blocksOf } from "#lib/matching/queries/blocked.ts";
import { isMatchable, loadRows } from "#lib/matching/queries/load-listings.ts";
import type { PreparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { semanticNeighbours } from "#lib/matching/queries/semantic-neighbours.ts";
import { NEAR_AMONG } from "#lib/matching/score/near.ts";
import type { PairContext } from "#lib/matching/score/pair.ts";
import { type Ranked, scoreWith } from "#lib/matching/score/rank.ts";
import { searchPort } from "#lib/search/port.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Listings nearest in meaning that are scored beside those of the index, where an embedding endpoint is set. */
const NEIGHBOURS = 50;
/** More than asked for, so that what falls away when it is read again leaves no gap. */
const SPARE = 20;

export type Found = { fitting: Ranked[]; near: Ranked[] };

/** Which listings for matching only may be found: all of them, or those of one firm. */
export type Admitted = "everything" | { ofFirm: string | null };

/**
 * The best counterparts of a listing, each read again in PostgreSQL after it was found: what is returned is published, valid,
 * of a firm that is not suspended and not on either never-match list, in a snapshot taken after the ranking.
 *
 * @param admitted what the reader may be shown; the rest leaves no trace in the ranking
 */
export async function findCounterparts(
  viewing: Viewing,
  index: PreparedIndex,
  mine: Prepared,
  keep: number,
  admitted: Admitted,
): Promise<Found> {
  const { byUs, byThem } = await blocksOf(viewing, mine.listing.organizationId);
  const ruledOut = new Set([...byUs, ...byThem].map(hash32));
  const firm = admitted === "everything" ? null : admitted.ofFirm;
  const found = await searchPort().match(viewing, {
    form: mine.form,
    limit: keep + SPARE,
    near: NEAR_AMONG,
    ruledOut: [...ruledOut],
    matchOnly: { everything: admitted === "everything", organization: firm === null ? 0 : hash32(firm) },
    weights: index.active.weights,
    probe: (rarity) => ({
      side: mine.listing.side === "DEMAND" ? "SUPPLY" : "DEMAND",
      terms: matchTerms(mine.listing, index.tools).map(({ term, weight }) => ({
        term,
        weight: weight ** 0.5 * rarity.of(hash32(term)) ** 2,
      })),
    }),
  });
  index.restOn(found.rarity);
  const context = index.context(viewing.now, (one, other) => ruledOut.has(one === mine.form.organization ? other : one));
  const shown = (other: Prepared) =>
    other.listing.visibility !== "MATCH_ONLY" || admitted === "everything" || other.listing.organizationId === firm;
  const near = await semanticNeighbours(viewing, mine.listing, NEIGHBOURS);
  const ids = fuseRanks([found.fitting.map(({ id }) => id), near?.ids ?? []]);
  const proposed = near ? { fitting: ids.map((id) => ({ id })), near: found.near } : found;
  return confirm(viewing, index, { mine, found: proposed, keep, context, shown });
}

type Proposed = {
  mine: Prepared;
  found: { fitting: readonly { id: string }[]; near: readonly { id: string }[] };
  keep: number;
  context: PairContext;
  shown: (other: Prepared) => boolean;
};

/** Read the proposed listings again, and score what still stands as it is now. */
async function confirm(viewing: Viewing, index: PreparedIndex, proposed: Proposed): Promise<Found> {
  const { mine, found, keep, context, shown } = proposed;
  const rows = await loadRows(
    viewing,
    [...found.fitting, ...found.near].map(({ id }) => id),
  );
  const live = new Map(rows.filter(isMatchable).map((row) => [row.id, row]));
  const still = ({ id }: { id: string }): Ranked[] => {
    const row = live.get(id);
    if (!row) return [];
    const other = index.put(row);
    return shown(other) ? [{ other, score: scoreWith(mine, other, context) }] : [];
  };
  const fitting = found.fitting
    .flatMap(still)
    .filter(({ score }) => score.compatible && score.points >= index.active.weights.shownFrom);
  fitting.sort((a, b) => b.score.points - a.score.points || (a.other.listing.code < b.other.listing.code ? -1 : 1));
  return { fitting: fitting.slice(0, keep), near: found.near.flatMap(still).filter(({ score }) => !score.compatible) };
}
