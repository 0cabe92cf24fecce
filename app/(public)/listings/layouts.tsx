import Link from "next/link";
import { cx } from "#components/cx.ts";
import { type Column, DataTable } from "#components/data-table.tsx";
import { Ledger } from "#components/ledger.tsx";
import { ListingRow } from "#components/listing-row.tsx";
import { type CodeNames, dayLeft, deadlineOf } from "#components/listing-view.ts";
import { Seal } from "#components/seal.tsx";
import { amountRangeIn } from "#lib/i18n/amount.ts";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import type { Day } from "#lib/kernel/clock.ts";
import { FORM_LABELS } from "#lib/listings/labels.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { type FilterState, filterQuery, LAYOUTS, type Layout } from "./filter-state.ts";

const layoutKeys = {
  compact: "site.layoutCompact",
  table: "site.layoutTable",
} as const satisfies Record<Layout, MessageKey>;

/** How the rows are set: with room, close, or as a table. Not on phones, where rows have one shape. */
export function LayoutLinks({ locale, state }: { locale: Locale; state: FilterState }) {
  return (
    <nav aria-label={t(locale, "site.layoutTitle")} className="no-print hidden md:block">
      <ul className="flex">
        {[null, ...LAYOUTS].map((layout) => (
          <li key={layout}>
            <Link
              href={`${localePath(locale, "/listings")}${filterQuery({ ...state, layout })}`}
              prefetch={false}
              rel="nofollow"
              aria-current={layout === state.layout ? "true" : undefined}
              className={cx(
                "inline-flex min-h-11 items-center px-2 text-sm underline-offset-4",
                layout === state.layout ? "font-semibold text-brand underline decoration-2" : "text-ink-2 hover:underline",
              )}
            >
              {t(locale, layout ? layoutKeys[layout] : "site.layoutRoomy")}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Rows = { locale: Locale; rows: readonly ListingView[]; names: CodeNames; today: Day };

/** The rows of a page of the list, set as its state says. */
export function ListRows({ layout, ...list }: Rows & { layout: Layout | null }) {
  const { locale, rows, names, today } = list;
  if (layout === "table") return <ListTable {...list} />;
  return (
    <Ledger label={t(locale, "site.listLabel")}>
      {rows.map((listing) => (
        <ListingRow
          key={listing.code}
          locale={locale}
          listing={listing}
          names={names}
          today={today}
          compact={layout === "compact"}
        />
      ))}
    </Ledger>
  );
}

function ListTable({ locale, rows, names, today }: Rows) {
  const columns: Column<ListingView>[] = [
    {
      key: "seal",
      head: "",
      cell: ({ organization, side }) => <Seal locale={locale} region={organization.region} side={side} size="sm" />,
    },
    {
      key: "title",
      head: t(locale, "site.columnTitle"),
      rowHead: true,
      cell: ({ code, title }) => (
        <Link href={localePath(locale, `/listings/${code}`)} prefetch={false} className="link-title" lang={writtenLang(locale)}>
          {title}
        </Link>
      ),
    },
    {
      key: "form",
      head: t(locale, "site.filterFORM"),
      whole: true,
      cell: ({ form }) => form && labelsIn(locale, FORM_LABELS)[form],
    },
    {
      key: "place",
      head: t(locale, "site.filterREGION"),
      whole: true,
      cell: ({ organization }) => organization.division && names.division(organization.division),
    },
    {
      key: "organization",
      head: t(locale, "site.detailOrganization"),
      cell: ({ organization }) =>
        organization.name === null ? t(locale, "site.anonymous") : <span lang={writtenLang(locale)}>{organization.name}</span>,
    },
    {
      key: "amount",
      head: t(locale, "site.columnAmount"),
      numeric: true,
      cell: ({ amountMinWan, amountMaxWan }) => amountRangeIn(locale, amountMinWan, amountMaxWan),
    },
    {
      key: "deadline",
      head: t(locale, "site.columnDeadline"),
      whole: true,
      cell: (listing) => {
        const { text, urgent } = dayLeft(locale, deadlineOf(listing).day, today);
        return <span className={urgent ? "font-semibold text-jing" : undefined}>{text}</span>;
      },
    },
  ];
  return <DataTable caption={t(locale, "site.listLabel")} columns={columns} rows={rows} rowKey={({ code }) => code} />;
}
