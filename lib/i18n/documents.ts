import type { Locale } from "#lib/i18n/catalogue.ts";
import type { SiteDocument } from "#lib/i18n/document.ts";
import { about as aboutEn } from "#lib/i18n/en/documents/about.ts";
import { accessibility as accessibilityEn } from "#lib/i18n/en/documents/accessibility.ts";
import { privacy as privacyEn } from "#lib/i18n/en/documents/privacy.ts";
import { terms as termsEn } from "#lib/i18n/en/documents/terms.ts";
import { about } from "#lib/i18n/zh-CN/documents/about.ts";
import { accessibility } from "#lib/i18n/zh-CN/documents/accessibility.ts";
import { privacy } from "#lib/i18n/zh-CN/documents/privacy.ts";
import { terms } from "#lib/i18n/zh-CN/documents/terms.ts";

/** The standing documents of the site. */
export type DocumentName = "about" | "privacy" | "terms" | "accessibility";

const documents: Record<Locale, Record<DocumentName, SiteDocument>> = {
  "zh-CN": { about, privacy, terms, accessibility },
  en: {
    about: aboutEn,
    privacy: privacyEn,
    terms: termsEn,
    accessibility: accessibilityEn,
  },
};

/** One of the long texts of the site, in `locale`. */
export function siteDocument(locale: Locale, name: DocumentName): SiteDocument {
  return documents[locale][name];
}
