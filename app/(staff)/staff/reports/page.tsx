import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { RadioGroup } from "#components/choice-field.tsx";
import { DataTable } from "#components/data-table.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { DEFAULT_LIMIT } from "#lib/kernel/pagination.ts";
import { REPORT_KIND_LABELS, REPORT_STATUS_LABELS } from "#lib/moderation/labels.ts";
import { listReports } from "#lib/moderation/queries/reports.ts";
import { can } from "#lib/policies/authorize.ts";
import { closeReport } from "./actions.ts";

export const metadata: Metadata = { title: t("zh-CN", "moderation.reportsTitle") };

/** Complaints, the one due first on top, with the form that closes them. */
async function ReportsPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const ctx = await requireStaff("/staff/reports");
  const { locale } = ctx;
  const { cursor } = await searchParams;
  const page = await listReports(ctx, { limit: DEFAULT_LIMIT, cursor });
  const mayResolve = can(ctx.actor, "report.resolve", null);
  return (
    <Page>
      <PageHeading title={t(locale, "moderation.reportsTitle")} intro={t(locale, "moderation.reportsIntro")} />
      <DataTable
        caption={t(locale, "moderation.reportsTitle")}
        rows={page.items}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t(locale, "moderation.reportsEmpty")}>{t(locale, "moderation.reportsEmptyText")}</EmptyState>}
        columns={[
          {
            key: "listing",
            head: t(locale, "moderation.colListing"),
            rowHead: true,
            cell: (row) => (
              <Link className="link" href={`/staff/review/${row.listing}`} prefetch={false}>
                {row.listing}
              </Link>
            ),
          },
          { key: "kind", head: t(locale, "moderation.colKind"), cell: (row) => REPORT_KIND_LABELS[row.kind] },
          {
            key: "text",
            head: t(locale, "moderation.colReport"),
            cell: (row) => <p className="max-w-measure whitespace-pre-line">{row.text}</p>,
          },
          { key: "at", head: t(locale, "moderation.colReported"), cell: (row) => dayOf(new Date(row.createdAt)) },
          { key: "due", head: t(locale, "moderation.colDue"), cell: (row) => dayOf(new Date(row.dueAt)) },
          {
            key: "outcome",
            head: t(locale, "moderation.colOutcome"),
            cell: (row) =>
              row.status !== "OPEN" || !mayResolve ? (
                <>
                  {REPORT_STATUS_LABELS[row.status]}
                  {row.note && <p className="whitespace-pre-line text-ink-2">{row.note}</p>}
                </>
              ) : (
                <Disclosure summary={t(locale, "moderation.resolve")}>
                  <ActionForm action={closeReport} label={`${t(locale, "moderation.resolve")} ${row.listing}`}>
                    <input type="hidden" name="id" value={row.id} />
                    <RadioGroup
                      name="outcome"
                      label={t(locale, "moderation.colOutcome")}
                      required
                      choices={[
                        { value: "UPHELD", label: t(locale, "moderation.upheld") },
                        { value: "DISMISSED", label: t(locale, "moderation.dismissed") },
                      ]}
                    />
                    <TextArea name="note" label={t(locale, "moderation.outcomeNote")} rows={3} required />
                    <SubmitButton>{t(locale, "moderation.resolve")}</SubmitButton>
                  </ActionForm>
                </Disclosure>
              ),
          },
        ]}
      />
      <Pagination
        locale={locale}
        first={cursor ? "/staff/reports" : null}
        next={page.nextCursor && `/staff/reports?cursor=${page.nextCursor}`}
      />
    </Page>
  );
}

export default guarded(ReportsPage);
