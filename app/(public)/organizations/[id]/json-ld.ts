import { withoutContacts } from "#lib/editions/model/contact-free.ts";
import type { Locale } from "#lib/i18n/catalogue.ts";
import { divisionIn } from "#lib/i18n/divisions.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import type { OrganizationView } from "#lib/organizations/model.ts";

/**
 * A firm in the words of schema.org. Takes only what its public page shows; no contact, whatever its own text says.
 *
 * @param organization as strangers see it
 */
export function organizationJsonLd(locale: Locale, organization: OrganizationView, baseUrl: string): Record<string, unknown> {
  const { url, name, region, division, creditCode, creditCodeChecked, intro, website } = organization;
  const page = `${baseUrl}${localePath(locale, `/organizations/${organization.id}`)}`;
  return {
    "@context": "https://schema.org",
    "@type": "Organization",
    "@id": url,
    url: page,
    mainEntityOfPage: { "@type": "WebPage", "@id": page, inLanguage: locale },
    name,
    ...(intro && { description: withoutContacts(intro) }),
    ...(creditCode !== null && creditCodeChecked && { taxID: creditCode }),
    ...(website && { sameAs: website }),
    address: {
      "@type": "PostalAddress",
      addressCountry: "CN",
      addressRegion: labelsIn(locale, REGION_LABELS)[region],
      ...(division && { addressLocality: divisionIn(locale, division) }),
    },
  };
}
