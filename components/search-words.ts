import type { SearchBoxWords } from "#components/search-box.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** The words of a search box in a language, with room for a long example or a short one; and the prefix of its pages. */
export function searchWords(locale: Locale, room: "long" | "short"): SearchBoxWords {
  return {
    label: t(locale, "site.searchLabel"),
    placeholder: t(locale, room === "long" ? "site.searchLong" : "site.searchShort"),
    button: t(locale, "common.search"),
    suggestions: t(locale, "discovery.suggestLabel"),
    kinds: {
      CHAIN: t(locale, "discovery.suggestChain"),
      WORD: t(locale, "discovery.suggestWord"),
      FIRM: t(locale, "discovery.suggestFirm"),
    },
    count: t(locale, "discovery.suggestCount", { count: "{count}" }),
    found: t(locale, "discovery.suggestFound", { count: "{count}" }),
    none: t(locale, "discovery.suggestNone"),
    prefix: localePath(locale, ""),
  };
}
