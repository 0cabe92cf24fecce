import { popcount } from "#lib/kernel/bits.ts";
import { CHAIN_NONE, indexIn, REGION_BIT, type ScoringForm } from "#lib/matching/model/form.ts";
import type { FeatureKind } from "#lib/matching/score/weights.ts";

/** Share 0–1 a feature earns, or NaN when either side leaves it open: unknown earns nothing. */
type Measure = (demand: ScoringForm, supply: ScoringForm, today: number) => number;

const UNKNOWN = Number.NaN;

const form: Measure = (demand, supply) => {
  if (demand.form === 0 || supply.form === 0) return UNKNOWN;
  return demand.form === supply.form ? 1 : 0;
};

/** The share of the ways to cooperate, as bits, that two listings have in common of all that either names. */
export function sharedWays(one: number, other: number): number {
  return one === 0 || other === 0 ? UNKNOWN : popcount(one & other) / popcount(one | other);
}

const cooperation: Measure = (demand, supply) => sharedWays(demand.cooperation, supply.cooperation);

/**
 * Full where the price range touches the budget range; above the budget it falls to nothing at twice of it. Far below the
 * budget it falls too, over three halvings: a tenth of the money is seldom the same scope of supply.
 */
const price: Measure = (demand, supply) => {
  // Written so that NaN, an amount not stated, is unknown.
  if (!(demand.amountMax > 0 && supply.amountMax > 0) || demand.amountBasis !== supply.amountBasis) return UNKNOWN;
  if (supply.amountMin > demand.amountMax) return Math.max(0, 1 - (supply.amountMin / demand.amountMax - 1)) * 0.6;
  if (supply.amountMax >= demand.amountMin) return 1;
  return Math.max(0, 1 - Math.log2(demand.amountMin / supply.amountMax) / 3);
};

/** By how much the lowest price exceeds the highest budget, as a share of it, at most 1; 0 also when either is not stated. */
export function overBudget(demand: ScoringForm, supply: ScoringForm): number {
  const over = supply.amountMin / demand.amountMax - 1;
  return over > 0 && demand.amountBasis === supply.amountBasis ? Math.min(1, over) : 0;
}

const time: Measure = (demand, supply) => {
  if (demand.neededBy < 0 || supply.availableFrom < 0) return UNKNOWN;
  const spare = demand.neededBy - supply.availableFrom;
  return spare >= 0 ? 1 : Math.max(0, 0.5 * (1 + spare / 30));
};

const qualification: Measure = (demand, supply) => {
  if (demand.required.length === 0) return UNKNOWN;
  for (let i = 0; i < demand.required.length; i++) if (indexIn(supply.held, demand.required[i] as number) < 0) return 0;
  return 1;
};

/**
 * How much a pair of regions completes one another, supply → demand. Published with its reasons in docs/matching.md: research
 * and services of Beijing, the ports and equipment makers of Tianjin and the plants of Hebei are meant to work for each other
 * (the plan's purpose), so crossing a border earns the small sum in full, staying at home none.
 */
export const COMPLEMENT: Record<keyof typeof REGION_BIT, Record<keyof typeof REGION_BIT, number>> = {
  BEIJING: { BEIJING: 0, TIANJIN: 1, HEBEI: 1 },
  TIANJIN: { BEIJING: 1, TIANJIN: 0, HEBEI: 1 },
  HEBEI: { BEIJING: 1, TIANJIN: 1, HEBEI: 0 },
};

/** The same by bits: `supply * 8 + demand`. */
const BY_BITS = new Float64Array(64).fill(UNKNOWN);
for (const [from, row] of Object.entries(COMPLEMENT)) {
  for (const [to, share] of Object.entries(row)) {
    BY_BITS[REGION_BIT[from as keyof typeof REGION_BIT] * 8 + REGION_BIT[to as keyof typeof REGION_BIT]] = share;
  }
}

const region: Measure = (demand, supply) => BY_BITS[supply.region * 8 + demand.region] ?? UNKNOWN;

const chain: Measure = (demand, supply) => {
  const [left, right] = [demand.chain, supply.chain];
  if (left === 0 || right === 0 || left === CHAIN_NONE || right === CHAIN_NONE) return UNKNOWN;
  if (left !== right) return 0;
  return demand.chainLink !== 0 && demand.chainLink === supply.chainLink ? 1 : 0.6;
};

/** Both sides confirmed within 90 days; it fades over the following 180. */
const freshness: Measure = (demand, supply, today) => {
  if (demand.confirmedOn < 0 || supply.confirmedOn < 0) return UNKNOWN;
  const age = today - Math.min(demand.confirmedOn, supply.confirmedOn);
  return age <= 90 ? 1 : Math.max(0, 1 - (age - 90) / 180);
};

/** Everything that rests on fields; what is read from prose stands in its own files. */
export const FIELD_FEATURES = { form, cooperation, price, time, qualification, region, chain, freshness } satisfies Partial<
  Record<FeatureKind, Measure>
>;
