import type { NavItem } from "#components/section-nav.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";

export const MATCHING = "/staff/matching";

const PLACES = {
  precision: [MATCHING, "judgments.precisionTitle"],
  runs: [`${MATCHING}/runs`, "matching.runsTitle"],
  plan: [`${MATCHING}/plan`, "matching.planTitle"],
  shared: [`${MATCHING}/shared`, "matching.sharedTitle"],
  weights: [`${MATCHING}/weights`, "judgments.weightsTitle"],
} as const;

/** The parts of the desk of matching. */
export const matchingTabs = (locale: Locale, current: keyof typeof PLACES): NavItem[] =>
  Object.entries(PLACES).map(([part, [href, label]]) => ({ href, label: t(locale, label), current: part === current }));
