import { withoutContacts } from "#lib/editions/model/contact-free.ts";
import { divisionLabel } from "#lib/kernel/divisions.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import type { OrganizationView } from "#lib/organizations/model.ts";

/**
 * A firm in the words of schema.org. Takes only what its public page shows; no contact, whatever its own text says.
 *
 * @param organization as strangers see it
 */
export function organizationJsonLd(organization: OrganizationView): Record<string, unknown> {
  const { url, name, region, division, creditCode, creditCodeChecked, intro, website } = organization;
  return {
    "@context": "https://schema.org",
    "@type": "Organization",
    "@id": url,
    url,
    name,
    ...(intro && { description: withoutContacts(intro) }),
    ...(creditCode !== null && creditCodeChecked && { taxID: creditCode }),
    ...(website && { sameAs: website }),
    address: {
      "@type": "PostalAddress",
      addressCountry: "CN",
      addressRegion: REGION_LABELS[region],
      ...(division && { addressLocality: divisionLabel(division) }),
    },
  };
}
