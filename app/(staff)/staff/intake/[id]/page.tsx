import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { LinkButton } from "#components/button.tsx";
import { RadioGroup } from "#components/choice-field.tsx";
import { FactsTable } from "#components/facts-table.tsx";
import { guarded } from "#components/guarded.tsx";
import { KeepFresh } from "#components/keep-fresh.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { can } from "#lib/policies/authorize.ts";
import { getImport } from "#lib/transfer/queries.ts";
import type { ImportReport } from "#lib/transfer/schema.ts";
import { importForGood } from "../actions.ts";
import { countLine, publishChoices } from "../words.ts";
import { RemarksTable, RowsTable } from "./report-tables.tsx";

export const metadata: Metadata = { title: t("zh-CN", "intake.reportTitle") };

/** The report of one import; of a trial run with the button that does it for good. */
async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireStaff(`/staff/intake/${id}`);
  const { locale } = ctx;
  const report = await getImport(ctx, id);
  const waiting = report.status === "QUEUED" || report.status === "RUNNING";
  const mayRun = report.dryRun && report.status === "DONE" && can(ctx.actor, "import.run", null);
  return (
    <Page>
      {waiting && <KeepFresh seconds={3} />}
      <PageHeading
        title={t(locale, report.dryRun ? "intake.previewTitle" : "intake.reportTitle")}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[{ href: "/staff/intake", label: t(locale, "intake.title") }, { label: report.file }]}
          />
        }
        actions={
          report.counts.rejected > 0 &&
          report.status === "DONE" && (
            <LinkButton look="secondary" href={`/api/v1/imports/${report.id}/errors.xlsx`}>
              {t(locale, "intake.errorsFile")}
            </LinkButton>
          )
        }
      />
      <Outcome locale={locale} report={report} waiting={waiting} />
      <FactsTable label={t(locale, "intake.facts")} facts={factsOf(locale, report)} />
      {mayRun && <RunForm locale={locale} report={report} />}
      {report.status === "DONE" && <RemarksTable locale={locale} report={report} />}
      {report.rows.length > 0 && <RowsTable locale={locale} report={report} />}
    </Page>
  );
}

export default guarded(ImportPage);

function Outcome({ locale, report, waiting }: { locale: Locale; report: ImportReport; waiting: boolean }) {
  if (waiting) return <Notice className="mb-6">{t(locale, "intake.waiting")}</Notice>;
  if (report.status === "FAILED") {
    return (
      <Notice kind="err" title={t(locale, "intake.statusFAILED")} className="mb-6">
        {report.error}
      </Notice>
    );
  }
  const { held, published, expired, rejected } = report.counts;
  return (
    <Notice kind={rejected + held > 0 ? "warn" : "ok"} title={countLine(locale, report.counts)} className="mb-6">
      {t(locale, "intake.countDetail", { held, published, expired })}
    </Notice>
  );
}

function factsOf(locale: Locale, report: ImportReport): { label: string; value: string }[] {
  const publish = publishChoices(locale).find(({ value }) => value === report.publish)?.label ?? "";
  const instant = (at: string | null): string => (at === null ? "" : formatInstant(locale, at));
  return [
    { label: t(locale, "intake.factFile"), value: report.file },
    { label: t(locale, "intake.factPublish"), value: publish },
    { label: t(locale, "intake.factStarted"), value: instant(report.startedAt) },
    { label: t(locale, "intake.factFinished"), value: instant(report.finishedAt) },
    { label: t(locale, "intake.factSha"), value: report.sha256.slice(0, 16) },
  ];
}

function RunForm({ locale, report }: { locale: Locale; report: ImportReport }) {
  return (
    <Section title={t(locale, "intake.runTitle")}>
      <ActionForm action={importForGood} label={t(locale, "intake.runTitle")} className="max-w-form">
        <p className="text-ink-2">{t(locale, "intake.runHint")}</p>
        <input type="hidden" name="id" value={report.id} />
        <RadioGroup
          name="publish"
          label={t(locale, "intake.publish")}
          choices={publishChoices(locale)}
          defaultValue={report.publish}
        />
        <SubmitButton>{t(locale, "intake.run")}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
