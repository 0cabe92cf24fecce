import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { codeNames } from "#components/code-names.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { JsonLd } from "#components/json-ld.tsx";
import { Facts, Ledger } from "#components/ledger.tsx";
import { ListingRow } from "#components/listing-row.tsx";
import { Page, Section } from "#components/page.tsx";
import { publicAddress } from "#components/public-metadata.ts";
import { visitorViewing } from "#lib/auth/request-context.ts";
import { listEditions } from "#lib/editions/queries/editions.ts";
import { env } from "#lib/env.ts";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { listListings } from "#lib/listings/queries.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import { ChainIndex } from "./chain-index.tsx";
import { Masthead } from "./masthead.tsx";
import { RegionCounts } from "./region-counts.tsx";

const NEWEST = 8;

const steps = ["site.homeStep1", "site.homeStep2", "site.homeStep3", "site.homeStep4"] as const satisfies readonly MessageKey[];

export async function generateMetadata(): Promise<Metadata> {
  return publicAddress(await currentLocale(), "/");
}

/** The site itself, and how to ask it something, in the words of schema.org. */
function siteJsonLd(locale: Locale): Record<string, unknown> {
  const url = `${env().APP_BASE_URL}${localePath(locale, "/")}`;
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    "@id": url,
    url,
    name: t(locale, "common.siteName"),
    description: t(locale, "site.description"),
    inLanguage: locale,
    potentialAction: {
      "@type": "SearchAction",
      target: `${env().APP_BASE_URL}${localePath(locale, "/listings")}?q={search_term_string}`,
      "query-input": "required name=search_term_string",
    },
  };
}

/** The front page of the gazette: masthead, what is there by region, the newest rows, the last issue. */
async function HomePage() {
  const locale = await currentLocale();
  const viewing = await visitorViewing();
  const [names, newest, supply, demand, editions] = await Promise.all([
    codeNames(viewing),
    listListings(viewing, { limit: NEWEST }),
    searchListings(viewing, { side: ["SUPPLY"], limit: 1 }),
    searchListings(viewing, { side: ["DEMAND"], limit: 1 }),
    listEditions(viewing, { limit: 1 }),
  ]);
  const edition = editions.items[0] ?? null;
  const today = dayOf(viewing.now);
  return (
    <Page>
      <JsonLd data={siteJsonLd(locale)} />
      <Masthead locale={locale} now={viewing.now} edition={edition} />
      <RegionCounts locale={locale} supply={supply} demand={demand} />
      <div className="mt-6 lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-12">
        <Section
          title={t(locale, "site.homeNewest")}
          aside={
            <Link href={localePath(locale, "/listings")} prefetch={false} className="link inline-block py-1.5">
              {t(locale, "site.homeAll", { count: newest.total })}
            </Link>
          }
        >
          {newest.items.length === 0 ? (
            <EmptyState title={t(locale, "site.emptyNone")} />
          ) : (
            <Ledger label={t(locale, "site.homeNewest")}>
              {newest.items.map((listing) => (
                <ListingRow key={listing.code} locale={locale} listing={listing} names={names} today={today} />
              ))}
            </Ledger>
          )}
        </Section>
        <div className="mt-8 space-y-8 lg:mt-0">
          <Section title={t(locale, "site.homeHow")}>
            <ol className="border-t border-rule-strong">
              {steps.map((key, at) => (
                <li key={key} className="flex gap-3 border-b border-rule py-2.5">
                  <span
                    aria-hidden="true"
                    className="w-4 shrink-0 text-center font-display text-xl font-bold leading-7 text-jing"
                  >
                    {at + 1}
                  </span>
                  {t(locale, key)}
                </li>
              ))}
            </ol>
            <p className="mt-4 flex flex-wrap gap-3">
              <LinkButton href={localePath(locale, "/my/listings/new?side=DEMAND")}>{t(locale, "site.postDemand")}</LinkButton>
              <LinkButton look="secondary" href={localePath(locale, "/my/listings/new?side=SUPPLY")}>
                {t(locale, "site.postSupply")}
              </LinkButton>
            </p>
          </Section>
          <Section title={t(locale, "site.homeEdition")}>
            <div className="border-t border-rule-strong pt-2.5">
              {edition ? (
                <>
                  <Link
                    href={localePath(locale, `/editions/${edition.number}`)}
                    prefetch={false}
                    className="link-title font-display text-lg font-bold"
                  >
                    {edition.title}
                  </Link>
                  <Facts
                    facts={[
                      t(locale, "editions.demandCount", { count: edition.counts.demand }),
                      t(locale, "editions.supplyCount", { count: edition.counts.supply }),
                    ]}
                  />
                </>
              ) : (
                <p className="text-ink-2">{t(locale, "site.homeNoEdition")}</p>
              )}
            </div>
          </Section>
          <ChainIndex locale={locale} names={names} supply={supply} demand={demand} />
        </div>
      </div>
    </Page>
  );
}

export default guarded(HomePage);
