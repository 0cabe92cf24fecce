import { withoutContacts } from "#lib/editions/model/contact-free.ts";
import type { Locale } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import { shownSummary } from "#lib/listings/model.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";

const YUAN_PER_WAN = 10_000;

/**
 * A public listing in the words of schema.org: a supply is an Offer, a need a Demand that its firm seeks.
 * Search engines keep what they read: no contact goes to them, whatever a text says.
 *
 * @param listing as strangers see it
 */
export function listingJsonLd(locale: Locale, listing: ListingView, baseUrl: string): Record<string, unknown> {
  const { organization, amountMinWan, amountMaxWan } = listing;
  const at = (path: string): string => `${baseUrl}${localePath(locale, path)}`;
  const page = at(`/listings/${listing.code}`);
  const title = withoutContacts(listing.title);
  const region = { "@type": "AdministrativeArea", name: labelsIn(locale, REGION_LABELS)[organization.region] };
  const firm =
    organization.name === null
      ? null
      : {
          "@type": "Organization",
          "@id": `${baseUrl}/organizations/${organization.id}`,
          url: at(`/organizations/${organization.id}`),
          name: organization.name,
        };
  return {
    "@context": "https://schema.org",
    "@type": listing.side === "SUPPLY" ? "Offer" : "Demand",
    "@id": `${baseUrl}/listings/${listing.code}`,
    url: page,
    mainEntityOfPage: { "@type": "WebPage", "@id": page, inLanguage: locale },
    identifier: listing.code,
    name: title,
    description: withoutContacts(shownSummary(listing)),
    ...(listing.publishedAt !== null && { validFrom: listing.publishedAt }),
    validThrough: listing.validUntil,
    itemOffered: {
      "@type": listing.form === "PRODUCT" ? "Product" : "Service",
      name: title,
      ...(listing.keywords.length > 0 && { keywords: listing.keywords.map(withoutContacts).join(",") }),
    },
    ...(firm && (listing.side === "SUPPLY" ? { offeredBy: firm } : { "@reverse": { seeks: firm } })),
    areaServed: region,
    ...((amountMinWan !== null || amountMaxWan !== null) && {
      priceSpecification: {
        "@type": "PriceSpecification",
        priceCurrency: "CNY",
        ...(amountMinWan !== null && { minPrice: amountMinWan * YUAN_PER_WAN }),
        ...(amountMaxWan !== null && { maxPrice: amountMaxWan * YUAN_PER_WAN }),
      },
    }),
  };
}
