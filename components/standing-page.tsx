import type { Metadata } from "next";
import { publicAddress } from "#components/public-metadata.ts";
import { SiteDocumentPage } from "#components/site-document.tsx";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { type DocumentName, siteDocument } from "#lib/i18n/documents.ts";
import { POLICY_VERSION } from "#lib/kernel/policy-version.ts";

/** The metadata of a standing document of the site. */
export async function standingMetadata(name: DocumentName): Promise<Metadata> {
  const locale = await currentLocale();
  const { title, description } = siteDocument(locale, name);
  return { title, description, ...publicAddress(locale, `/${name}`) };
}

/** A standing document of the site (about, privacy, terms, accessibility) with the operator's values put in. */
export async function StandingPage({ name }: { name: DocumentName }) {
  const locale = await currentLocale();
  return (
    <SiteDocumentPage
      document={siteDocument(locale, name)}
      values={{ supportContact: env().SUPPORT_CONTACT ?? t(locale, "site.footerNoContact"), version: POLICY_VERSION }}
      contentsLabel={t(locale, "site.contents")}
    />
  );
}
