import { SearchBox } from "#components/search-box.tsx";
import { searchWords } from "#components/search-words.ts";
import { DEFAULT_LOCALE, type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** 2026年11月22日 星期日, `Sunday, November 22, 2026`. */
const dateOf = (locale: Locale, now: Date): string => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "Asia/Shanghai", ...options }).format(now);
  const day = { year: "numeric", month: "long", day: "numeric" } as const;
  return locale === DEFAULT_LOCALE ? `${part(day)} ${part({ weekday: "long" })}` : part({ ...day, weekday: "long" });
};

/** The head of the gazette: name, day and issue over a rule, then the search. */
export function Masthead({
  locale,
  now,
  edition,
}: {
  locale: Locale;
  now: Date;
  edition: { number: string; serial: number | null } | null;
}) {
  return (
    <div className="pb-8 pt-4 sm:pt-8">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-1 pb-3">
        <h1 className="text-4xl font-black sm:text-5xl">{t(locale, "common.siteName")}</h1>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-2">
          {edition && (
            <span>
              {edition.serial === null
                ? t(locale, "site.mastheadIssue", { number: edition.number })
                : t(locale, "site.mastheadIssueSerial", { number: edition.number, serial: edition.serial })}
            </span>
          )}
          <span>{dateOf(locale, now)}</span>
        </p>
      </div>
      <div className="border-t-2 border-ink" />
      <p className="mt-5 text-lg text-ink-2">{t(locale, "site.description")}</p>
      <div className="mt-4">
        <SearchBox action={localePath(locale, "/listings")} words={searchWords(locale, "long")} />
      </div>
    </div>
  );
}
