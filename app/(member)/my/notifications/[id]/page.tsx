import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { codeNames } from "#components/code-names.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Ledger } from "#components/ledger.tsx";
import { ListingRow } from "#components/listing-row.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { listPathOf } from "#lib/alerts/model/saved-filter.ts";
import { getSavedSearch } from "#lib/alerts/queries/saved-searches.ts";
import { requireContext } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { type AlertLine, getAlertLine } from "#lib/notifications/queries/inbox.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "alerts.lineFound") };
}

/** What one notification of alerts gathered: the listings themselves, as far as they are in the list now. */
async function AlertLinePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireContext(`/my/notifications/${encodeURIComponent(id)}`);
  const { locale } = ctx;
  const [line, names] = await Promise.all([getAlertLine(ctx, id), codeNames(ctx)]);
  const today = dayOf(ctx.now);
  const onward = await wayOn(ctx, locale, line);
  const inbox = localePath(locale, "/my/notifications");
  return (
    <Page>
      <PageHeading
        title={line.title}
        intro={formatInstant(locale, line.at)}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[{ href: inbox, label: t(locale, "alerts.inboxTitle") }, { label: t(locale, "alerts.lineFound") }]}
          />
        }
        actions={
          onward && (
            <LinkButton look="secondary" href={onward.href}>
              {onward.label}
            </LinkButton>
          )
        }
      />
      {line.listings.length === 0 ? (
        <EmptyState
          title={t(locale, "alerts.lineAllGone")}
          action={<LinkButton href={inbox}>{t(locale, "alerts.lineBack")}</LinkButton>}
        />
      ) : (
        <>
          <Ledger label={t(locale, "alerts.lineFound")}>
            {line.listings.map((listing) => (
              <ListingRow key={listing.code} locale={locale} listing={listing} names={names} today={today} heading="h2" />
            ))}
          </Ledger>
          {line.gone > 0 && <p className="mt-4 text-ink-2">{t(locale, "alerts.lineGone", { count: line.gone })}</p>}
          <p className="mt-8">
            <Link href={inbox} prefetch={false} className="link inline-block py-2">
              {t(locale, "alerts.lineBack")}
            </Link>
          </p>
        </>
      )}
    </Page>
  );
}

export default guarded(AlertLinePage);

/** To all matches of the own listing, or to what the search finds now; nowhere when the search was deleted. */
async function wayOn(ctx: Viewing, locale: Locale, line: AlertLine): Promise<{ href: string; label: string } | null> {
  if (line.ownCode !== null) {
    return { href: localePath(locale, `/my/listings/${line.ownCode}#matches`), label: t(locale, "alerts.lineMatches") };
  }
  const search = line.searchId === null ? null : await getSavedSearch(ctx, line.searchId).catch(() => null);
  return search && { href: localePath(locale, listPathOf(search.filter)), label: t(locale, "alerts.lineSearchNow") };
}
