import { FilterLink } from "#components/chips.tsx";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Form, Side } from "#lib/listings/model.ts";
import { type FilterState, filterQuery } from "./filter-state.ts";
import type { GoalCounts } from "./read-list.ts";

const goals = [
  ["site.goalBuy", "SUPPLY", "PRODUCT"],
  ["site.goalSell", "DEMAND", "PRODUCT"],
  ["site.goalSeekTech", "SUPPLY", "TECHNOLOGY"],
  ["site.goalOfferTech", "DEMAND", "TECHNOLOGY"],
  ["site.goalIntegrator", "SUPPLY", "SYSTEM_INTEGRATION"],
] as const satisfies readonly (readonly [MessageKey, Side, Form])[];

const one = (values: readonly string[], value: string): boolean => values.length === 1 && values[0] === value;

/** What the reader wants to do, in the reader's words: each is a side and a form in one press, with what it would show. */
export function Goals({ locale, state, counts }: { locale: Locale; state: FilterState; counts: GoalCounts }) {
  return (
    <nav aria-label={t(locale, "site.goals")} className="py-1">
      <ul className="flex flex-wrap gap-2">
        {goals.map(([key, side, form]) => {
          const active = one(state.facets.side, side) && one(state.facets.form, form);
          const facets = { ...state.facets, side: active ? [] : [side], form: active ? [] : [form] };
          return (
            <li key={key} className="whitespace-nowrap">
              <FilterLink
                href={`${localePath(locale, "/listings")}${filterQuery({ ...state, facets, cursor: null })}`}
                active={active}
                count={counts[side][form] ?? 0}
              >
                {t(locale, key)}
              </FilterLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
