import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { PART_LABELS } from "#lib/matching/labels.ts";
import type { Share } from "#lib/matching/score/precision.ts";
import type { FeatureKind, Weights } from "#lib/matching/score/weights.ts";

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;

/** A share in percent; a dash where nothing was judged. */
export const shareText = (locale: Locale, { share }: Share): string =>
  share === null ? t(locale, "judgments.none") : percent(share);

/** Its 95 % interval: 61.0–100.0%. */
export const intervalText = (locale: Locale, { low, high }: Share): string =>
  low === null || high === null ? t(locale, "judgments.none") : `${(low * 100).toFixed(1)}–${percent(high)}`;

/** What a version of the weights is called. */
export const weightsName = (locale: Locale, version: number): string =>
  version === 0 ? t(locale, "judgments.weightsShipped") : t(locale, "judgments.weightsVersion", { version });

/** What a tier is called; null is not shown at all. */
export function tierName(locale: Locale, tier: string | null): string {
  if (tier === null) return t(locale, "judgments.tierNone");
  return t(locale, tier === "RECOMMENDED" ? "matching.tierRecommended" : "matching.tierPossible");
}

const NUMBERS = {
  topicFull: "judgments.numberTopicFull",
  topicBend: "judgments.numberTopicBend",
  topicSure: "judgments.numberTopicSure",
  specsSure: "judgments.numberSpecsSure",
  overBudgetLoss: "judgments.numberOverBudgetLoss",
  unansweredLoss: "judgments.numberUnansweredLoss",
  missedLoss: "judgments.numberMissedLoss",
  touchedLoss: "judgments.numberTouchedLoss",
  nearFrom: "judgments.numberNearFrom",
  recommendedFrom: "judgments.numberRecommendedFrom",
  shownFrom: "judgments.numberShownFrom",
} as const satisfies Record<Exclude<keyof Weights, "points">, string>;

/** What a number of the weights is called, by its name in the file (`points.topic`, `topicFull`). */
export function numberWords(locale: Locale, name: string): string {
  const [group, feature] = name.split(".");
  return feature === undefined
    ? t(locale, NUMBERS[group as keyof typeof NUMBERS])
    : t(locale, "judgments.numberPoints", { part: PART_LABELS[feature as FeatureKind] });
}
