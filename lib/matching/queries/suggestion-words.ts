import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { REGION_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import { DIMENSION_LABELS } from "#lib/matching/labels.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { Suggestion } from "#lib/matching/score/suggest.ts";

/** A suggestion as the author reads it. */
export type SuggestionLine = { kind: Suggestion["kind"]; field: string; text: string; count: number };

function textOf(suggestion: Suggestion, side: MatchListing["side"], locale: Locale): string {
  const { count } = suggestion;
  const others = labelsIn(locale, SIDE_LABELS)[side === "DEMAND" ? "SUPPLY" : "DEMAND"];
  switch (suggestion.kind) {
    case "AMOUNT":
      return t(locale, side === "DEMAND" ? "matching.suggestBudget" : "matching.suggestPrice", { count });
    case "DATE":
      return t(locale, side === "DEMAND" ? "matching.suggestNeededBy" : "matching.suggestAvailable", { count });
    case "COOPERATION":
      return t(locale, "matching.suggestCooperation", { count, others });
    case "QUALIFICATION":
      return t(locale, "matching.suggestQualification", { count, name: suggestion.what });
    case "REGION":
      return t(locale, "matching.suggestRegion", { count, others, region: labelsIn(locale, REGION_LABELS)[suggestion.what] });
    case "SPEC":
      return t(locale, "matching.suggestSpec", {
        count,
        name: labelsIn(locale, DIMENSION_LABELS)[suggestion.what] ?? suggestion.what,
      });
  }
}

/** Put suggestions into words for the author of a listing of this side. */
export const suggestionLines = (
  suggestions: readonly Suggestion[],
  side: MatchListing["side"],
  locale: Locale,
): SuggestionLine[] =>
  suggestions.map((suggestion) => ({
    kind: suggestion.kind,
    field: suggestion.field,
    text: textOf(suggestion, side, locale),
    count: suggestion.count,
  }));
