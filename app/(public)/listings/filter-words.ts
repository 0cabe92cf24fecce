import type { CodeNames } from "#components/listing-view.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
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
      return labelsIn(locale, SIDE_LABELS)[value as keyof typeof SIDE_LABELS];
    case "region":
      return labelsIn(locale, REGION_LABELS)[value as RegionCode];
    case "form":
      return labelsIn(locale, FORM_LABELS)[value as keyof typeof FORM_LABELS];
    case "cooperation":
      return labelsIn(locale, COOPERATION_LABELS)[value as keyof typeof COOPERATION_LABELS];
    case "chain":
      if (value === "none") return t(locale, "site.chainNone");
      return value === "unknown" ? t(locale, "site.chainUnknown") : names.chain(value);
  }
}

/** A condition in force as words: `河北`, `产业链：未填写`, `搜索词：轴承`. */
export function conditionWords(locale: Locale, names: CodeNames, { name, value }: Condition): string {
  if (name === "q") return t(locale, "common.named", { name: t(locale, "site.filterQuery"), text: value });
  if (name === "division") return names.division(value);
  if (name === "amountMaxWan") return t(locale, "site.filterAmountChip", { amount: value });
  const word = facetValue(locale, names, name, value);
  return name === "chain" ? t(locale, "common.named", { name: facetTitle(locale, name), text: word }) : word;
}
