import { popcount } from "#lib/kernel/bits.ts";
import { bitsOf } from "#lib/matching/score/constraints.ts";
import type { PairScore } from "#lib/matching/score/pair.ts";
import { contradicts } from "#lib/matching/score/specs.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";

/** Near misses are told for what would otherwise stand among so many. */
export const NEAR_AMONG = 20;

type WithScore = { score: PairScore };

/** One's own listing, the same side, a lapsed or blocked one are no near misses: nothing one could change makes them fit. */
const UNCHANGEABLE = bitsOf("SIDE", "SELF", "VALIDITY", "BLOCKED");

function failures({ score }: WithScore): number {
  const told = score.specs.filter(contradicts).length + score.ruledOut.filter(({ binding }) => binding).length;
  return told + popcount(score.broken);
}

/** Of the pairs that break something, those that would stand among the best twenty once repaired; smallest change first. */
export function nearMisses<T extends WithScore>(
  broken: readonly T[],
  fitting: readonly T[],
  byScore: (a: T, b: T) => number,
  weights: Weights = SHIPPED_WEIGHTS,
): T[] {
  const bar = Math.max(weights.nearFrom, fitting[NEAR_AMONG - 1]?.score.points ?? 0);
  return broken
    .filter(({ score }) => score.points >= bar && (score.broken & UNCHANGEABLE) === 0)
    .sort((a, b) => failures(a) - failures(b) || byScore(a, b));
}
