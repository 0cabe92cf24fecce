import type { Metadata } from "next";
import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { setResponseStatus } from "#lib/http/response-status.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { ERROR_STATUS } from "#lib/kernel/errors.ts";
import { PAIRS_PLANNED } from "#lib/matching/queries/plan/live-pairs.ts";
import { getPlan, type PlanView } from "#lib/matching/queries/plan/plan.ts";
import { scopeLabel } from "#lib/matching/queries/plan/plan-words.ts";
import { listScopes } from "#lib/matching/queries/runs/runs.ts";
import { matchingTabs } from "../places.ts";
import { PlanForm } from "./plan-form.tsx";
import { planAddress, readPlanQuery, type SearchParams } from "./plan-query.ts";
import { FirmTable, UnmetTable } from "./plan-tables.tsx";

export const metadata: Metadata = { title: t("zh-CN", "matching.planTitle") };

/** Who meets whom on a meeting day: the question in the address, the plan by firm, who got nothing and why. */
async function PlanPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff("/staff/matching/plan");
  const { locale } = ctx;
  const { query, asked, errors, chains } = await readPlanQuery(ctx, await searchParams);
  const wrong = errors.length > 0;
  if (wrong) setResponseStatus(ERROR_STATUS.INVALID_INPUT);
  const [plan, scopes] = await Promise.all([wrong ? null : getPlan(ctx, query), listScopes(ctx)]);
  const known = scopes.some(({ scope }) => scope === query.scope);
  const address = planAddress(query);
  return (
    <Page>
      <PageHeading
        title={t(locale, "matching.planTitle")}
        intro={t(locale, "matching.planIntro")}
        actions={
          plan &&
          plan.meetings.length > 0 && (
            <>
              {/* A download, not a page: a plain link. */}
              <LinkButton look="secondary" href={`/staff/matching/plan/export?format=xlsx&${address}`}>
                {t(locale, "matching.planXlsx")}
              </LinkButton>
              <LinkButton look="secondary" href={`/staff/matching/plan/export?format=csv&${address}`}>
                {t(locale, "matching.planCsv")}
              </LinkButton>
            </>
          )
        }
      />
      <div className="mb-8">
        <SectionNav label={t(locale, "judgments.places")} items={matchingTabs(locale, "plan")} />
      </div>
      {wrong && (
        <Notice kind="err" className="mb-6">
          {t(locale, "errors.INVALID_INPUT")}
        </Notice>
      )}
      <PlanForm
        locale={locale}
        asked={{ ...query, ...asked }}
        errors={errors}
        scopes={[
          ...scopes.map(({ scope }) => ({ value: scope, label: scopeLabel(locale, scope) })),
          // What the address names is what the field shows, also when there is no such issue.
          ...(known ? [] : [{ value: query.scope, label: t(locale, "matching.planScopeUnknown", { number: query.scope }) }]),
        ]}
        chains={chains.map(({ code, labelZh }) => ({ value: code, label: labelZh }))}
      />
      {!wrong && (plan ? <Plan locale={locale} plan={plan} /> : <NoRun locale={locale} />)}
    </Page>
  );
}

export default guarded(PlanPage);

function NoRun({ locale }: { locale: Locale }) {
  return (
    <EmptyState
      title={t(locale, "matching.planNoRun")}
      action={<LinkButton href="/staff/matching/runs">{t(locale, "matching.runsTitle")}</LinkButton>}
    >
      {t(locale, "matching.planNoRunText")}
    </EmptyState>
  );
}

function Plan({ locale, plan }: { locale: Locale; plan: PlanView }) {
  const { run, meetings, byFirm, unmet, totalPoints, cut } = plan;
  const source = {
    scope: scopeLabel(locale, run.scope),
    time: run.finishedAt ? formatInstant(locale, run.finishedAt) : "–",
    digest: run.digest.slice(0, 12),
  };
  return (
    <>
      {meetings.length === 0 ? (
        <EmptyState title={t(locale, "matching.planEmpty")}>{t(locale, "matching.planEmptyText")}</EmptyState>
      ) : (
        <Section id="plan" title={t(locale, "matching.planByFirm")}>
          <div className="mb-4 space-y-1">
            <p role="status" className="font-medium">
              {t(locale, "matching.planSummary", {
                ...{ meetings: meetings.length, firms: byFirm.length, unmet: unmet.length, points: totalPoints },
              })}
            </p>
            <p className="max-w-measure text-sm text-ink-3">{t(locale, "matching.planSource", source)}</p>
          </div>
          {cut && (
            <Notice kind="warn" className="mb-4">
              {t(locale, "matching.planCut", { count: PAIRS_PLANNED })}
            </Notice>
          )}
          <FirmTable locale={locale} rows={byFirm} />
        </Section>
      )}
      <Section title={t(locale, "matching.planUnmetTitle")}>
        {unmet.length === 0 ? (
          <p className="text-ink-2">{t(locale, "matching.planUnmetNone")}</p>
        ) : (
          <>
            <p className="mb-3 max-w-measure text-ink-2">{t(locale, "matching.planUnmetText")}</p>
            <UnmetTable locale={locale} rows={unmet} />
          </>
        )}
      </Section>
    </>
  );
}
