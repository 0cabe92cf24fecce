import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { VISIBILITY_LABELS } from "#lib/listings/labels.ts";
import { PART_LABELS } from "#lib/matching/labels.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";
import type { LivePair, PlanListing } from "#lib/matching/queries/plan/live-pairs.ts";
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

/** A name or title that is not public under its listing, marked as such: plans are handed on. */
export const marked = (text: string, { visibility }: PlanListing): string =>
  visibility === "PUBLIC" ? text : `${text}（${VISIBILITY_LABELS[visibility]}）`;

/** Why a firm got no meeting, and what would help. */
export function unmetWords(locale: Locale, { firm, best }: UnmetFirm): string {
  if (!best) return t(locale, "matching.planNoPair");
  const asks = best.demandFirm.id === firm.id;
  const name = asks ? marked(best.supplyFirm.name, best.supply) : marked(best.demandFirm.name, best.demand);
  return t(locale, "matching.planFull", { name, points: best.scoreTenths / 10 });
}

/** What the scope of a run is called. */
export const scopeLabel = (locale: Locale, scope: string): string =>
  scope === CURRENT ? t(locale, "matching.runCurrent") : t(locale, "matching.runEdition", { number: scope });
