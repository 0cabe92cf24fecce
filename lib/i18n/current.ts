import { headers } from "next/headers";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "#lib/i18n/catalogue.ts";

/** The request header in which `proxy.ts` hands on the language of the path. */
export const LOCALE_HEADER = "x-jjj-locale";

/** The language of the page being rendered, from its path; the default one outside a page. */
export async function currentLocale(): Promise<Locale> {
  const named = (await headers()).get(LOCALE_HEADER);
  return LOCALES.find((locale) => locale === named) ?? DEFAULT_LOCALE;
}
