import { amountRange, daysBetween } from "#lib/matching/model/amount.ts";
import type { ScoringForm } from "#lib/matching/model/form.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";

/** Constraints that rest on fields alone and are never broken in an answer (domain rules 1–5). */
export type FieldConstraint = "SIDE" | "SELF" | "VALIDITY" | "BLOCKED" | "REGION" | "QUALIFICATION" | "BUDGET" | "DATE";

/** A broken constraint with the values that say why and what the smallest change would be; words are put to it later. */
export type Broken =
  | { constraint: "SIDE" | "SELF" | "VALIDITY" | "BLOCKED" }
  | { constraint: "REGION" /** who does not accept whom */; refusing: "DEMAND" | "SUPPLY" }
  | { constraint: "QUALIFICATION"; missing: readonly string[] }
  | { constraint: "BUDGET"; priceWan: number; budgetWan: number }
  | { constraint: "DATE"; lateDays: number };

/** What constraints need besides the pair: the day of the answer (since 1970) and whether either firm has ruled the other out. */
export type ConstraintContext = { today: number; blocked: (organization: number, other: number) => boolean };

/** A price may exceed the budget up to this factor, a delivery the day up to this many days; both then carry a caution. */
export const BUDGET_FACTOR = 2;
export const LATE_DAYS = 30;

type Placed = Pick<ScoringForm, "region" | "targetRegions">;
const refuses = (one: Placed, other: Placed) =>
  other.region !== 0 && one.targetRegions !== 0 && (one.targetRegions & other.region) === 0;
/** Neither accepts only regions that the other is not in. */
export const acceptEachOther = (one: Placed, other: Placed): boolean => !refuses(one, other) && !refuses(other, one);

function lacks({ required }: ScoringForm, supply: ScoringForm): boolean {
  if (required.length === 0) return false;
  const { held } = supply;
  let at = 0;
  for (let i = 0; i < required.length; i++) {
    const wanted = required[i] as number;
    while (at < held.length && (held[at] as number) < wanted) at++;
    if (at === held.length || held[at] !== wanted) return true;
  }
  return false;
}

type Constraint = {
  constraint: FieldConstraint;
  fails: (demand: ScoringForm, supply: ScoringForm, context: ConstraintContext) => boolean;
  /** The values of a failure, from the listings the forms were made of. */
  detail: (demand: MatchListing, supply: MatchListing, forms: readonly [ScoringForm, ScoringForm]) => Broken;
};

/** The table of hard constraints, in the order in which they are told. */
export const CONSTRAINTS: readonly Constraint[] = [
  { constraint: "SIDE", fails: (a, b) => a.side === b.side, detail: () => ({ constraint: "SIDE" }) },
  { constraint: "SELF", fails: (a, b) => a.organization === b.organization, detail: () => ({ constraint: "SELF" }) },
  {
    constraint: "VALIDITY",
    fails: (a, b, { today }) => a.validUntil < today || b.validUntil < today,
    detail: () => ({ constraint: "VALIDITY" }),
  },
  {
    constraint: "BLOCKED",
    fails: (a, b, { blocked }) => blocked(a.organization, b.organization) || blocked(b.organization, a.organization),
    detail: () => ({ constraint: "BLOCKED" }),
  },
  {
    constraint: "REGION",
    fails: (demand, supply) => !acceptEachOther(demand, supply),
    detail: (_demand, _supply, [demand, supply]) => ({
      constraint: "REGION",
      refusing: refuses(demand, supply) ? "DEMAND" : "SUPPLY",
    }),
  },
  {
    constraint: "QUALIFICATION",
    fails: lacks,
    detail: (demand, supply) => {
      const held = new Set(supply.heldQualifications.map(({ key }) => key));
      const missing = demand.requiredQualifications.filter(({ key }) => !held.has(key)).map(({ label }) => label);
      return { constraint: "QUALIFICATION", missing };
    },
  },
  {
    constraint: "BUDGET",
    // NaN, an amount not stated, compares as false and breaks nothing.
    fails: (demand, supply) => demand.amountBasis === supply.amountBasis && supply.amountMin > BUDGET_FACTOR * demand.amountMax,
    detail: (demand, supply) => ({
      constraint: "BUDGET",
      priceWan: amountRange(supply)?.low ?? 0,
      budgetWan: amountRange(demand)?.high ?? 0,
    }),
  },
  {
    constraint: "DATE",
    fails: (demand, supply) =>
      demand.neededBy >= 0 && supply.availableFrom >= 0 && supply.availableFrom - demand.neededBy > LATE_DAYS,
    detail: (demand, supply) => ({
      constraint: "DATE",
      lateDays: daysBetween(demand.neededBy ?? "", supply.availableFrom ?? ""),
    }),
  },
];

const BIT = new Map(CONSTRAINTS.map(({ constraint }, i) => [constraint, 1 << i]));
/** Nothing else applies to a pair of one side or of one firm. */
const TOLD_ALONE = bitsOf("SIDE", "SELF");

/** Mask of these constraints. */
export function bitsOf(...constraints: readonly FieldConstraint[]): number {
  return constraints.reduce((bits, constraint) => bits | (BIT.get(constraint) ?? 0), 0);
}

/** Every field constraint the pair breaks, as a mask; a pair of one side, or of one firm, breaks that alone. */
export function brokenMask(demand: ScoringForm, supply: ScoringForm, context: ConstraintContext): number {
  let broken = 0;
  for (let i = 0; i < CONSTRAINTS.length; i++) {
    if (!CONSTRAINTS[i]?.fails(demand, supply, context)) continue;
    broken |= 1 << i;
    if (broken & TOLD_ALONE) return broken;
  }
  return broken;
}

/** The broken constraints of a mask with their values, in the order of the table. */
export function brokenDetails(
  mask: number,
  demand: { listing: MatchListing; form: ScoringForm },
  supply: { listing: MatchListing; form: ScoringForm },
): Broken[] {
  return CONSTRAINTS.flatMap(({ detail }, i) =>
    mask & (1 << i) ? [detail(demand.listing, supply.listing, [demand.form, supply.form])] : [],
  );
}
