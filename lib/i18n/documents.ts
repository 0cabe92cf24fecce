import type { Locale } from "#lib/i18n/catalogue.ts";
import type { SiteDocument } from "#lib/i18n/document.ts";
import { about } from "#lib/i18n/zh-CN/documents/about.ts";
import { accessibility } from "#lib/i18n/zh-CN/documents/accessibility.ts";
import { privacy } from "#lib/i18n/zh-CN/documents/privacy.ts";
import { terms } from "#lib/i18n/zh-CN/documents/terms.ts";

/** The standing documents of the site. */
export type DocumentName = "about" | "privacy" | "terms" | "accessibility";

const documents: Record<Locale, Record<DocumentName, SiteDocument>> = { "zh-CN": { about, privacy, terms, accessibility } };

/** One of the long texts of the site, in `locale`. */
export function siteDocument(locale: Locale, name: DocumentName): SiteDocument {
  return documents[locale][name];
}
