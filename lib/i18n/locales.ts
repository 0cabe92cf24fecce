/** The languages in which the site can be read, in the order of the language switch. */
export const LOCALES = ["zh-CN", "en"] as const;

export type Locale = (typeof LOCALES)[number];

/** The language of paths without a language prefix, of mail and of the command line. */
export const DEFAULT_LOCALE = "zh-CN" as const satisfies Locale;
