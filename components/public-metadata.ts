import type { Metadata } from "next";
import { DEFAULT_LOCALE, LOCALES, type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** The feeds of the site, as every public page names them; `query` is the filter of a list, with its question mark. */
function feedsOf(locale: Locale, query: string): NonNullable<Metadata["alternates"]>["types"] {
  const listings = t(locale, query ? "discovery.feedListingsFiltered" : "discovery.feedListings");
  return {
    "application/atom+xml": [
      { url: localePath(locale, `/feeds/listings.atom${query}`), title: listings },
      { url: localePath(locale, "/feeds/editions.atom"), title: t(locale, "discovery.feedEditions") },
    ],
    "application/feed+json": [{ url: localePath(locale, `/feeds/listings.json${query}`), title: listings }],
  };
}

/** The same page in every language; Chinese is shown to who reads none of them. */
const languagesOf = (path: string): Record<string, string> => ({
  ...Object.fromEntries(LOCALES.map((locale) => [locale, localePath(locale, path)])),
  "x-default": localePath(DEFAULT_LOCALE, path),
});

/**
 * What every public page says of its own address: the one under which it is to be known, and the feeds beside it.
 *
 * @param path without a language, with a leading slash
 */
export function publicAddress(locale: Locale, path: string, { feedQuery = "" } = {}): Metadata {
  const url = localePath(locale, path);
  return {
    alternates: { canonical: url, languages: languagesOf(path), types: feedsOf(locale, feedQuery) },
    openGraph: { type: "website", url, siteName: t(locale, "common.siteName"), locale: locale.replace("-", "_") },
  };
}
