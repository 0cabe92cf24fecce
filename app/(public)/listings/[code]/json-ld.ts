import { REGION_LABELS } from "#lib/listings/labels.ts";
import { shownSummary } from "#lib/listings/model.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";

const YUAN_PER_WAN = 10_000;

/** A public listing in the words of schema.org: a supply is an Offer, a need a Demand that its firm seeks. Takes only what the page itself shows. */
export function listingJsonLd(listing: ListingView, baseUrl: string): Record<string, unknown> {
  const { organization, amountMinWan, amountMaxWan } = listing;
  const region = { "@type": "AdministrativeArea", name: REGION_LABELS[organization.region] };
  const firm = organization.name === null ? null : { "@type": "Organization", name: organization.name, areaServed: region };
  return {
    "@context": "https://schema.org",
    "@type": listing.side === "SUPPLY" ? "Offer" : "Demand",
    "@id": `${baseUrl}/listings/${listing.code}`,
    url: `${baseUrl}/listings/${listing.code}`,
    identifier: listing.code,
    name: listing.title,
    description: shownSummary(listing),
    ...(listing.publishedAt !== null && { validFrom: listing.publishedAt }),
    validThrough: listing.validUntil,
    itemOffered: {
      "@type": listing.form === "PRODUCT" ? "Product" : "Service",
      name: listing.title,
      ...(listing.keywords.length > 0 && { keywords: listing.keywords.join(",") }),
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
