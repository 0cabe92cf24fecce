import type { Metadata } from "next";
import { LinkButton } from "#components/button.tsx";
import { FactsTable } from "#components/facts-table.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { EDITION_STATUS_LABELS } from "#lib/editions/labels.ts";
import { shanghaiParts } from "#lib/editions/model/wording.ts";
import { getIssue, type Issue } from "#lib/editions/queries/editions.ts";
import { verifyEdition } from "#lib/editions/queries/verify-edition.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { Downloads } from "../../../../(public)/editions/[number]/edition-figures.tsx";
import { ChangesSection, CheckSection, PreviewTable } from "./issue-sections.tsx";
import { NextStep } from "./next-step.tsx";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ done?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: t(await currentLocale(), "editions.issue", { number: (await params).number }) };
}

/** One issue on staff's desk: where it stands, what to do next, what it holds, what changed, whether it is intact. */
async function StaffEditionPage({ params, searchParams }: Props) {
  const { number } = await params;
  const [locale, ctx, { done }] = await Promise.all([currentLocale(), requireStaff(`/staff/editions/${number}`), searchParams]);
  const issue = await getIssue(ctx, number);
  const { edition } = issue;
  const check = edition.frozenAt === null ? null : await verifyEdition(ctx, number);
  const words =
    done === "created" ? "editions.doneCreated" : done === "frozen" ? "editions.doneFrozen" : "editions.donePublished";
  return (
    <Page>
      <PageHeading
        title={t(locale, "editions.issue", { number })}
        intro={edition.title}
        actions={
          <LinkButton look="secondary" href={localePath(locale, `/editions/${number}`)} prefetch={false}>
            {t(locale, "editions.seePage")}
          </LinkButton>
        }
      />
      {done !== undefined && (
        <Notice kind="ok" className="mb-6">
          {t(locale, words)}
        </Notice>
      )}
      <FactsTable facts={factsOf(locale, issue)} />
      <NextStep locale={locale} actor={ctx.actor} issue={issue} now={ctx.now} intact={check?.ok ?? true} />
      {edition.files.length > 0 && (
        <div className="mt-8">
          <Downloads locale={locale} edition={edition} />
        </div>
      )}
      <ChangesSection locale={locale} edition={edition} />
      {check && <CheckSection locale={locale} check={check} />}
      <PreviewTable locale={locale} issue={issue} />
    </Page>
  );
}

export default guarded(StaffEditionPage);

function factsOf(locale: Locale, { edition }: Issue) {
  const instant = (value: string | null) => (value ? t(locale, "editions.instantWords", shanghaiParts(value)) : "–");
  return [
    { label: t(locale, "editions.factStatus"), value: EDITION_STATUS_LABELS[edition.status] },
    {
      label: t(locale, "editions.factPeriod"),
      value: t(locale, "editions.periodValue", { from: edition.periodFrom, to: edition.periodTo }),
    },
    { label: t(locale, "editions.factCutoff"), value: instant(edition.cutoff) },
    { label: t(locale, "editions.factFrozen"), value: instant(edition.frozenAt) },
    { label: t(locale, "editions.factPublished"), value: instant(edition.publishedAt) },
    { label: t(locale, "editions.printDemands"), value: t(locale, "editions.items", { count: edition.counts.demand }) },
    { label: t(locale, "editions.printSupplies"), value: t(locale, "editions.items", { count: edition.counts.supply }) },
    {
      label: t(locale, "editions.factHash"),
      value: edition.hash ? <span className="font-mono text-sm">{edition.hash}</span> : "–",
      wide: true,
    },
  ];
}
