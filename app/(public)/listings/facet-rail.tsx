import Link from "next/link";
import { Button } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import type { CodeNames } from "#components/listing-view.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { FACETS, type FacetName, type FilterState, filterPairs, filterQuery, toggled } from "./filter-state.ts";
import { facetTitle, facetValue } from "./filter-words.ts";

export type FacetCounts = Readonly<Record<FacetName, readonly { value: string; count: number }[]>>;

type Props = { locale: Locale; state: FilterState; facets: FacetCounts; names: CodeNames };

/** The filters at the left of a wide screen: each value is a link with its count, and works at one press. */
export function FacetRail({ locale, state, facets, names }: Props) {
  const path = localePath(locale, "/listings");
  return (
    <nav aria-label={t(locale, "site.filterTitle")} className="space-y-6">
      {FACETS.map((name) => (
        <div key={name}>
          <h3 className="border-b border-rule-strong pb-1 text-sm text-ink-2">{facetTitle(locale, name)}</h3>
          <ul>
            {facets[name].map(({ value, count }) => {
              const active = state.facets[name].includes(value);
              return (
                <li key={value}>
                  <Link
                    href={`${path}${filterQuery(toggled(state, name, value))}`}
                    prefetch={false}
                    rel="nofollow"
                    aria-current={active ? "true" : undefined}
                    className={cx(
                      "flex items-center gap-2 border-b border-rule py-1 hover:bg-wash",
                      active ? "font-semibold text-brand" : count === 0 ? "text-ink-3" : "text-ink",
                    )}
                  >
                    <span
                      aria-hidden="true"
                      className={cx(
                        "grid size-4 shrink-0 place-items-center rounded-ledger border text-xs leading-none",
                        active ? "border-brand bg-brand text-on-brand" : "border-rule-strong",
                      )}
                    >
                      {active && "✓"}
                    </span>
                    <span className="min-w-0 flex-1">{facetValue(locale, names, name, value)}</span>
                    <span className="text-sm text-ink-3">{count}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      <form action={path} method="get" className="space-y-2">
        <Kept state={{ ...state, amountMaxWan: null, cursor: null }} />
        <AmountInput locale={locale} state={state} id="rail-amount" />
        <Button type="submit" look="secondary" className="w-full">
          {t(locale, "site.filterApply")}
        </Button>
      </form>
    </nav>
  );
}

/** The same filters as one form, in a sheet, for phones: choose several, then look. */
export function FilterForm({ locale, state, facets, names }: Props) {
  return (
    <form action={localePath(locale, "/listings")} method="get" className="space-y-5">
      <Kept
        state={{
          ...state,
          facets: { side: [], region: [], form: [], chain: [], cooperation: [] },
          amountMaxWan: null,
          cursor: null,
        }}
      />
      {FACETS.map((name) => (
        <fieldset key={name}>
          <legend className="mb-1 text-sm font-semibold text-ink-2">{facetTitle(locale, name)}</legend>
          <div className={cx("grid gap-x-4", name === "region" ? "grid-cols-3" : "grid-cols-2")}>
            {facets[name].map(({ value, count }) => (
              <div key={value} className="flex min-h-11 items-center gap-2 py-1.5">
                <input
                  type="checkbox"
                  id={`f-${name}-${value}`}
                  name={name}
                  value={value}
                  defaultChecked={state.facets[name].includes(value)}
                  className="size-5 shrink-0"
                />
                <label htmlFor={`f-${name}-${value}`} className="min-w-0 flex-1 leading-6">
                  {facetValue(locale, names, name, value)} <span className="text-sm text-ink-3">{count}</span>
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      <AmountInput locale={locale} state={state} id="form-amount" />
      <div className="overlay-foot">
        <Button type="submit" className="w-full">
          {t(locale, "site.filterApply")}
        </Button>
      </div>
    </form>
  );
}

function AmountInput({ locale, state, id }: { locale: Locale; state: FilterState; id: string }) {
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block text-sm font-semibold text-ink-2">
        {t(locale, "site.filterAmount")}
      </label>
      <input
        id={id}
        name="amountMaxWan"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={state.amountMaxWan ?? ""}
        aria-describedby={`${id}-hint`}
        className="control"
      />
      <p id={`${id}-hint`} className="text-sm text-ink-3">
        {t(locale, "site.filterAmountHint")}
      </p>
    </div>
  );
}

function Kept({ state }: { state: FilterState }) {
  return filterPairs(state).map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
}
