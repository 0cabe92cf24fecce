// Listings as matching reads them, for pure tests: valid, complete enough, changed field by field.
import { Corpus } from "#lib/matching/model/corpus.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { type Prepared, prepareListing } from "#lib/matching/model/prepared.ts";
import type { PairContext } from "#lib/matching/score/constraints.ts";
import { type PairScore, scorePair } from "#lib/matching/score/pair.ts";
import { createTopicMeasure } from "#lib/matching/score/topic.ts";
import { textTools } from "#lib/text/tools.ts";

export const CONTEXT: PairContext = { today: "2026-11-21", blocked: () => false };

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

/** Prepare listings against a corpus of just them. */
export function prepareAll(listings: readonly MatchListing[]): { corpus: Corpus; prepared: Prepared[] } {
  const corpus = new Corpus();
  const prepared = listings.map((listing) => prepareListing(listing, textTools, corpus, true));
  for (const { terms } of prepared) corpus.add(terms);
  return { corpus, prepared };
}

/** Score one pair, alone in its corpus. */
export function scoreOf(demand: MatchListing, supply: MatchListing, context = CONTEXT): PairScore {
  const { corpus, prepared } = prepareAll([demand, supply]);
  const [a, b] = prepared as [Prepared, Prepared];
  return scorePair(a, b, createTopicMeasure(corpus), context);
}
