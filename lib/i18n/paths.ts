import { DEFAULT_LOCALE, LOCALES, type Locale } from "#lib/i18n/catalogue.ts";

const prefixOf = (locale: Locale): string => (locale === DEFAULT_LOCALE ? "" : `/${locale}`);

/** The address of a page in `locale`; `path` starts with a slash and carries no language. */
export function localePath(locale: Locale, path: string): string {
  return `${prefixOf(locale)}${path}`;
}

/** The language that a path names by its first segment; the default one when it names none. */
export function localeOfPath(path: string): Locale {
  return LOCALES.find((locale) => path === `/${locale}` || path.startsWith(`/${locale}/`)) ?? DEFAULT_LOCALE;
}
