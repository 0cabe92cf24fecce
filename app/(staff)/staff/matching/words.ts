import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";
import type { Share } from "#lib/matching/score/precision.ts";

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;

/** A share in percent; a dash where nothing was judged. */
export const shareText = (locale: Locale, { share }: Share): string =>
  share === null ? t(locale, "judgments.none") : percent(share);

/** Its 95 % interval. */
export const intervalText = (locale: Locale, { low, high }: Share): string =>
  low === null || high === null ? t(locale, "judgments.none") : `${percent(low)} – ${percent(high)}`;

/** What a version of the weights is called. */
export const weightsName = (locale: Locale, version: number): string =>
  version === 0 ? t(locale, "judgments.weightsShipped") : t(locale, "judgments.weightsVersion", { version });

/** What a tier is called; null is not shown at all. */
export function tierName(locale: Locale, tier: string | null): string {
  if (tier === null) return t(locale, "judgments.tierNone");
  return t(locale, tier === "RECOMMENDED" ? "matching.tierRecommended" : "matching.tierPossible");
}

/** What the scope of a run is called. */
export const scopeLabel = (locale: Locale, scope: string): string =>
  scope === CURRENT ? t(locale, "matching.runCurrent") : t(locale, "matching.runEdition", { number: scope });
