import type { Viewing } from "#lib/kernel/context.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { listListingsById } from "#lib/listings/queries.ts";
import { amountRange } from "#lib/matching/model/amount.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { formTeam } from "#lib/matching/model/team/cover.ts";
import { isLive, seesMatchOnly } from "#lib/matching/queries/access.ts";
import { findCounterparts } from "#lib/matching/queries/find-counterparts.ts";
import { admittedFor, readableRow } from "#lib/matching/queries/find-matches.ts";
import { preparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { coveredBy, type Needs, nameIn, readNeeds } from "#lib/matching/queries/team/read-needs.ts";
import { BUDGET_FACTOR } from "#lib/matching/score/constraints.ts";

/** So many offers that break nothing are looked at for parts of the need, the best matches first. */
const LOOKED_AT = 100;

/** What one supplier is there for: in the words of the need, and how its own listing says so. */
export type TeamPart = { asked: string; offered: string | null; isSpec: boolean };
export type TeamView = {
  members: { listing: ListingView; score: number; parts: TeamPart[] }[];
  /** What is asked for and nobody of the team offers, in the words of the need. */
  missing: string[];
  /** Prices of all together, 万元, when every one states a comparable one and they exceed the budget. */
  overBudget: { sumWan: number; budgetWan: number } | null;
};

/** The lowest prices together, where all are counted like the budget. */
function priceOf(demand: MatchListing, supplies: readonly MatchListing[]): { sumWan: number; budgetWan: number } | null {
  const budget = amountRange(demand);
  const basis = demand.amountBasis ?? "TOTAL";
  const prices = supplies.map((one) => ((one.amountBasis ?? "TOTAL") === basis ? amountRange(one) : null));
  if (!budget || prices.some((one) => one === null)) return null;
  return { sumWan: prices.reduce((sum, one) => sum + (one?.low ?? 0), 0), budgetWan: budget.high };
}

const partsOf = (keys: readonly string[], { said }: Needs, nameOf: (key: string) => string | null) =>
  keys.map((key): TeamPart => {
    const isSpec = key.startsWith("q:");
    return { asked: said.get(key) ?? "", offered: isSpec ? null : nameOf(key), isSpec };
  });

/**
 * Two or three suppliers that together answer a published need which none of them answers alone, each with what it is there
 * for. Each breaks no hard constraint of the need; together they cost no more than twice the budget. null when nothing works.
 *
 * @throws {DomainError} NOT_FOUND, GONE as for the listing itself
 */
export async function findTeam(viewing: Viewing, code: string): Promise<TeamView | null> {
  const source = await readableRow(viewing, code);
  if (source.side !== "DEMAND" || !isLive(source, viewing.now)) return null;
  const index = preparedIndex(viewing);
  await index.sync(viewing);
  const demand = index.put(source);
  const needs = readNeeds(demand, index.tools);
  const { fitting } = await findCounterparts(viewing, index, demand, LOOKED_AT, admittedFor(viewing, source));
  const byId = new Map(fitting.map((ranked) => [ranked.other.listing.id, ranked]));
  const team = formTeam(
    needs.wanted,
    fitting.map(({ other, score }) => ({
      ...{ id: other.listing.id, firm: other.listing.organizationId, points: score.points },
      covers: coveredBy(needs, demand.form, other.form),
    })),
  );
  if (!team) return null;
  const price = priceOf(
    demand.listing,
    team.members.flatMap(({ id }) => byId.get(id)?.other.listing ?? []),
  );
  if (price && price.sumWan > BUDGET_FACTOR * price.budgetWan) return null;
  // Read in the answer's own snapshot: a member that has left the list since is no member.
  const live = await listListingsById(viewing, [...byId.keys()], { matched: seesMatchOnly(viewing, source) });
  const members = team.members.flatMap(({ id, parts }) => {
    const [ranked, listing] = [byId.get(id), live.get(id)];
    if (!ranked || listing?.status !== "PUBLISHED") return [];
    const { other, score } = ranked;
    return [{ listing, score: score.points, parts: partsOf(parts, needs, (key) => nameIn(other, key, index.tools)) }];
  });
  if (members.length < team.members.length) return null;
  return {
    members,
    missing: team.missing.map((key) => needs.said.get(key) ?? ""),
    overBudget: price && price.sumWan > price.budgetWan ? price : null,
  };
}
