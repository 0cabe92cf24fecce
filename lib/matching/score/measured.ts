import { popcount } from "#lib/kernel/bits.ts";
import { BOUND_CODE, type FormQuantity } from "#lib/matching/model/form.ts";
import { MET_SHARE } from "#lib/matching/score/pair.ts";

/** Which dimensions a listing measures, as bits (two may fall on one), and how many statements it makes. */
export type Measured = { bits: number; count: number };

/** The bit of a statement's dimension. Tolerances answer nothing but tolerances. */
export function dimensionBit(dimension: number, bound: number): number {
  return 1 << ((dimension ^ (dimension >>> 15) ^ (bound === BOUND_CODE.tolerance ? 13 : 0)) & 31);
}

/** The dimensions of measured statements. */
export function measuredIn(quantities: readonly FormQuantity[]): Measured {
  let bits = 0;
  for (let i = 0; i < quantities.length; i++) {
    const { dimension, bound } = quantities[i] as FormQuantity;
    bits |= dimensionBit(dimension, bound);
  }
  return { bits, count: quantities.length };
}

/**
 * Statements of a demand (their number, their dimensions) that may find an answer at most: one at least for every dimension that
 * the supply does not measure has none.
 */
export function answerable(asked: number, count: number, offered: number): number {
  return count - popcount(asked & ~offered);
}

const AGREEING = Float64Array.from({ length: 64 }, (_, n) => 1 - (1 - MET_SHARE) ** n);

/** The share of the specs' points when so many statements agree. */
export const agreeingOf = (answered: number): number => AGREEING[answered] ?? 1;
