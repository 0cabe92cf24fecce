import { type Share, shareOf } from "#lib/matching/score/precision.ts";
import type { Tier } from "#lib/matching/score/rank.ts";

/** A pair under one set of weights; `tier` null: not shown, below the threshold or against a hard constraint. */
export type Scored = { points: number; tier: Tier | null };
/** A judged pair under both; `list` is the listing under whose matches it was shown. */
export type ComparedPair = { list: string; fits: boolean; before: Scored; after: Scored };

/** Depths at which precision is told. */
export const DEPTHS = [1, 3, 5, 10] as const;

export type Comparison<Pair extends ComparedPair> = {
  pairs: number;
  lists: number;
  /** Share of fitting ones among the first k judged pairs of each list, all lists together. */
  precisionAt: { k: number; before: Share; after: Share }[];
  /** Share of fitting ones among those shown as 推荐. */
  recommended: { before: Share; after: Share };
  /** Of the pairs (fitting, unfit) of one list, how many stand in the right order; ties count as wrong. */
  ordered: { before: Share; after: Share };
  /** Pairs of one list, whatever their verdicts, that change places. */
  swapped: number;
  /** Pairs whose tier changes, the largest move first. */
  flipped: Pair[];
};

function listsOf<Pair extends ComparedPair>(pairs: readonly Pair[]): Pair[][] {
  const lists = new Map<string, Pair[]>();
  for (const pair of pairs) lists.set(pair.list, [...(lists.get(pair.list) ?? []), pair]);
  return [...lists.values()];
}

type When = "before" | "after";

function precisionAt(lists: readonly ComparedPair[][], k: number, when: When): Share {
  let right = 0;
  let of = 0;
  for (const list of lists) {
    const shown = list.filter((pair) => pair[when].tier !== null).sort((a, b) => b[when].points - a[when].points);
    const first = shown.slice(0, k);
    right += first.filter(({ fits }) => fits).length;
    of += first.length;
  }
  return shareOf(right, of);
}

function recommended(pairs: readonly ComparedPair[], when: When): Share {
  const shown = pairs.filter((pair) => pair[when].tier === "RECOMMENDED");
  return shareOf(shown.filter(({ fits }) => fits).length, shown.length);
}

const placeOf = (pair: ComparedPair, when: When): number => (pair[when].tier === null ? -1 : pair[when].points);

function ordered(lists: readonly ComparedPair[][], when: When): Share {
  let right = 0;
  let of = 0;
  for (const list of lists)
    for (const good of list)
      for (const bad of list) {
        if (!good.fits || bad.fits) continue;
        of++;
        if (placeOf(good, when) > placeOf(bad, when)) right++;
      }
  return shareOf(right, of);
}

function swapped(lists: readonly ComparedPair[][]): number {
  let count = 0;
  for (const list of lists)
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) {
        const [a, b] = [list[i] as ComparedPair, list[j] as ComparedPair];
        const was = Math.sign(placeOf(a, "before") - placeOf(b, "before"));
        const is = Math.sign(placeOf(a, "after") - placeOf(b, "after"));
        if (was * is < 0) count++;
      }
  return count;
}

/** What other weights would change on the judged pairs. Pure; quadratic only in the judged pairs of one list. */
export function compareWeights<Pair extends ComparedPair>(pairs: readonly Pair[]): Comparison<Pair> {
  const lists = listsOf(pairs);
  const both = <T>(measure: (when: When) => T) => ({ before: measure("before"), after: measure("after") });
  const move = ({ before, after }: ComparedPair) => Math.abs(after.points - before.points);
  return {
    pairs: pairs.length,
    lists: lists.length,
    precisionAt: DEPTHS.map((k) => ({ k, ...both((when) => precisionAt(lists, k, when)) })),
    recommended: both((when) => recommended(pairs, when)),
    ordered: both((when) => ordered(lists, when)),
    swapped: swapped(lists),
    flipped: pairs.filter(({ before, after }) => before.tier !== after.tier).sort((a, b) => move(b) - move(a)),
  };
}
