// Listings as matching reads them, for pure tests: valid, complete enough, changed field by field.
import { type Concepts, NO_CONCEPTS } from "#lib/matching/model/concepts.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { type Prepared, prepareListing, type ReadingTools } from "#lib/matching/model/prepared.ts";
import { TermCounts } from "#lib/matching/model/rarity.ts";
import type { ConstraintContext } from "#lib/matching/score/constraints.ts";
import { type PairContext, type PairScore, scorePair } from "#lib/matching/score/pair.ts";
import { textTools } from "#lib/text/tools.ts";

export const TODAY: ConstraintContext = { today: dayNumber("2026-11-21"), blocked: () => false };

const COMMON = {
  organizationType: null,
  form: "PRODUCT",
  summary: "",
  keywords: ["双极板"],
  chain: null,
  chainLink: null,
  cluster: null,
  targetRegions: [],
  cooperation: ["PURCHASE"],
  requiredQualifications: [],
  heldQualifications: [],
  amountMinWan: null,
  amountMaxWan: null,
  amountBasis: null,
  neededBy: null,
  availableFrom: null,
  validUntil: "2027-11-20",
  confirmedOn: null,
  visibility: "PUBLIC",
} as const satisfies Partial<MatchListing>;

export function buildDemand(change: Partial<MatchListing> = {}): MatchListing {
  const own = {
    id: "d",
    code: "JJJ-2026-D-00001",
    organizationId: "buyer",
    organizationName: "示例需方",
    region: "HEBEI",
    side: "DEMAND",
  } as const;
  return { ...COMMON, ...own, title: "求购金属双极板", description: "燃料电池电堆用金属双极板，不锈钢冲压", ...change };
}

export function buildSupply(change: Partial<MatchListing> = {}): MatchListing {
  const own = {
    id: "s",
    code: "JJJ-2026-S-00001",
    organizationId: "seller",
    organizationName: "示例供方",
    region: "BEIJING",
    side: "SUPPLY",
  } as const;
  return { ...COMMON, ...own, title: "金属双极板供应", description: "不锈钢冲压金属双极板，燃料电池电堆配套", ...change };
}

/** The tools tests read with; without an ontology unless one is given. */
export const readingTools = (concepts: Concepts = NO_CONCEPTS): ReadingTools => ({ ...textTools, concepts });

/** Read listings; words are as rare as in a list of just them. */
export function prepareAll(
  listings: readonly MatchListing[],
  concepts: Concepts = NO_CONCEPTS,
): { context: PairContext; prepared: Prepared[] } {
  const prepared = listings.map((listing) => prepareListing(listing, readingTools(concepts)));
  const counts = new TermCounts();
  for (const { form } of prepared) counts.add(form);
  return { context: { ...TODAY, rarity: counts.snapshot() }, prepared };
}

/** Score one pair, alone in its list. */
export function scoreOf(demand: MatchListing, supply: MatchListing, concepts: Concepts = NO_CONCEPTS): PairScore {
  const { context, prepared } = prepareAll([demand, supply], concepts);
  const [a, b] = prepared as [Prepared, Prepared];
  return scorePair(a.form, b.form, context);
}
