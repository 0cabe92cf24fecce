import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { FileField } from "#components/file-field.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { StatusBadge } from "#components/status-badge.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { weightsHistory } from "#lib/matching/queries/weights-trial.ts";
import { can } from "#lib/policies/authorize.ts";
import { matchingTabs } from "../places.ts";
import { weightsName } from "../words.ts";
import { propose } from "./actions.ts";

export const metadata: Metadata = { title: t("zh-CN", "judgments.weightsTitle") };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** The weights in use, those that were entered, every change of them; new ones are tried before they are used. */
async function WeightsPage({ searchParams }: Props) {
  const ctx = await requireStaff("/staff/matching/weights");
  const { locale } = ctx;
  const { done } = await searchParams;
  const history = await weightsHistory(ctx);
  const { active } = history;
  const maySet = can(ctx.actor, "match.setWeights", null);
  return (
    <Page>
      <PageHeading title={t(locale, "judgments.weightsTitle")} intro={t(locale, "judgments.weightsIntro")} />
      <div className="mb-8">
        <SectionNav label={t(locale, "judgments.places")} items={matchingTabs(locale, "weights")} />
      </div>
      {done === String(active.version) && (
        <Notice kind="ok" className="mb-6">
          {t(locale, "judgments.activated", { name: weightsName(locale, active.version) })}
        </Notice>
      )}
      <p className="mb-6 text-lg font-semibold">
        {t(locale, "judgments.weightsActive", { name: weightsName(locale, active.version) })}
      </p>
      {maySet ? <TryForm locale={locale} /> : <Notice className="mb-6">{t(locale, "judgments.weightsReadOnly")}</Notice>}
      <Section title={t(locale, "judgments.versionsTitle")}>
        <DataTable
          caption={t(locale, "judgments.versionsTitle")}
          rows={history.versions}
          rowKey={({ version }) => String(version)}
          columns={[
            {
              key: "version",
              head: t(locale, "judgments.colVersion"),
              rowHead: true,
              cell: ({ version }) => weightsName(locale, version),
            },
            {
              key: "compare",
              head: "",
              cell: ({ version, readable }) => {
                if (!readable) return t(locale, "judgments.versionUnreadable");
                if (version === active.version)
                  return <StatusBadge tone="good">{t(locale, "judgments.versionInUse")}</StatusBadge>;
                return (
                  <Link
                    className="link inline-block whitespace-nowrap py-2"
                    href={`/staff/matching/weights/${version}`}
                    prefetch={false}
                  >
                    {t(locale, "judgments.versionCompare")}
                  </Link>
                );
              },
            },
            {
              key: "fitted",
              head: t(locale, "judgments.colFitted"),
              whole: true,
              cell: ({ fittedOn }) => fittedOn ?? t(locale, "judgments.none"),
            },
            {
              key: "created",
              head: t(locale, "judgments.colCreated"),
              whole: true,
              cell: ({ createdAt }) => (createdAt ? formatInstant(locale, createdAt) : t(locale, "judgments.none")),
            },
          ]}
        />
      </Section>
      <Section title={t(locale, "judgments.activationsTitle")}>
        <DataTable
          caption={t(locale, "judgments.activationsTitle")}
          rows={history.activations}
          rowKey={({ id }) => String(id)}
          empty={<EmptyState title={t(locale, "judgments.activationsEmpty")} />}
          columns={[
            {
              key: "version",
              head: t(locale, "judgments.colVersion"),
              rowHead: true,
              cell: ({ version }) => weightsName(locale, version),
            },
            {
              key: "note",
              head: t(locale, "judgments.activateNote"),
              cell: ({ note }) => <p className="max-w-measure whitespace-pre-line">{note}</p>,
            },
            { key: "by", head: t(locale, "judgments.colBy"), cell: ({ by }) => by ?? t(locale, "judgments.none") },
            { key: "when", head: t(locale, "judgments.colWhen"), whole: true, cell: ({ at }) => formatInstant(locale, at) },
          ]}
        />
      </Section>
    </Page>
  );
}

export default guarded(WeightsPage);

function TryForm({ locale }: { locale: Locale }) {
  return (
    <Section title={t(locale, "judgments.weightsTryTitle")}>
      <ActionForm action={propose} label={t(locale, "judgments.weightsTryTitle")} className="max-w-form">
        <FileField
          name="file"
          label={t(locale, "judgments.weightsFile")}
          hint={t(locale, "judgments.weightsFileHint")}
          accept=".ts,.json,.txt"
        />
        <TextArea name="text" label={t(locale, "judgments.weightsText")} rows={6} />
        <SubmitButton>{t(locale, "judgments.weightsTry")}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
