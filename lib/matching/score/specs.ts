import type { PlacedQuantity, Prepared } from "#lib/matching/model/prepared.ts";

/** One measured statement of the demand against the statement of the supply that speaks of the same thing. */
export type SpecCheck = {
  demand: PlacedQuantity;
  supply: PlacedQuantity;
  /** `met`: satisfied · `missed`: contradicted · `near`: within a tenth of it. */
  result: "met" | "near" | "missed";
  /** How sure it is that both measure the same thing, 0–1. */
  sameThing: number;
};

/** Measuring the same to within this share counts as the same number. */
const TOLERANCE = 0.02;
const NEARLY = 0.1;

/** How alike two statements name what they measure: shared words, else shared pairs of characters around the number. */
function sameThing(a: PlacedQuantity, b: PlacedQuantity): number {
  if (a.words.some((word) => b.words.includes(word))) return 1;
  if (a.pairs.length === 0 || b.pairs.length === 0) return 0.3;
  return a.pairs.some((pair) => b.pairs.includes(pair)) ? 0.8 : 0.2;
}

const within = (value: number, low: number, high: number, slack: number) =>
  value >= low - Math.abs(low) * slack && value <= high + Math.abs(high) * slack;

/**
 * Does what the supply states satisfy what the demand asks?
 * A supply's range is what it can be set to; a promise (`≥5000 小时`) is taken at its worst end.
 */
export function compareQuantities(demand: PlacedQuantity, supply: PlacedQuantity): SpecCheck["result"] {
  const low = supply.bound === "most" ? supply.high : supply.low;
  const high = supply.bound === "least" ? supply.low : supply.high;
  const reaches = (slack: number): boolean => {
    switch (demand.bound) {
      case "least":
        return high >= demand.low - Math.abs(demand.low) * slack;
      case "most":
        return low <= demand.high + Math.abs(demand.high) * slack;
      case "tolerance":
        return supply.bound === "tolerance"
          ? supply.high <= demand.high * (1 + slack)
          : Math.abs(high) <= demand.high * (1 + slack);
      default:
        return (
          within(demand.low, low, high, slack) ||
          within(low, demand.low, demand.high, slack) ||
          within(high, demand.low, demand.high, slack)
        );
    }
  };
  return reaches(TOLERANCE) ? "met" : reaches(NEARLY) ? "near" : "missed";
}

const ORDER = { met: 2, near: 1, missed: 0 } as const;

/**
 * For each measured statement of the demand the best-fitting statement of the supply in the same dimension.
 * Statements without a counterpart are unknown and stay out.
 */
export function checkSpecs(demand: Prepared, supply: Prepared): SpecCheck[] {
  const checks: SpecCheck[] = [];
  for (const asked of demand.quantities) {
    let best: SpecCheck | null = null;
    for (const stated of supply.quantities) {
      if (stated.dimension !== asked.dimension || (stated.bound === "tolerance") !== (asked.bound === "tolerance")) continue;
      const check: SpecCheck = {
        demand: asked,
        supply: stated,
        result: compareQuantities(asked, stated),
        sameThing: sameThing(asked, stated),
      };
      // The statement about the same thing counts first; among equals the one that fits.
      const better =
        !best ||
        check.sameThing > best.sameThing ||
        (check.sameThing === best.sameThing && ORDER[check.result] > ORDER[best.result]);
      if (better) best = check;
    }
    if (best) checks.push(best);
  }
  return checks;
}
