import { DEFAULT_LOCALE, LOCALES, type Locale } from "#lib/i18n/locales.ts";

const prefixOf = (locale: Locale): string => (locale === DEFAULT_LOCALE ? "" : `/${locale}`);

/**
 * Parts of the site that exist once, whatever the language of the reader: the staff desk (Chinese), machine interfaces, and files,
 * which are what ends in a dot and letters.
 */
const ONE_FOR_ALL = /^\/(staff|api|files|unsubscribe\/one-click|_next|\.well-known|display)(\/|\?|#|$)|^[^?#]*\.[a-z]+($|[?#])/;

/** Feeds and posters look like files, but are written for each reader. */
const IN_EACH_LANGUAGE = /^\/feeds\/|^[^?#]*\/poster\.png($|[?#])/;

const isOneForAll = (plain: string): boolean => ONE_FOR_ALL.test(plain) && !IN_EACH_LANGUAGE.test(plain);

/** The language that a path names by its first segment; null when it names none. */
function namedLocale(path: string): Locale | null {
  const first = /^\/([^/?#]*)/.exec(path)?.[1];
  return LOCALES.find((locale) => locale === first && locale !== DEFAULT_LOCALE) ?? null;
}

/** Whether this address is the same in every language. */
export const isSharedPath = (path: string): boolean => isOneForAll(plainPath(path));

/** A path without its language. */
export function plainPath(path: string): string {
  const named = namedLocale(path);
  if (named === null) return path;
  const rest = path.slice(prefixOf(named).length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/**
 * The address of a page in `locale`. `path` starts with a slash; a language it names already is replaced. What exists once
 * for all languages stays as it is.
 */
export function localePath(locale: Locale, path: string): string {
  const plain = plainPath(path);
  if (isOneForAll(plain)) return plain;
  const prefix = prefixOf(locale);
  // `/en`, not `/en/`: one page has one address.
  return prefix !== "" && /^\/([?#]|$)/.test(plain) ? `${prefix}${plain.slice(1)}` : `${prefix}${plain}`;
}

/** The language that a path names by its first segment; the default one when it names none. */
export function localeOfPath(path: string): Locale {
  return namedLocale(path) ?? DEFAULT_LOCALE;
}
