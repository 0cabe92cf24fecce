import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { screenOf } from "#lib/listings/model/typed.ts";
import type { SuggestionLine } from "#lib/matching/queries/suggestion-words.ts";

/** The name of the form of a listing, with which the ids of its controls begin. */
export const LISTING_FORM = "listing";

/** What the author could add so that more can be matched or checked, each with the way to its field. */
export function MatchSuggestions({
  locale,
  suggestions,
  code,
}: {
  locale: Locale;
  suggestions: readonly SuggestionLine[];
  /** The author's own listing, on whose screens the fields stand. */
  code: string;
}) {
  if (suggestions.length === 0) return null;
  return (
    <div className="no-print mb-6 border-l-4 border-jin py-1 pl-4">
      <h3 className="text-lg font-semibold">{t(locale, "matching.suggestTitle")}</h3>
      <p className="text-sm text-ink-2">{t(locale, "matching.suggestText")}</p>
      <ul className="mt-1">
        {suggestions.map(({ field, text }) => (
          <li key={text}>
            {text}{" "}
            <a
              className="link inline-block py-2"
              href={localePath(locale, `/my/listings/${code}/edit?step=${screenOf(field)}#${LISTING_FORM}-${field}`)}
            >
              {t(locale, "matching.suggestGo")}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
