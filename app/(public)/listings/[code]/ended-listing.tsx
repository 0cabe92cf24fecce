import { LinkButton } from "#components/button.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Ledger } from "#components/ledger.tsx";
import { ListingRow } from "#components/listing-row.tsx";
import type { CodeNames } from "#components/listing-view.ts";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { setResponseStatus } from "#lib/http/response-status.ts";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { STATUS_LABELS } from "#lib/listings/labels.ts";
import { similarListings } from "#lib/search/queries/similar-listings.ts";
import { ListingBody } from "./listing-document.tsx";
import type { Ended } from "./read-listing.ts";

/** How many offers in its place. */
const SIMILAR = 6;

const sentences = {
  EXPIRED: "site.goneEXPIRED",
  FULFILLED: "site.goneFULFILLED",
  WITHDRAWN: "site.goneWITHDRAWN",
  ARCHIVED: "site.goneARCHIVED",
} as const satisfies Record<Ended["status"], MessageKey>;

/** The page of a listing that was public and is over: says so, and offers what is like it. Answers 410. */
export async function EndedListing({
  locale,
  viewing,
  names,
  ended,
}: {
  locale: Locale;
  viewing: Viewing;
  names: CodeNames;
  ended: Ended;
}) {
  setResponseStatus(410);
  const similar = await similarListings(viewing, ended.listing, SIMILAR);
  const today = dayOf(viewing.now);
  return (
    <Page>
      <PageHeading
        above={<p className="text-sm text-ink-2">{`${ended.listing.code} · ${labelsIn(locale, STATUS_LABELS)[ended.status]}`}</p>}
        title={t(locale, "site.goneTitle")}
        intro={t(locale, sentences[ended.status], { title: ended.listing.title })}
      />
      <Disclosure summary={t(locale, "site.goneText")} className="mb-10">
        <ListingBody locale={locale} listing={ended.listing} />
      </Disclosure>
      <Section title={t(locale, "site.goneSimilar")}>
        {similar.length === 0 ? (
          <EmptyState
            title={t(locale, "site.goneNoSimilar")}
            action={<LinkButton href={localePath(locale, "/listings")}>{t(locale, "errors.notFoundAction")}</LinkButton>}
          />
        ) : (
          <Ledger label={t(locale, "site.goneSimilar")}>
            {similar.map((listing) => (
              <ListingRow key={listing.code} locale={locale} listing={listing} names={names} today={today} />
            ))}
          </Ledger>
        )}
      </Section>
    </Page>
  );
}
