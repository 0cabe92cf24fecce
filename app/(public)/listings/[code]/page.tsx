import type { Metadata } from "next";
import Link from "next/link";
import { codeNames } from "#components/code-names.ts";
import { guarded, guardedMetadata } from "#components/guarded.tsx";
import { JsonLd } from "#components/json-ld.tsx";
import type { JudgeQuery } from "#components/match-feedback.tsx";
import { MatchSection } from "#components/match-section.tsx";
import { Notice } from "#components/notice.tsx";
import { Page } from "#components/page.tsx";
import { publicAddress } from "#components/public-metadata.ts";
import { Seal } from "#components/seal.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { ShownFiles } from "#components/shown-files.tsx";
import { StatusBadge } from "#components/status-badge.tsx";
import { currentViewer } from "#lib/auth/request-context.ts";
import { withoutContacts } from "#lib/editions/model/contact-free.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { FORM_LABELS, REGION_LABELS, SIDE_LABELS, STATUS_LABELS } from "#lib/listings/labels.ts";
import { shownSummary } from "#lib/listings/model.ts";
import { listShownFiles } from "#lib/listings/queries/files.ts";
import { publicDatesOf } from "#lib/listings/queries/public-dates.ts";
import { belongsTo, readsAsStaff } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";
import { POSTER_SIZE } from "#lib/poster/size.ts";
import { judge, withdraw } from "../../../(member)/my/matches/actions.ts";
import { EndedListing } from "./ended-listing.tsx";
import { InterestBar } from "./interest-bar.tsx";
import { InterestForm } from "./interest-form.tsx";
import { listingJsonLd } from "./json-ld.ts";
import { ListingBody, ListingHead } from "./listing-document.tsx";
import { PublicTimeline } from "./public-timeline.tsx";
import { readListing, strangersListing } from "./read-listing.ts";
import { posterPath, ShareSection } from "./share-section.tsx";

type Props = { params: Promise<{ code: string }>; searchParams: Promise<JudgeQuery> };

/** Only what this reader may see; nothing of a listing that is not public is offered to search engines. */
export const generateMetadata = guardedMetadata(async ({ params }: Props): Promise<Metadata> => {
  const locale = await currentLocale();
  const { code } = await params;
  const found = await readListing(code);
  if (found.kind === "ended") return { title: t(locale, "site.goneTitle"), robots: { index: false } };
  const shared = await strangersListing(code);
  const listing = shared ?? found.listing;
  const title = t(locale, "common.withNote", {
    text: listing.title,
    note: t(locale, "discovery.kind", {
      region: labelsIn(locale, REGION_LABELS)[listing.organization.region],
      side: labelsIn(locale, SIDE_LABELS)[listing.side],
    }),
  });
  const description = shownSummary(listing);
  if (!shared) return { title, description, robots: { index: false } };
  const address = publicAddress(locale, `/listings/${code}`);
  const poster = { url: posterPath(locale, shared), ...POSTER_SIZE, type: "image/png" };
  const alt = t(locale, "discovery.posterAlt", { title: listing.title });
  return {
    title,
    description: withoutContacts(description),
    ...address,
    openGraph: { ...address.openGraph, type: "article", images: [{ ...poster, alt }] },
  };
});

/** One listing as a document: head, text, and what a reader can do with it. After its end the address says so, with status 410. */
async function ListingPage({ params, searchParams }: Props) {
  const locale = await currentLocale();
  const { code } = await params;
  const query = await searchParams;
  const viewing = await currentViewer();
  const [found, shared, names, dates, files] = await Promise.all([
    readListing(code),
    strangersListing(code),
    codeNames(viewing),
    publicDatesOf(viewing, [code]),
    listShownFiles(viewing, code),
  ]);
  if (found.kind === "ended") return <EndedListing locale={locale} viewing={viewing} names={names} ended={found} />;
  const { listing } = found;
  const today = dayOf(viewing.now);
  const publicDates = dates.get(listing.code);
  const open = listing.status === "PUBLISHED";
  const own = listing.organization.id !== null && belongsTo(viewing.actor, { organizationId: listing.organization.id });
  return (
    <Page>
      {shared && <JsonLd data={listingJsonLd(locale, shared, env().APP_BASE_URL)} />}
      <article>
        <Breadcrumb
          label={t(locale, "common.breadcrumb")}
          items={[
            { href: localePath(locale, "/listings"), label: t(locale, "site.navListings") },
            {
              href: localePath(locale, `/listings?side=${listing.side}&region=${listing.organization.region}`),
              label: t(locale, "discovery.kind", {
                region: labelsIn(locale, REGION_LABELS)[listing.organization.region],
                side: labelsIn(locale, SIDE_LABELS)[listing.side],
              }),
            },
            { label: listing.code },
          ]}
        />
        <header className="mb-6 mt-2 flex flex-wrap items-start gap-4">
          <Seal locale={locale} region={listing.organization.region} side={listing.side} size="lg" />
          <div className="min-w-0 flex-[1_1_9rem] space-y-1">
            <p className="text-sm text-ink-2">
              {[labelsIn(locale, SIDE_LABELS)[listing.side], listing.form && labelsIn(locale, FORM_LABELS)[listing.form]]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <h1 lang={writtenLang(locale)} className="text-3xl sm:text-4xl">
              {listing.title}
            </h1>
          </div>
        </header>
        <div className="mb-6 space-y-3 empty:hidden">
          {!open && (
            <Notice kind="warn" title={<StatusBadge tone="wait">{labelsIn(locale, STATUS_LABELS)[listing.status]}</StatusBadge>}>
              <p>{t(locale, "site.detailNotPublic")}</p>
            </Notice>
          )}
          {open && listing.visibility === "MATCH_ONLY" && <Notice kind="info">{t(locale, "site.detailMatchOnly")}</Notice>}
          {listing.enteredByStaff && <Notice kind="info">{t(locale, "site.detailUnclaimed")}</Notice>}
        </div>
        <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_18rem] xl:grid-rows-[auto_1fr] xl:gap-x-12 xl:gap-y-8">
          <div className="space-y-8 xl:row-span-2">
            <ListingHead locale={locale} listing={listing} names={names} today={today} />
            <ListingBody locale={locale} listing={listing} />
            <ShownFiles locale={locale} files={files} />
            {open && can(viewing.actor, "interest.ask", { organizationId: own ? (viewing.actor.organizationId ?? "") : "" }) && (
              <InterestForm locale={locale} viewing={viewing} listing={listing} />
            )}
            <MatchSection
              viewing={viewing}
              listing={listing}
              feedback={{ place: "public", judge, withdraw, query, href: localePath(locale, `/listings/${code}`) }}
            />
          </div>
          <InterestBar
            locale={locale}
            actor={viewing.actor}
            code={listing.code}
            own={own}
            open={open}
            staff={readsAsStaff(viewing.actor)}
          />
          {shared && (
            <div className="mt-8 space-y-8 sm:grid sm:grid-cols-2 sm:gap-x-12 sm:space-y-0 xl:mt-0 xl:block xl:space-y-8">
              <ShareSection locale={locale} listing={shared} names={names} />
              {publicDates && <PublicTimeline locale={locale} listing={listing} dates={publicDates} today={today} />}
            </div>
          )}
        </div>
        {open && (
          <p className="no-print mt-10 border-t border-rule pt-3 text-sm text-ink-2">
            {t(locale, "site.reportExplain")}{" "}
            <Link
              href={localePath(locale, `/listings/${listing.code}/report`)}
              prefetch={false}
              className="link inline-block py-2"
            >
              {t(locale, "site.reportTitle")}
            </Link>
          </p>
        )}
      </article>
    </Page>
  );
}

export default guarded(ListingPage);
