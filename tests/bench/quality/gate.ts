// The hard constraints that rest on fields alone, written a second time and apart from the product: they stand before the
// strongest baseline, and they check what the product has put into its first ten.
import type { MatchListing } from "#lib/matching/model/listing.ts";

const DAY_MS = 86_400_000;

/** Codes of offers that must never be shown, whatever they say. */
export const HARD_CODES = ["REGION", "BUDGET", "DATE", "QUAL", "STALE", "SELF", "SIDE"] as const;
export type HardCode = (typeof HARD_CODES)[number];

const admits = (one: MatchListing, other: MatchListing) =>
  one.targetRegions.length === 0 || other.region === null || one.targetRegions.includes(other.region);

/** The first constraint a pair breaks, or null. Price up to twice the budget and a month's delay are soft. */
export function brokenByFields(one: MatchListing, other: MatchListing, today: string): HardCode | null {
  if (one.side === other.side) return "SIDE";
  if (one.organizationId === other.organizationId) return "SELF";
  if (one.validUntil < today || other.validUntil < today) return "STALE";
  if (!admits(one, other) || !admits(other, one)) return "REGION";
  const [demand, supply] = one.side === "DEMAND" ? [one, other] : [other, one];
  const held = new Set(supply.heldQualifications.map(({ key }) => key));
  if (!demand.requiredQualifications.every(({ key }) => held.has(key))) return "QUAL";
  const price = supply.amountMinWan ?? supply.amountMaxWan;
  const budget = demand.amountMaxWan ?? demand.amountMinWan;
  const oneBasis = (demand.amountBasis ?? "TOTAL") === (supply.amountBasis ?? "TOTAL");
  if (oneBasis && price !== null && budget !== null && price > 2 * budget) return "BUDGET";
  if (demand.neededBy && supply.availableFrom) {
    const late = (Date.parse(supply.availableFrom) - Date.parse(demand.neededBy)) / DAY_MS;
    if (late > 30) return "DATE";
  }
  return null;
}
