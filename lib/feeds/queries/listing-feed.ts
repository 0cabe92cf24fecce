import { withoutContacts } from "#lib/editions/model/contact-free.ts";
import { env } from "#lib/env.ts";
import { amountRangeIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { termLabel } from "#lib/i18n/terms.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { COOPERATION_LABELS, FIELD_LABELS, FORM_LABELS, REGION_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import { shownSummary } from "#lib/listings/model.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { publicDatesOf } from "#lib/listings/queries/public-dates.ts";
import { listListings } from "#lib/listings/queries.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import type { ListingFilter } from "#lib/search/port.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";
import { FEED_ENTRIES, type Feed, type FeedEntry, latestOf } from "../model/feed.ts";

/**
 * The newest public listings that a filter of the list lets through, as every visitor may see them whoever asks.
 *
 * @param query the filter as it stands in the address, with its question mark; empty for the whole list.
 */
export async function listingFeed(asking: Viewing, filter: ListingFilter, query: string): Promise<Feed> {
  const viewing = { ...asking, actor: ANONYMOUS };
  const { items } = await listListings(viewing, { ...filter, sort: "newest", limit: FEED_ENTRIES, cursor: undefined });
  const [dates, chains] = await Promise.all([
    publicDatesOf(
      viewing,
      items.map(({ code }) => code),
    ),
    taxonomyOf(viewing.db, "chain"),
  ]);
  const chainName = new Map(chains.map((term) => [term.code, termLabel(viewing.locale, term)]));
  const entries = items.flatMap((listing) => {
    const when = dates.get(listing.code);
    // It left the list between the two readings.
    if (!when) return [];
    const instants = { published: when.published.toISOString(), updated: when.latest.toISOString() };
    return [{ ...toEntry(viewing, listing, chainName), ...instants }];
  });
  const address = (path: string) => addressIn(viewing.locale, path);
  return {
    title: t(viewing.locale, query ? "discovery.feedListingsFiltered" : "discovery.feedListings"),
    description: t(viewing.locale, "discovery.feedListingsText"),
    language: viewing.locale,
    page: address(`/listings${query}`),
    self: { atom: address(`/feeds/listings.atom${query}`), json: address(`/feeds/listings.json${query}`) },
    publisher: t(viewing.locale, "common.siteName"),
    updated: latestOf(
      entries.map(({ updated }) => updated),
      startOfList(viewing.now),
    ),
    entries,
  };
}

/** An empty feed must name an instant all the same; one that does not move keeps its bytes. */
const startOfList = (now: Date): string => `${now.toISOString().slice(0, 10)}T00:00:00.000Z`;

function toEntry(
  { locale }: Viewing,
  listing: ListingView,
  chainName: ReadonlyMap<string, string>,
): Omit<FeedEntry, "published" | "updated"> {
  const { organization, side, form, chain } = listing;
  const place = placeIn(locale, listing);
  const fieldLabels = labelsIn(locale, FIELD_LABELS);
  const cooperationLabels: Readonly<Record<string, string>> = labelsIn(locale, COOPERATION_LABELS);
  const chainLabel = chain === null ? null : (chainName.get(chain) ?? null);
  const firm = organization.name ?? t(locale, "discovery.anonymousFirm");
  const facts: [label: string, value: string][] = [
    [t(locale, "discovery.messageFirm"), firm],
    [
      t(locale, side === "DEMAND" ? "site.detailBudget" : "site.detailPrice"),
      amountRangeIn(locale, listing.amountMinWan, listing.amountMaxWan),
    ],
    ...(listing.cooperation.length > 0
      ? [
          [
            fieldLabels.cooperation ?? "",
            listing.cooperation.map((code) => cooperationLabels[code] ?? code).join(t(locale, "common.listSeparator")),
          ] satisfies [string, string],
        ]
      : []),
    [fieldLabels.validUntil ?? "", listing.validUntil],
  ];
  const lines = facts.map(([label, value]) => t(locale, "discovery.messageFact", { label, value }));
  return {
    url: addressIn(locale, `/listings/${listing.code}`),
    title: withoutContacts(t(locale, "discovery.messageKind", { ...place, title: listing.title })),
    summary: withoutContacts(shownSummary(listing)),
    summaryLanguage: writtenLang(locale) ?? null,
    text: `${lines.join("\n")}\n\n${withoutContacts(listing.description)}`,
    author:
      organization.name === null || organization.id === null
        ? null
        : { name: organization.name, url: addressIn(locale, `/organizations/${organization.id}`) },
    tags: [
      t(locale, "discovery.kind", place),
      ...(form ? [labelsIn(locale, FORM_LABELS)[form]] : []),
      ...(chainLabel ? [chainLabel] : []),
      ...listing.keywords,
    ].map(withoutContacts),
    image: addressIn(locale, `/listings/${listing.code}/poster.png`),
    files: [],
  };
}

const addressIn = (locale: Locale, path: string): string => `${env().APP_BASE_URL}${localePath(locale, path)}`;

const placeIn = (locale: Locale, { organization, side }: ListingView) => ({
  region: labelsIn(locale, REGION_LABELS)[organization.region],
  side: labelsIn(locale, SIDE_LABELS)[side],
});
