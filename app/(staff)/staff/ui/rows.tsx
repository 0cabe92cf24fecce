import { Button, LinkButton } from "#components/button.tsx";
import { Chips, FilterLink, RemoveFilterLink } from "#components/chips.tsx";
import { CopyButton } from "#components/copy-button.tsx";
import { DataTable } from "#components/data-table.tsx";
import { FactsTable } from "#components/facts-table.tsx";
import { Ledger } from "#components/ledger.tsx";
import { ListingRow } from "#components/listing-row.tsx";
import { Section } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { QrCode } from "#components/qr-code.tsx";
import { SearchBox } from "#components/search-box.tsx";
import { searchWords } from "#components/search-words.ts";
import { Breadcrumb, SectionNav } from "#components/section-nav.tsx";
import { StatusBadge } from "#components/status-badge.tsx";
import { Timeline } from "#components/timeline.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { Day } from "#lib/kernel/clock.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import { NAMES, sampleListings } from "./samples.ts";

const HERE = "/staff/ui";
const LOOKS = [
  ["primary", "specimen.primary"],
  ["secondary", "specimen.secondary"],
  ["quiet", "specimen.quiet"],
  ["danger", "specimen.danger"],
] as const;
const TONES = ["neutral", "wait", "act", "good", "bad", "over"] as const;

/** What is pressed: buttons, links that look like them, chips, the ways through a list. */
export function Pressed({ locale }: { locale: Locale }) {
  const word = t(locale, "specimen.filter");
  return (
    <>
      <Section title={t(locale, "specimen.links")}>
        <div className="space-y-4">
          <p className="flex flex-wrap gap-3">
            {LOOKS.map(([look, key]) => (
              <Button key={look} look={look}>
                {t(locale, key)}
              </Button>
            ))}
            <Button disabled>{t(locale, "specimen.disabled")}</Button>
            <LinkButton href={HERE}>{t(locale, "specimen.primary")}</LinkButton>
          </p>
          <p className="flex flex-wrap items-start gap-3">
            <CopyButton
              text={word}
              words={{
                copy: t(locale, "specimen.copy"),
                copied: t(locale, "specimen.copied"),
                failed: t(locale, "specimen.copyFailed"),
              }}
            />
            <QrCode text="https://example.invalid/" label={t(locale, "specimen.qr")} className="size-24" />
          </p>
          <Chips items={[t(locale, "specimen.keyword"), word]} />
          <p className="flex flex-wrap gap-2">
            <FilterLink href={HERE} count={7}>
              {word}
            </FilterLink>
            <FilterLink href={HERE} count={7} active>
              {word}
            </FilterLink>
            <RemoveFilterLink href={HERE} label={t(locale, "site.filterRemove", { label: word })}>
              {word}
            </RemoveFilterLink>
          </p>
          <SearchBox action="/listings" words={searchWords(locale, "short")} />
        </div>
      </Section>
      <Section title={t(locale, "specimen.navigation")}>
        <Breadcrumb
          label={t(locale, "common.breadcrumb")}
          items={[{ href: "/staff", label: t(locale, "staff.title") }, { label: t(locale, "specimen.title") }]}
        />
        <SectionNav
          label={t(locale, "specimen.navigation")}
          items={[
            { href: HERE, label: t(locale, "specimen.rows"), current: true },
            { href: HERE, label: t(locale, "specimen.statuses"), count: 3 },
          ]}
        />
        <Pagination locale={locale} first={HERE} next={HERE} />
      </Section>
      <Section title={t(locale, "specimen.statuses")}>
        <p className="flex flex-wrap gap-3">
          {TONES.map((tone) => (
            <StatusBadge key={tone} tone={tone}>
              {t(locale, "specimen.eventReview")}
            </StatusBadge>
          ))}
        </p>
      </Section>
    </>
  );
}

/** What is read: ledger rows, tables, the head of a document, a thread of events. */
export function Rows({ locale, today }: { locale: Locale; today: Day }) {
  const { supply, demand } = sampleListings(locale, today);
  const event = (key: "Sent" | "Review" | "Published", more: object = {}) => ({
    key,
    title: t(locale, `specimen.event${key}`),
    ...more,
  });
  return (
    <Section title={t(locale, "specimen.rows")}>
      <div className="space-y-8">
        <Ledger label={t(locale, "specimen.rows")}>
          <ListingRow locale={locale} listing={supply} names={NAMES} today={today} />
          <ListingRow locale={locale} listing={demand} names={NAMES} today={today} />
        </Ledger>
        <FactsTable
          facts={[
            { label: t(locale, "site.detailCode"), value: supply.code },
            { label: t(locale, "site.detailOrganization"), value: supply.organization.name },
            { label: t(locale, "site.detailDescription"), value: supply.description, wide: true },
          ]}
        />
        <DataTable
          caption={t(locale, "specimen.tableCaption")}
          rows={REGIONS.map((region, at) => ({ region, count: 1_200 * (at + 1) }))}
          rowKey={({ region }) => region}
          columns={[
            {
              key: "region",
              head: t(locale, "specimen.tableRegion"),
              rowHead: true,
              cell: ({ region }) => REGION_LABELS[region],
            },
            {
              key: "count",
              head: t(locale, "specimen.tableCount"),
              numeric: true,
              cell: ({ count }) => count.toLocaleString(locale),
            },
          ]}
        />
        <Timeline
          items={[
            event("Sent", { time: today, dateTime: today }),
            event("Review", { body: t(locale, "specimen.eventReviewBody") }),
            event("Published", { done: false }),
          ]}
        />
      </div>
    </Section>
  );
}
