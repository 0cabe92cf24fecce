import type { MatchListing } from "#lib/matching/model/listing.ts";
import { amountRange, daysBetween, sameBasis } from "#lib/matching/score/features.ts";
import type { Weights } from "#lib/matching/score/weights.ts";

/** Constraints that rest on fields alone and are never broken in an answer (domain rules 1–5). */
export type FieldConstraint = "SIDE" | "SELF" | "VALIDITY" | "BLOCKED" | "REGION" | "QUALIFICATION" | "BUDGET" | "DATE";

/** A broken constraint with the values that say why and what the smallest change would be; words are put to it later. */
export type Broken =
  | { constraint: "SIDE" | "SELF" | "VALIDITY" | "BLOCKED" }
  | { constraint: "REGION" /** who does not accept whom */; refusing: "DEMAND" | "SUPPLY" }
  | { constraint: "QUALIFICATION"; missing: readonly string[] }
  | { constraint: "BUDGET"; priceWan: number; budgetWan: number }
  | { constraint: "DATE"; lateDays: number };

/**
 * What scoring needs besides the pair: the day of the answer, whether either firm has ruled the other out, and, where a
 * measurement scores with others than the shipped ones, the weights.
 */
export type PairContext = {
  today: string;
  blocked: (organizationId: string, otherId: string) => boolean;
  weights?: Weights;
};

/** A price may exceed the budget up to this factor, a delivery the day up to this many days; both then carry a caution. */
export const BUDGET_FACTOR = 2;
export const LATE_DAYS = 30;

type Check = (demand: MatchListing, supply: MatchListing, context: PairContext) => Broken | null;

const accepts = (listing: MatchListing, other: MatchListing) =>
  other.region === null || listing.targetRegions.length === 0 || listing.targetRegions.includes(other.region);

/** The table of hard constraints, in the order in which they are told. */
export const CONSTRAINTS: readonly { constraint: FieldConstraint; check: Check }[] = [
  { constraint: "SIDE", check: (a, b) => (a.side !== b.side ? null : { constraint: "SIDE" }) },
  { constraint: "SELF", check: (a, b) => (a.organizationId !== b.organizationId ? null : { constraint: "SELF" }) },
  {
    constraint: "VALIDITY",
    check: (a, b, { today }) => (a.validUntil >= today && b.validUntil >= today ? null : { constraint: "VALIDITY" }),
  },
  {
    constraint: "BLOCKED",
    check: (a, b, { blocked }) =>
      blocked(a.organizationId, b.organizationId) || blocked(b.organizationId, a.organizationId)
        ? { constraint: "BLOCKED" }
        : null,
  },
  {
    constraint: "REGION",
    check: (demand, supply) => {
      if (!accepts(demand, supply)) return { constraint: "REGION", refusing: "DEMAND" };
      return accepts(supply, demand) ? null : { constraint: "REGION", refusing: "SUPPLY" };
    },
  },
  {
    constraint: "QUALIFICATION",
    check: (demand, supply) => {
      const held = new Set(supply.heldQualifications.map(({ key }) => key));
      const missing = demand.requiredQualifications.filter(({ key }) => !held.has(key)).map(({ label }) => label);
      return missing.length === 0 ? null : { constraint: "QUALIFICATION", missing };
    },
  },
  {
    constraint: "BUDGET",
    check: (demand, supply) => {
      const price = amountRange(supply)?.low;
      const budget = amountRange(demand)?.high;
      if (price === undefined || budget === undefined || !sameBasis(demand, supply)) return null;
      return price <= BUDGET_FACTOR * budget ? null : { constraint: "BUDGET", priceWan: price, budgetWan: budget };
    },
  },
  {
    constraint: "DATE",
    check: (demand, supply) => {
      if (!demand.neededBy || !supply.availableFrom) return null;
      const lateDays = daysBetween(demand.neededBy, supply.availableFrom);
      return lateDays <= LATE_DAYS ? null : { constraint: "DATE", lateDays };
    },
  },
];

/** Every field constraint the pair breaks. A pair of one side, or of one firm, is told that alone: nothing else applies to it. */
export function brokenConstraints(demand: MatchListing, supply: MatchListing, context: PairContext): Broken[] {
  const broken: Broken[] = [];
  for (const { check } of CONSTRAINTS) {
    const found = check(demand, supply, context);
    if (found) broken.push(found);
    if (found && (found.constraint === "SIDE" || found.constraint === "SELF")) break;
  }
  return broken;
}
