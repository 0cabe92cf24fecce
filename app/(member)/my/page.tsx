import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Ledger } from "#components/ledger.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { listSavedSearches } from "#lib/alerts/queries/saved-searches.ts";
import { requireContext } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { AWAITING_ANSWER } from "#lib/interests/lifecycle.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { countInterestsToAnswer, listInterests, listToReport } from "#lib/interests/queries/list-interests.ts";
import { type Day, dayOf } from "#lib/kernel/clock.ts";
import { listDesk } from "#lib/listings/queries/desk.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { CertificateNotice } from "./certificate-notice.tsx";
import { type DeskFigure, DeskFigures, InterestsSection, NewSection, readNew } from "./desk-sections.tsx";
import { FirmNotice, NoFirm, PostButtons } from "./firm-notice.tsx";
import { DeskRow } from "./listings/desk-row.tsx";
import { ownNames } from "./listings/own-name.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "listings.deskTitle") };
}

/** A member's desk: what waits for this firm comes first, what lies elsewhere after it. */
async function DeskPage() {
  const ctx = await requireContext("/my");
  const { locale, actor } = ctx;
  if (actor.organizationId === null) {
    return (
      <Page>
        <PageHeading title={t(locale, "listings.deskTitle")} />
        <NoFirm locale={locale} />
      </Page>
    );
  }
  const [desk, toAnswer, toReport, outgoing, searches, news] = await Promise.all([
    listDesk(ctx),
    countInterestsToAnswer(ctx),
    listToReport(ctx, SHOWN_TO_REPORT),
    listInterests(ctx, { box: "out", status: [...AWAITING_ANSWER], limit: 1 }),
    listSavedSearches(ctx, { limit: 1 }),
    readNew(ctx),
  ]);
  const figures: DeskFigure[] = [
    { label: t(locale, "alerts.deskFigurePublished"), count: desk.published, href: "/my/listings?status=PUBLISHED" },
    { label: t(locale, "alerts.deskFigureIncoming"), count: toAnswer, href: "/my/interests?box=in" },
    { label: t(locale, "alerts.deskFigureOutgoing"), count: outgoing.total, href: "/my/interests?box=out" },
    { label: t(locale, "alerts.deskFigureSearches"), count: searches.total, href: "/my/saved-searches" },
  ];
  const today = dayOf(ctx.now);
  const nameOf = await ownNames(ctx, desk.drafts);
  const todo = [
    { key: "listings.deskReturned", rows: desk.returned },
    { key: "listings.deskEnding", rows: desk.ending },
    { key: "listings.deskDrafts", rows: desk.drafts },
  ] as const;
  const elsewhere = [{ key: "listings.deskWaiting", rows: desk.waiting }] as const;
  const isClear = toAnswer + toReport.length === 0 && [...todo, ...elsewhere].every(({ rows }) => rows.length === 0);
  return (
    <Page>
      <PageHeading
        title={t(locale, "listings.deskTitle")}
        intro={actor.organizationName}
        actions={<PostButtons locale={locale} />}
      />
      <div className="space-y-3 empty:hidden">
        <FirmNotice locale={locale} actor={actor} />
        <CertificateNotice ctx={ctx} />
        {toAnswer > 0 && (
          <Notice
            kind="warn"
            title={t(locale, "listings.deskInterests", { count: toAnswer })}
            action={
              <LinkButton look="secondary" href={localePath(locale, "/my/interests?box=in")}>
                {t(locale, "listings.deskInterestsAction")}
              </LinkButton>
            }
          />
        )}
        <ToReport locale={locale} interests={toReport} />
      </div>
      {isClear && news.length === 0 && <EmptyState title={t(locale, "listings.deskNothing")} />}
      <Groups locale={locale} groups={todo} nameOf={nameOf} today={today} />
      <NewSection locale={locale} items={news} />
      <InterestsSection ctx={ctx} />
      <Groups locale={locale} groups={elsewhere} nameOf={nameOf} today={today} />
      <DeskFigures locale={locale} figures={figures} />
    </Page>
  );
}

export default guarded(DeskPage);

const SHOWN_TO_REPORT = 5;

/** Agreed contacts that wait for a word of this firm: each leads to where it is said with one press. */
function ToReport({ locale, interests }: { locale: Locale; interests: readonly InterestView[] }) {
  if (interests.length === 0) return null;
  return (
    <Notice kind="info" title={t(locale, "interests.deskReport")}>
      <ul>
        {interests.map(({ id, listing }) => (
          <li key={id}>
            <Link className="link inline-block py-2" href={localePath(locale, `/my/interests/${id}`)} prefetch={false}>
              {listing.title}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type Group = {
  key: "listings.deskReturned" | "listings.deskEnding" | "listings.deskDrafts" | "listings.deskWaiting";
  rows: readonly ListingView[];
};

/** Own listings in groups; an empty one is not shown. */
function Groups({
  locale,
  groups,
  nameOf,
  today,
}: {
  locale: Locale;
  groups: readonly Group[];
  nameOf: (listing: ListingView) => string;
  today: Day;
}) {
  return groups.map(
    ({ key, rows }) =>
      rows.length > 0 && (
        <Section key={key} title={t(locale, key)}>
          <Ledger label={t(locale, key)}>
            {rows.map((listing) => (
              <DeskRow key={listing.code} locale={locale} listing={listing} name={nameOf(listing)} today={today} />
            ))}
          </Ledger>
        </Section>
      ),
  );
}
