import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import type { PairContext, PairScore } from "#lib/matching/score/pair.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import { buildMemoryIndex } from "#lib/search/memory/memory-index.ts";
import { intOf, ROW } from "#lib/search/memory/rows.ts";
import { codeOf, idOf, isAlive } from "#lib/search/memory/segment.ts";
import { allEntries } from "#lib/search/memory/source.ts";
import { isListWhole } from "#lib/search/queries/stale-listings.ts";

type Listed = { id: string; code: string };

/** The whole list at one moment, in this process: for jobs that match all of it. */
export type WholeList = {
  /** What is valid on the day, by code. */
  listings: readonly Listed[];
  /** The best counterparts of one listing of the list. */
  rank: (id: string, limit: number) => { other: { listing: Listed }; score: PairScore }[];
};

/**
 * Read the whole list into memory. A listing for matching only is among them: who may see it is decided where it is shown.
 *
 * @throws {DomainError} UNAVAILABLE while rows of it wait to be written anew
 */
export async function readWholeList({ db, now }: Viewing, blocked: PairContext["blocked"], weights: Weights): Promise<WholeList> {
  if (!(await isListWhole(db))) throw new DomainError("UNAVAILABLE", "rows of the list are missing: jjj rematch writes them");
  const index = buildMemoryIndex(await allEntries(db));
  const today = dayNumber(dayOf(now));
  const context: PairContext = { today, blocked, rarity: index.rarity, weights };
  const listings: Listed[] = [];
  for (const segment of index.segments) {
    for (let doc = 0; doc < segment.size; doc++) {
      if (!isAlive(segment, doc) || intOf(segment.rows, doc, ROW.validUntil) < today) continue;
      listings.push({ id: idOf(segment, doc), code: codeOf(segment, doc) });
    }
  }
  listings.sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    listings,
    rank(id, limit) {
      const form = index.formOf(id);
      if (!form) return [];
      const matchOnly = { everything: true, organization: 0 };
      const { fitting } = index.match({ form, limit, context, matchOnly, fittingOnly: true });
      return fitting
        .filter(({ score }) => score.points >= weights.shownFrom)
        .map(({ segment, doc, score }) => ({
          other: { listing: { id: idOf(segment, doc), code: codeOf(segment, doc) } },
          score,
        }));
    },
  };
}
