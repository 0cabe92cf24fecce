import Link from "next/link";
import { fieldLabel } from "#components/field-words.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { HINT_LABELS, HINT_SENTENCES } from "#lib/moderation/labels.ts";
import type { Hint } from "#lib/moderation/model/review-item.ts";

/** The machine's remarks beside a text, each with the words it rests on. */
export function HintList({
  locale,
  hints,
  holdReasons,
}: {
  locale: Locale;
  hints: readonly Hint[];
  holdReasons: readonly string[];
}) {
  if (hints.length === 0 && holdReasons.length === 0) return <p className="text-ink-2">{t(locale, "moderation.hintsNone")}</p>;
  return (
    <ul className="space-y-3">
      {holdReasons.map((reason) => (
        <li key={reason} className="border-l-4 border-warn pl-3">
          <strong>{t(locale, "moderation.importNotes")}</strong>
          <span className="block">{reason}</span>
        </li>
      ))}
      {hints.map((hint) => (
        <li key={`${hint.code}${hint.path}${hint.quote}${hint.other}`} className="border-l-4 border-warn pl-3">
          <strong>
            {HINT_LABELS[hint.code]}
            {hint.path && `（${fieldLabel(locale, hint.path)}）`}
          </strong>
          <span className="block">{t(locale, HINT_SENTENCES[hint.code])}</span>
          {hint.quote && (
            <span className="block">
              {t(locale, "moderation.hintQuote")}
              <mark>{hint.quote}</mark>
            </span>
          )}
          {hint.other && (
            <span className="block">
              {t(locale, "moderation.hintOther")}
              <Link className="link" href={`/staff/review/${hint.other}`} prefetch={false}>
                {hint.other}
              </Link>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
