import type { Locale } from "#lib/i18n/catalogue.ts";

/** The name of a taxonomy's term (chain, cluster, certificate) in the reader's language; one without an English name keeps its own. */
export function termLabel(locale: Locale, { labelZh, labelEn }: { labelZh: string; labelEn: string }): string {
  // Lists of terms are written small; as a label of its own a name begins with a capital.
  return locale === "zh-CN" || labelEn === "" ? labelZh : labelEn.charAt(0).toUpperCase() + labelEn.slice(1);
}
