import type { CodeNames } from "#components/listing-view.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";
import { COOPERATION_LABELS, FORM_LABELS, REGION_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import type { Condition, FacetName } from "./filter-state.ts";

/** The heading of a facet. */
export function facetTitle(locale: Locale, name: FacetName): string {
  const titles: Record<FacetName, string> = {
    side: t(locale, "site.filterSIDE"),
    region: t(locale, "site.filterREGION"),
    form: t(locale, "site.filterFORM"),
    chain: t(locale, "site.filterCHAIN"),
    cooperation: t(locale, "site.filterCOOPERATION"),
  };
  return titles[name];
}

/** The word of one value of a facet. */
export function facetValue(locale: Locale, names: CodeNames, name: FacetName, value: string): string {
  switch (name) {
    case "side":
      return SIDE_LABELS[value as keyof typeof SIDE_LABELS];
    case "region":
      return REGION_LABELS[value as RegionCode];
    case "form":
      return FORM_LABELS[value as keyof typeof FORM_LABELS];
    case "cooperation":
      return COOPERATION_LABELS[value as keyof typeof COOPERATION_LABELS];
    case "chain":
      if (value === "none") return t(locale, "site.chainNone");
      return value === "unknown" ? t(locale, "site.chainUnknown") : names.chain(value);
  }
}

/** A condition in force as words: `河北`, `产业链：未填写`, `搜索词：轴承`. */
export function conditionWords(locale: Locale, names: CodeNames, { name, value }: Condition): string {
  if (name === "q") return `${t(locale, "site.filterQuery")}：${value}`;
  if (name === "division") return names.division(value);
  if (name === "amountMaxWan") return t(locale, "site.filterAmountChip", { amount: value });
  const word = facetValue(locale, names, name, value);
  return name === "chain" ? `${facetTitle(locale, name)}：${word}` : word;
}
