import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { FeatureKind } from "#lib/matching/score/weights.ts";

/** Share 0–1 a feature earns, or null when either side leaves it open: unknown earns nothing. */
type Measure = (demand: MatchListing, supply: MatchListing, today: string) => number | null;

/** Whole days from one day (`YYYY-MM-DD`) to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

const form: Measure = (demand, supply) => {
  if (!demand.form || !supply.form) return null;
  return demand.form === supply.form ? 1 : 0;
};

const cooperation: Measure = (demand, supply) => {
  if (demand.cooperation.length === 0 || supply.cooperation.length === 0) return null;
  const shared = demand.cooperation.filter((way) => supply.cooperation.includes(way)).length;
  return shared / new Set([...demand.cooperation, ...supply.cooperation]).size;
};

/** Ends of an amount, an open end standing for the other. */
export function amountRange(listing: MatchListing): { low: number; high: number } | null {
  const low = listing.amountMinWan ?? listing.amountMaxWan;
  const high = listing.amountMaxWan ?? listing.amountMinWan;
  return low === null || high === null ? null : { low, high };
}

/** Null basis reads as TOTAL. */
export const sameBasis = (demand: MatchListing, supply: MatchListing) =>
  (demand.amountBasis ?? "TOTAL") === (supply.amountBasis ?? "TOTAL");

/**
 * Full where the price range touches the budget range; above the budget it falls to nothing at twice of it. Far below the
 * budget it falls too, over three halvings: a tenth of the money is seldom the same scope of supply.
 */
const price: Measure = (demand, supply) => {
  const budget = amountRange(demand);
  const asked = amountRange(supply);
  if (!budget || !asked || !sameBasis(demand, supply) || budget.high <= 0 || asked.high <= 0) return null;
  if (asked.low > budget.high) return Math.max(0, 1 - (asked.low / budget.high - 1)) * 0.6;
  if (asked.high >= budget.low) return 1;
  return Math.max(0, 1 - Math.log2(budget.low / asked.high) / 3);
};

const time: Measure = (demand, supply) => {
  if (!demand.neededBy || !supply.availableFrom) return null;
  const spare = daysBetween(supply.availableFrom, demand.neededBy);
  return spare >= 0 ? 1 : Math.max(0, 0.5 * (1 + spare / 30));
};

const qualification: Measure = (demand, supply) => {
  if (demand.requiredQualifications.length === 0) return null;
  const held = new Set(supply.heldQualifications.map(({ key }) => key));
  return demand.requiredQualifications.every(({ key }) => held.has(key)) ? 1 : 0;
};

/**
 * How much a pair of regions completes one another, supply → demand. Published with its reasons in docs/matching.md: research
 * and services of Beijing, the ports and equipment makers of Tianjin and the plants of Hebei are meant to work for each other
 * (the plan's purpose), so crossing a border earns the small sum in full, staying at home none.
 */
export const COMPLEMENT: Record<string, Record<string, number>> = {
  BEIJING: { BEIJING: 0, TIANJIN: 1, HEBEI: 1 },
  TIANJIN: { BEIJING: 1, TIANJIN: 0, HEBEI: 1 },
  HEBEI: { BEIJING: 1, TIANJIN: 1, HEBEI: 0 },
};

const region: Measure = (demand, supply) =>
  supply.region && demand.region ? (COMPLEMENT[supply.region]?.[demand.region] ?? 0) : null;

const chain: Measure = (demand, supply) => {
  const [left, right] = [demand.chain, supply.chain];
  if (!left || !right || left === "none" || right === "none") return null;
  if (left !== right) return 0;
  return demand.chainLink && supply.chainLink && demand.chainLink === supply.chainLink ? 1 : 0.6;
};

/** Both sides confirmed within 90 days; it fades over the following 180. */
const freshness: Measure = (demand, supply, today) => {
  if (!demand.confirmedOn || !supply.confirmedOn) return null;
  const age = Math.max(daysBetween(demand.confirmedOn, today), daysBetween(supply.confirmedOn, today));
  return age <= 90 ? 1 : Math.max(0, 1 - (age - 90) / 180);
};

/** Everything that rests on fields; topic and specs are read from prose and stand in their own files. */
export const FIELD_FEATURES: Record<Exclude<FeatureKind, "topic" | "specs">, Measure> = {
  form,
  cooperation,
  price,
  time,
  qualification,
  region,
  chain,
  freshness,
};
