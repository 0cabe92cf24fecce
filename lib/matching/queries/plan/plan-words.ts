import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { PART_LABELS } from "#lib/matching/labels.ts";
import type { LivePair } from "#lib/matching/queries/plan/live-pairs.ts";
import type { UnmetFirm } from "#lib/matching/queries/plan/plan.ts";
import type { FeatureKind } from "#lib/matching/score/weights.ts";

const SHOWN_PARTS = 4;

/** Why a pair meets: the features that made its score, strongest first, each with its points. */
export function partWords(locale: Locale, parts: LivePair["parts"]): string {
  return (Object.entries(parts) as [FeatureKind, number][])
    .sort(([x, p], [y, q]) => q - p || (x < y ? -1 : 1))
    .slice(0, SHOWN_PARTS)
    .map(([kind, points]) => t(locale, "matching.planPart", { part: PART_LABELS[kind], points }))
    .join("、");
}

/** Why a firm got no meeting, and what would help. */
export function unmetWords(locale: Locale, { firm, best }: UnmetFirm): string {
  if (!best) return t(locale, "matching.planNoPair");
  const other = best.demandFirm.id === firm.id ? best.supplyFirm : best.demandFirm;
  return t(locale, "matching.planFull", { name: other.name, points: best.scoreTenths / 10 });
}
