import type { Metadata } from "next";
import Link from "next/link";
import { FilterLink } from "#components/chips.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { Seal } from "#components/seal.tsx";
import { StatusBadge } from "#components/status-badge.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { DEFAULT_LIMIT } from "#lib/kernel/pagination.ts";
import { HINT_LABELS } from "#lib/moderation/labels.ts";
import { listQueue } from "#lib/moderation/queries/queue.ts";
import { hintsFor } from "#lib/moderation/queries/review.ts";

export const metadata: Metadata = { title: t("zh-CN", "moderation.queueTitle") };

type Search = { state?: string; mine?: string; cursor?: string };

const TABS = [
  { key: "moderation.tabAll", query: "" },
  { key: "moderation.tabSubmitted", query: "?state=SUBMITTED" },
  { key: "moderation.tabInReview", query: "?state=IN_REVIEW" },
  { key: "moderation.tabMine", query: "?mine=true" },
] as const;

/** What waits for a decision, oldest first. */
async function ReviewQueuePage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireStaff("/staff/review");
  const { locale, now } = ctx;
  const { state, mine, cursor } = await searchParams;
  const filter = { state: state === "SUBMITTED" || state === "IN_REVIEW" ? state : undefined, mine: mine === "true" } as const;
  const here = filter.mine ? "?mine=true" : filter.state ? `?state=${filter.state}` : "";
  const page = await listQueue(ctx, { ...filter, limit: DEFAULT_LIMIT, cursor });
  const hints = await hintsFor(ctx, page.items);
  return (
    <Page>
      <PageHeading title={t(locale, "moderation.queueTitle")} intro={t(locale, "moderation.queueIntro")} />
      <nav aria-label={t(locale, "moderation.colState")} className="mb-4 flex flex-wrap gap-2">
        {TABS.map(({ key, query }) => (
          <FilterLink key={key} href={`/staff/review${query}`} active={query === here}>
            {t(locale, key)}
          </FilterLink>
        ))}
      </nav>
      <DataTable
        caption={`${t(locale, "moderation.queueTitle")}（${page.total}）`}
        rows={page.items}
        rowKey={(item) => item.code}
        empty={<EmptyState title={t(locale, "moderation.queueEmpty")}>{t(locale, "moderation.queueEmptyText")}</EmptyState>}
        columns={[
          {
            key: "seal",
            head: "",
            cell: (item) => <Seal locale={locale} region={item.organization.region} side={item.content.side} size="sm" />,
          },
          {
            key: "listing",
            head: t(locale, "moderation.colListing"),
            rowHead: true,
            cell: (item) => (
              <>
                <Link className="link" href={`/staff/review/${item.code}`} prefetch={false}>
                  {item.content.title}
                </Link>
                <span className="block text-ink-3">
                  <span className="whitespace-nowrap">{item.code}</span>
                  {item.revisionId && ` · ${t(locale, "moderation.revisionMark")}`}
                  {item.round > 1 && ` · ${t(locale, "moderation.round", { round: item.round })}`}
                </span>
              </>
            ),
          },
          {
            key: "firm",
            head: t(locale, "moderation.colFirm"),
            cell: (item) => <span className="inline-block min-w-36">{item.organization.name}</span>,
          },
          {
            key: "submitted",
            head: t(locale, "moderation.colSubmitted"),
            whole: true,
            cell: (item) => formatInstant(locale, item.submittedAt),
          },
          {
            key: "due",
            head: t(locale, "moderation.colDue"),
            cell: (item) => (
              <>
                <span className="whitespace-nowrap">{formatInstant(locale, item.dueAt)}</span>
                {item.dueAt < now && <span className="block font-semibold text-err">{t(locale, "moderation.overdue")}</span>}
              </>
            ),
          },
          {
            key: "state",
            head: t(locale, "moderation.colState"),
            cell: (item) =>
              item.claimedBy ? (
                <StatusBadge tone="wait">
                  {t(locale, "moderation.claimedBy", {
                    name: item.claimedBy.name,
                    until: formatInstant(locale, item.claimedUntil ?? now),
                  })}
                </StatusBadge>
              ) : (
                <StatusBadge tone="act">{t(locale, "moderation.tabSubmitted")}</StatusBadge>
              ),
          },
          {
            key: "hints",
            head: t(locale, "moderation.colHints"),
            cell: (item) => [...new Set((hints.get(item.code) ?? []).map((hint) => HINT_LABELS[hint.code]))].join("、"),
          },
        ]}
      />
      <Pagination
        locale={locale}
        first={cursor ? `/staff/review${here}` : null}
        next={page.nextCursor && `/staff/review${here}${here ? "&" : "?"}cursor=${page.nextCursor}`}
      />
    </Page>
  );
}

export default guarded(ReviewQueuePage);
