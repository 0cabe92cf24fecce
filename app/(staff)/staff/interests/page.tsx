import type { Metadata } from "next";
import Link from "next/link";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { orFirstPage } from "#components/first-page.ts";
import { guarded } from "#components/guarded.tsx";
import { partyName } from "#components/interest-document.tsx";
import { InterestStatusBadge } from "#components/interest-status.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { listInterests, listStaffQueue } from "#lib/interests/queries/list-interests.ts";
import { DEFAULT_LIMIT } from "#lib/kernel/pagination.ts";

export const metadata: Metadata = { title: t("zh-CN", "interests.staffTitle") };

type Props = { searchParams: Promise<{ view?: string; cursor?: string }> };

/** What waits for the association, the oldest due first; and, beside it, every request. Never a contact. */
async function StaffInterestsPage({ searchParams }: Props) {
  const ctx = await requireStaff("/staff/interests");
  const { locale } = ctx;
  const { view, cursor } = await searchParams;
  const all = view === "all";
  const queue = await listStaffQueue(ctx);
  const here = "/staff/interests?view=all";
  const page = all ? await orFirstPage(here, listInterests(ctx, { cursor, limit: DEFAULT_LIMIT })) : null;
  return (
    <Page>
      <PageHeading title={t(locale, "interests.staffTitle")} intro={t(locale, "interests.staffIntro")} />
      <SectionNav
        label={t(locale, "interests.staffTitle")}
        items={[
          { href: "/staff/interests", label: t(locale, "interests.staffQueue"), count: queue.length, current: !all },
          { href: here, label: t(locale, "interests.staffAll"), current: all },
        ]}
      />
      <div className="mt-4">
        <InterestTable
          locale={locale}
          rows={page?.items ?? queue}
          caption={t(locale, all ? "interests.staffAll" : "interests.staffQueue")}
        />
      </div>
      {page && (
        <Pagination locale={locale} first={cursor ? here : null} next={page.nextCursor && `${here}&cursor=${page.nextCursor}`} />
      )}
    </Page>
  );
}

export default guarded(StaffInterestsPage);

type Row = InterestView & { viaStaff?: boolean };

function InterestTable({ locale, rows, caption }: { locale: Locale; rows: readonly Row[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t(locale, "interests.staffEmpty")} />}
      columns={[
        {
          key: "listing",
          head: t(locale, "interests.staffColListing"),
          rowHead: true,
          cell: ({ id, listing }) => (
            <Link className="link" href={`/staff/interests/${id}`} prefetch={false}>
              {listing.title}
              <span className="block text-ink-2">{listing.code}</span>
            </Link>
          ),
        },
        {
          key: "parties",
          head: t(locale, "interests.staffColParties"),
          cell: ({ asker, owner }) => `${partyName(locale, asker)} → ${partyName(locale, owner)}`,
        },
        {
          key: "status",
          head: t(locale, "interests.staffColStatus"),
          cell: (interest) => <InterestStatusBadge locale={locale} interest={interest} />,
        },
        {
          key: "why",
          head: t(locale, "interests.staffColWhy"),
          cell: ({ viaStaff, status }) =>
            viaStaff ? t(locale, "interests.staffWhyUnclaimed") : status === "TIMEOUT" && t(locale, "interests.staffWhyTimeout"),
        },
        {
          key: "due",
          head: t(locale, "interests.staffColDue"),
          cell: ({ dueAt }) => dueAt && formatInstant(locale, dueAt),
        },
        { key: "mediator", head: t(locale, "interests.factMediator"), cell: ({ mediator }) => mediator },
      ]}
    />
  );
}
