import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { RadioGroup, SelectField } from "#components/choice-field.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { FileField } from "#components/file-field.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { SOURCE_CHANNEL_LABELS } from "#lib/listings/labels.ts";
import { can } from "#lib/policies/authorize.ts";
import { type ImportHead, listImports } from "#lib/transfer/queries.ts";
import { countLine, problemText, publishChoices } from "./words.ts";

export const metadata: Metadata = { title: t("zh-CN", "intake.title") };

/** Received lists: the form that takes one in, and what came of the last ones. */
async function IntakePage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const ctx = await requireStaff("/staff/intake");
  const { locale } = ctx;
  const { problem } = await searchParams;
  const imports = await listImports(ctx);
  const mayImport = can(ctx.actor, "import.run", null);
  return (
    <Page>
      <PageHeading
        title={t(locale, "intake.title")}
        intro={t(locale, "intake.intro")}
        actions={
          <LinkButton look="secondary" href="/staff/intake/template">
            {t(locale, "intake.template")}
          </LinkButton>
        }
      />
      {problem && (
        <Notice kind="err" className="mb-6">
          {problemText(locale, problem)}
        </Notice>
      )}
      {mayImport ? <UploadForm locale={locale} /> : <Notice className="mb-6">{t(locale, "intake.readOnly")}</Notice>}
      <Recent locale={locale} imports={imports} />
    </Page>
  );
}

export default guarded(IntakePage);

/** A plain form: a file is sent whole, with and without JavaScript, and the server answers with the page to go to. */
function UploadForm({ locale }: { locale: Locale }) {
  return (
    <Section title={t(locale, "intake.uploadTitle")}>
      <form action="/staff/intake/upload" method="post" encType="multipart/form-data" className="max-w-form space-y-6">
        <FileField
          name="file"
          label={t(locale, "intake.file")}
          hint={t(locale, "intake.fileHint")}
          accept=".xlsx,.csv,.tsv,.jsonl"
          required
        />
        <RadioGroup name="publish" label={t(locale, "intake.publish")} choices={publishChoices(locale)} defaultValue="none" />
        <SelectField
          name="sourceChannel"
          label={t(locale, "intake.channel")}
          defaultValue="IMPORT"
          choices={Object.entries(SOURCE_CHANNEL_LABELS).map(([value, label]) => ({ value, label }))}
        />
        <p className="text-sm text-ink-3">{t(locale, "intake.previewHint")}</p>
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="dryRun" value="true">
            {t(locale, "intake.preview")}
          </SubmitButton>
          <SubmitButton look="secondary" name="dryRun" value="false">
            {t(locale, "intake.run")}
          </SubmitButton>
        </div>
      </form>
    </Section>
  );
}

function Recent({ locale, imports }: { locale: Locale; imports: readonly ImportHead[] }) {
  return (
    <Section title={t(locale, "intake.recent")}>
      <DataTable
        caption={t(locale, "intake.recent")}
        rows={imports}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t(locale, "intake.none")} />}
        columns={[
          {
            key: "file",
            head: t(locale, "intake.columnFile"),
            rowHead: true,
            cell: (row) => (
              <Link className="link" href={`/staff/intake/${row.id}`} prefetch={false}>
                {row.file}
              </Link>
            ),
          },
          { key: "when", head: t(locale, "intake.columnWhen"), cell: (row) => formatInstant(locale, row.createdAt) },
          { key: "by", head: t(locale, "intake.columnBy"), cell: (row) => row.by ?? t(locale, "intake.commandLine") },
          { key: "status", head: t(locale, "intake.columnStatus"), cell: (row) => statusLine(locale, row) },
          {
            key: "result",
            head: t(locale, "intake.columnResult"),
            cell: (row) => (row.status === "DONE" ? countLine(locale, row.counts) : ""),
          },
        ]}
      />
    </Section>
  );
}

function statusLine(locale: Locale, { status, dryRun }: ImportHead): string {
  const word = t(locale, `intake.status${status}`);
  return dryRun ? `${word}（${t(locale, "intake.dryRunMark")}）` : word;
}
