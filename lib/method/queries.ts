import { addDays, dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { prepareListing } from "#lib/matching/model/prepared.ts";
import { activeWeights } from "#lib/matching/queries/active-weights.ts";
import { tellingFor } from "#lib/matching/queries/find-matches.ts";
import { type PairLines, tellPair } from "#lib/matching/queries/lines.ts";
import { preparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { engineWith } from "#lib/matching/schema.ts";
import { scorePair } from "#lib/matching/score/pair.ts";
import { type Tier, tierOf } from "#lib/matching/score/rank.ts";
import { namesOf } from "#lib/ontology/model/names.ts";
import { currentOntology } from "#lib/ontology/queries/current-ontology.ts";
import { EXAMPLE } from "./labels.ts";

/** The two listings of the worked example and what matching makes of them today. */
export type WorkedExample = { demand: MatchListing; supply: MatchListing; points: number; tier: Tier | null } & PairLines;

/** How large the ontology is and when it last changed. */
export async function ontologyFacts({ db }: Viewing): Promise<{ concepts: number; names: number; changedAt: Date | null }> {
  const [{ ontology }, row] = await Promise.all([
    currentOntology(db),
    db.ontologyVersion.findUnique({ where: { id: 1 }, select: { changedAt: true } }),
  ]);
  const names = ontology.concepts.reduce((sum, concept) => sum + namesOf(concept).length, 0);
  return { concepts: ontology.concepts.length, names, changedAt: row?.changedAt ?? null };
}

/** What every match is scored with from now on: the name of the rules, their numbers and the day these were fitted. */
export async function rulesInForce({ db }: Viewing) {
  const { version, weights, fittedOn } = await activeWeights(db);
  return { engine: engineWith(version), weights, fittedOn };
}

const COMMON = {
  organizationType: null,
  form: "PRODUCT",
  chain: null,
  chainLink: null,
  cluster: null,
  targetRegions: [],
  cooperation: ["PURCHASE"],
  requiredQualifications: [],
  heldQualifications: [],
  amountBasis: "TOTAL",
  neededBy: null,
  availableFrom: null,
  visibility: "PUBLIC",
} as const satisfies Partial<MatchListing>;

/** The invented listings as of a day. */
function exampleListings(today: string): { demand: MatchListing; supply: MatchListing } {
  const days = { validUntil: addDays(today, 90), confirmedOn: today };
  const demand: MatchListing = {
    ...COMMON,
    ...days,
    ...EXAMPLE.demand,
    id: "example-demand",
    code: "D",
    side: "DEMAND",
    organizationId: "example-buyer",
    region: "HEBEI",
    amountMinWan: 10,
    amountMaxWan: 18,
    neededBy: addDays(today, 120),
  };
  const supply: MatchListing = {
    ...COMMON,
    ...days,
    ...EXAMPLE.supply,
    id: "example-supply",
    code: "S",
    side: "SUPPLY",
    organizationId: "example-seller",
    region: "TIANJIN",
    amountMinWan: 12,
    amountMaxWan: 16,
    availableFrom: addDays(today, 45),
  };
  return { demand, supply };
}

/** Match the two listings of the example as any two are matched now: same weights, same ontology, same rarity of words. */
export async function workedExample(viewing: Viewing): Promise<WorkedExample> {
  const { demand, supply } = exampleListings(dayOf(viewing.now));
  const index = preparedIndex(viewing);
  await index.sync(viewing);
  const [mine, theirs] = [prepareListing(demand, index.tools), prepareListing(supply, index.tools)];
  const score = scorePair(mine.form, theirs.form, index.context(viewing.now));
  const lines = tellPair(mine, theirs, score, await tellingFor(viewing, index));
  return {
    demand,
    supply,
    points: score.points,
    tier: score.compatible ? tierOf(score.points, index.active.weights) : null,
    ...lines,
  };
}
