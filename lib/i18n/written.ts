import { DEFAULT_LOCALE, type Locale } from "#lib/i18n/locales.ts";

/** The `lang` of what firms wrote, which stays Chinese on every page; left out where the page itself is Chinese. */
export function writtenLang(locale: Locale): typeof DEFAULT_LOCALE | undefined {
  return locale === DEFAULT_LOCALE ? undefined : DEFAULT_LOCALE;
}
