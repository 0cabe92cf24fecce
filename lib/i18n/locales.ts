/** The languages in which the site can be read, in the order of the language switch. */
export const LOCALES = ["zh-CN", "en"] as const;

export type Locale = (typeof LOCALES)[number];

/** The language of paths without a language prefix, of the API and of the command line. */
export const DEFAULT_LOCALE = "zh-CN" as const satisfies Locale;

/** A language as it was stored or sent; one that the site does not have reads as the default one. */
export const readLocale = (stored: unknown): Locale => LOCALES.find((locale) => locale === stored) ?? DEFAULT_LOCALE;
