import { type SavedFilter, savedFilterSchema } from "#lib/alerts/model/saved-filter.ts";
import { type FilterState, filterPairs, question } from "../listings/filter-state.ts";

/** The filter of an address as it is kept; order and page are no part of it. */
export function savedFilterOf(state: FilterState): SavedFilter {
  const { q, facets, division, amountMaxWan } = state;
  return savedFilterSchema.parse({ ...facets, q, division, amountMaxWan });
}

/** A filter as hidden fields of a form, named as the action reads them. `q` is always there, so that the plain list is one, too. */
export function FilterFields({ state }: { state: FilterState }) {
  const pairs = filterPairs(question(state)).filter(([name]) => name !== "q");
  return (
    <>
      <input type="hidden" name="filter.q" value={state.q} />
      {pairs.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={`filter.${name}`} value={value} />
      ))}
    </>
  );
}
