import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { numbersOf, type Trial, tryWeights } from "#lib/matching/queries/weights-trial.ts";
import type { Scored } from "#lib/matching/score/compare-weights.ts";
import type { Share } from "#lib/matching/score/precision.ts";
import { can } from "#lib/policies/authorize.ts";
import { MATCHING } from "../../places.ts";
import { intervalText, numberWords, shareText, tierName, weightsName } from "../../words.ts";
import { activate } from "../actions.ts";

export const metadata: Metadata = { title: t("zh-CN", "judgments.weightsTitle") };

/** Flipped pairs listed; more would not be read. */
const LISTED = 50;

/** What other weights would change on the judged pairs, before anything changes; then the form that puts them into use. */
async function WeightsTrialPage({ params }: { params: Promise<{ version: string }> }) {
  const { version: asked } = await params;
  if (!/^\d{1,9}$/.test(asked)) throw new DomainError("NOT_FOUND", "no such version");
  const ctx = await requireStaff(`/staff/matching/weights/${asked}`);
  const { locale } = ctx;
  const trial = await tryWeights(ctx, Number(asked));
  const { active, candidate, activation, comparison } = trial;
  const name = weightsName(locale, candidate.version);
  const same = active.version === candidate.version;
  const { pairs, lists } = comparison;
  return (
    <Page>
      <PageHeading
        title={t(locale, "judgments.trialTitle", { name })}
        intro={t(locale, "judgments.trialIntro", { name: weightsName(locale, active.version), pairs, lists })}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[
              { href: MATCHING, label: t(locale, "judgments.title") },
              { href: `${MATCHING}/weights`, label: t(locale, "judgments.weightsTitle") },
              { label: name },
            ]}
          />
        }
      />
      {same && <Notice className="mb-6">{t(locale, "judgments.trialSame")}</Notice>}
      {pairs === 0 ? (
        <EmptyState title={t(locale, "judgments.trialEmpty")}>{t(locale, "judgments.trialEmptyText")}</EmptyState>
      ) : (
        <>
          <Measures locale={locale} trial={trial} />
          <Flipped locale={locale} trial={trial} />
        </>
      )}
      <Numbers locale={locale} trial={trial} />
      {!same && can(ctx.actor, "match.setWeights", null) && (
        <Section title={t(locale, "judgments.activateTitle")}>
          <p className="mb-4 max-w-measure text-ink-2">{t(locale, "judgments.activateText")}</p>
          <ActionForm action={activate} label={t(locale, "judgments.activateTitle")} className="max-w-form">
            <input type="hidden" name="version" value={candidate.version} />
            <input type="hidden" name="previous" value={activation} />
            <TextArea name="note" label={t(locale, "judgments.activateNote")} rows={3} maxLength={500} required />
            <SubmitButton>{t(locale, "judgments.activate")}</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </Page>
  );
}

export default guarded(WeightsTrialPage);

function Both({ locale, share }: { locale: Locale; share: Share }) {
  return (
    <>
      {shareText(locale, share)}
      <span className="block text-ink-2">
        {share.right}/{share.of}
      </span>
      <span className="block text-ink-2">{intervalText(locale, share)}</span>
    </>
  );
}

function Measures({ locale, trial: { comparison } }: { locale: Locale; trial: Trial }) {
  const rows = [
    ...comparison.precisionAt.map(({ k, before, after }) => ({ name: t(locale, "judgments.measureAt", { k }), before, after })),
    { name: t(locale, "judgments.measureRecommended"), ...comparison.recommended },
    { name: t(locale, "judgments.measureOrdered"), ...comparison.ordered },
  ];
  return (
    <Section title={t(locale, "judgments.trialMeasures")}>
      <DataTable
        caption={t(locale, "judgments.trialMeasures")}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", head: t(locale, "judgments.colMeasure"), rowHead: true, cell: ({ name }) => name },
          {
            key: "before",
            head: t(locale, "judgments.colBefore"),
            numeric: true,
            cell: ({ before }) => <Both locale={locale} share={before} />,
          },
          {
            key: "after",
            head: t(locale, "judgments.colAfter"),
            numeric: true,
            cell: ({ after }) => <Both locale={locale} share={after} />,
          },
        ]}
      />
      <p className="mt-3">{t(locale, "judgments.swapped", { count: comparison.swapped })}</p>
    </Section>
  );
}

const scored = (locale: Locale, { points, tier }: Scored): string =>
  t(locale, "judgments.scored", { points, tier: tierName(locale, tier) });

function Flipped({ locale, trial: { comparison } }: { locale: Locale; trial: Trial }) {
  const { flipped } = comparison;
  const shown = flipped.slice(0, LISTED);
  return (
    <Section title={t(locale, "judgments.flippedTitle")}>
      {flipped.length === 0 ? (
        <p>{t(locale, "judgments.flippedEmpty")}</p>
      ) : (
        <p className="mb-3">
          {flipped.length > LISTED
            ? t(locale, "judgments.flippedCount", { count: flipped.length, shown: LISTED })
            : t(locale, "judgments.flippedAll", { count: flipped.length })}
        </p>
      )}
      {shown.length > 0 && (
        <DataTable
          caption={t(locale, "judgments.flippedTitle")}
          rows={shown}
          rowKey={({ demand, supply }) => `${demand} ${supply}`}
          columns={[
            {
              key: "pair",
              head: t(locale, "judgments.colPair"),
              rowHead: true,
              cell: ({ demand, supply, title }) => (
                <>
                  {title}
                  <span className="block font-normal">
                    {[demand, supply].map((code) => (
                      <Link
                        key={code}
                        className="link mr-3 inline-block whitespace-nowrap py-1"
                        href={`/listings/${code}`}
                        prefetch={false}
                      >
                        {code}
                      </Link>
                    ))}
                  </span>
                </>
              ),
            },
            {
              key: "verdict",
              head: t(locale, "judgments.colVerdict"),
              cell: ({ fits }) => t(locale, fits ? "matching.fit" : "matching.unfit"),
            },
            { key: "before", head: t(locale, "judgments.colBefore"), cell: ({ before }) => scored(locale, before) },
            { key: "after", head: t(locale, "judgments.colAfter"), cell: ({ after }) => scored(locale, after) },
          ]}
        />
      )}
    </Section>
  );
}

function Numbers({ locale, trial: { active, candidate } }: { locale: Locale; trial: Trial }) {
  const rows = numbersOf(active.weights, candidate.weights).filter(({ before, after }) => before !== after);
  return (
    <Section title={t(locale, "judgments.numbersTitle")}>
      {rows.length === 0 ? (
        <p>{t(locale, "judgments.numbersSame")}</p>
      ) : (
        <DataTable
          caption={t(locale, "judgments.numbersTitle")}
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { key: "name", head: t(locale, "judgments.colNumber"), rowHead: true, cell: ({ name }) => numberWords(locale, name) },
            { key: "before", head: t(locale, "judgments.colBefore"), numeric: true, cell: ({ before }) => before },
            { key: "after", head: t(locale, "judgments.colAfter"), numeric: true, cell: ({ after }) => after },
          ]}
        />
      )}
    </Section>
  );
}
