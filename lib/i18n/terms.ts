import type { Locale } from "#lib/i18n/catalogue.ts";

/** The name of a taxonomy's term (chain, cluster, certificate) in the reader's language; one without an English name keeps its own. */
export function termLabel(locale: Locale, { labelZh, labelEn }: { labelZh: string; labelEn: string }): string {
  return locale === "zh-CN" || labelEn === "" ? labelZh : labelEn;
}
