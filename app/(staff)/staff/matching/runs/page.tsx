import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { SelectField } from "#components/choice-field.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { KeepFresh } from "#components/keep-fresh.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { StatusBadge, type Tone } from "#components/status-badge.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { scopeLabel } from "#lib/matching/queries/plan/plan-words.ts";
import { listRuns, listScopes, type RunView } from "#lib/matching/queries/runs/runs.ts";
import { can } from "#lib/policies/authorize.ts";
import { matchingTabs } from "../places.ts";
import { cancel, start } from "./actions.ts";

export const metadata: Metadata = { title: t("zh-CN", "matching.runsTitle") };

/** Full re-matches: start one, see how far it is, cancel it. */
async function MatchRunsPage() {
  const ctx = await requireStaff("/staff/matching/runs");
  const { locale } = ctx;
  const [runs, scopes] = await Promise.all([listRuns(ctx), listScopes(ctx)]);
  const mayRun = can(ctx.actor, "match.rematch", null);
  const open = runs.find(isOpen);
  return (
    <Page>
      {open && <KeepFresh seconds={5} />}
      <PageHeading title={t(locale, "matching.runsTitle")} intro={t(locale, "matching.runsIntro")} />
      <div className="mb-8">
        <SectionNav label={t(locale, "judgments.places")} items={matchingTabs(locale, "runs")} />
      </div>
      {open && <Progress locale={locale} run={open} mayCancel={mayRun} />}
      {!mayRun && <Notice className="mb-6">{t(locale, "matching.runReadOnly")}</Notice>}
      {mayRun && !open && (
        <ActionForm action={start} label={t(locale, "matching.runStart")} className="mb-8 max-w-form">
          <SelectField
            name="scope"
            label={t(locale, "matching.runScope")}
            choices={scopes.map(({ scope }) => ({ value: scope, label: scopeLabel(locale, scope) }))}
          />
          <SubmitButton>{t(locale, "matching.runStart")}</SubmitButton>
        </ActionForm>
      )}
      <Section title={t(locale, "matching.runsLatest")}>
        <RunTable locale={locale} runs={runs} />
      </Section>
    </Page>
  );
}

export default guarded(MatchRunsPage);

const isOpen = ({ status }: RunView): boolean => status === "QUEUED" || status === "RUNNING";
const TONE: Record<RunView["status"], Tone> = { QUEUED: "wait", RUNNING: "wait", DONE: "good", CANCELLED: "over" };

/** How many of how many; before the list has been counted the share alone. */
const progressText = (locale: Locale, { percent, done, total }: RunView): string =>
  total === null ? `${percent}%` : t(locale, "matching.runProgress", { percent, done, total });

function Progress({ locale, run, mayCancel }: { locale: Locale; run: RunView; mayCancel: boolean }) {
  const label = `${scopeLabel(locale, run.scope)} ${t(locale, `matching.runStatus${run.status}`)}`;
  return (
    <div className="mb-8 max-w-form space-y-4">
      <div role="status" className="space-y-2">
        <p className="flex justify-between font-medium">
          <span>{label}</span>
          <span>{progressText(locale, run)}</span>
        </p>
        <progress className="progress" max={100} value={run.percent} aria-label={label} />
        <p className="text-sm text-ink-3">{t(locale, "matching.runReload")}</p>
      </div>
      {mayCancel && (
        <ActionForm action={cancel} label={`${t(locale, "matching.runCancel")} ${scopeLabel(locale, run.scope)}`}>
          <input type="hidden" name="id" value={run.id} />
          <SubmitButton look="secondary">{t(locale, "matching.runCancel")}</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}

function RunTable({ locale, runs }: { locale: Locale; runs: readonly RunView[] }) {
  return (
    <DataTable
      caption={t(locale, "matching.runsLatest")}
      rows={runs}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t(locale, "matching.runsEmpty")} />}
      columns={[
        { key: "scope", head: t(locale, "matching.runColScope"), rowHead: true, cell: ({ scope }) => scopeLabel(locale, scope) },
        {
          key: "status",
          head: t(locale, "matching.runColStatus"),
          cell: ({ status }) => <StatusBadge tone={TONE[status]}>{t(locale, `matching.runStatus${status}`)}</StatusBadge>,
        },
        {
          key: "progress",
          head: t(locale, "matching.runColProgress"),
          numeric: true,
          cell: (run) => progressText(locale, run),
        },
        { key: "rows", head: t(locale, "matching.runColRows"), numeric: true, cell: ({ rows }) => rows },
        {
          key: "when",
          head: t(locale, "matching.runColWhen"),
          whole: true,
          cell: ({ createdAt }) => formatInstant(locale, createdAt),
        },
        { key: "by", head: t(locale, "matching.runColBy"), cell: ({ by }) => by ?? t(locale, "matching.runByCommand") },
        { key: "engine", head: t(locale, "matching.runColEngine"), whole: true, cell: ({ engine }) => engine },
        {
          key: "digest",
          head: t(locale, "matching.runColDigest"),
          cell: ({ digest, status }) => status === "DONE" && <code title={digest}>{digest.slice(0, 12)}</code>,
        },
      ]}
    />
  );
}
