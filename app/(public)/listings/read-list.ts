import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";
import type { Form, Side } from "#lib/listings/model.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { listListings } from "#lib/listings/queries.ts";
import type { ListingFilter } from "#lib/search/port.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import type { FacetCounts } from "./facet-rail.tsx";
import { type Condition, conditions, type FilterState } from "./filter-state.ts";

/** The question that a state of the page puts to the list. */
export function toFilter(state: FilterState): ListingFilter {
  return {
    ...(state.q && { q: state.q }),
    side: state.facets.side as Side[],
    region: state.facets.region as RegionCode[],
    form: state.facets.form as Form[],
    chain: state.facets.chain,
    cooperation: state.facets.cooperation,
    division: state.division,
    ...(state.amountMaxWan !== null && { amountMaxWan: state.amountMaxWan }),
    ...(state.sort && { sort: state.sort }),
    ...(state.cursor && { cursor: state.cursor }),
  };
}

/** What the page shows; `state` has no cursor when the one in the address was not one. */
export type List = {
  state: FilterState;
  cursorLost: boolean;
  rows: readonly ListingView[];
  total: number;
  facets: FacetCounts;
  nextCursor: string | null;
};

/** One page of the list. A cursor that cannot be read leads to the first page instead of an error. */
export async function readList(viewing: Viewing, state: FilterState): Promise<List> {
  try {
    const { items, total, facets, nextCursor } = await listListings(viewing, toFilter(state));
    return { state, cursorLost: false, rows: items, total, facets, nextCursor };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "INVALID_INPUT" || state.cursor === null) throw error;
    return { ...(await readList(viewing, { ...state, cursor: null })), cursorLost: true };
  }
}

/** How many there would be without each single condition: what to tell a reader who found nothing. */
export function relaxations(viewing: Viewing, state: FilterState): Promise<{ condition: Condition; total: number }[]> {
  return Promise.all(
    conditions(state).map(async (condition) => {
      const { total } = await searchListings(viewing, { ...toFilter(condition.without), limit: 1 });
      return { condition, total };
    }),
  );
}

/** How many listings of each side have each form. */
export type GoalCounts = Record<Side, Partial<Record<string, number>>>;

/** How many there would be of each side and form under the other conditions in force. */
export async function goalCounts(viewing: Viewing, state: FilterState): Promise<GoalCounts> {
  const counted = async (side: Side) => {
    const facets = { ...state.facets, side: [side], form: [] };
    const found = await searchListings(viewing, { ...toFilter({ ...state, facets, cursor: null }), limit: 1 });
    return Object.fromEntries(found.facets.form.map(({ value, count }) => [value, count]));
  };
  const [SUPPLY, DEMAND] = await Promise.all([counted("SUPPLY"), counted("DEMAND")]);
  return { SUPPLY, DEMAND };
}
