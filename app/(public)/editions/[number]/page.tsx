import type { Metadata } from "next";
import { cache } from "react";
import { codeNames } from "#components/code-names.ts";
import { FactsTable } from "#components/facts-table.tsx";
import { guarded, guardedMetadata } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, Section } from "#components/page.tsx";
import { publicAddress } from "#components/public-metadata.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { EDITION_STATUS_LABELS } from "#lib/editions/labels.ts";
import { verificationCode } from "#lib/editions/model/hashes.ts";
import { shanghaiParts } from "#lib/editions/model/wording.ts";
import { getIssue, type Issue } from "#lib/editions/queries/editions.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { CountsTable, Downloads } from "./edition-figures.tsx";
import { Contents, Parts, Windows } from "./edition-parts.tsx";
import { chainNameOf } from "./row-words.ts";
import { windowsOf } from "./windows.ts";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const readIssue = cache(async (number: string): Promise<Issue> => getIssue(await currentViewer(), number));

export const generateMetadata = guardedMetadata(async ({ params }: Props): Promise<Metadata> => {
  const locale = await currentLocale();
  const { edition } = await readIssue((await params).number);
  const isPublic = edition.publishedAt !== null;
  return {
    title: edition.title,
    ...(isPublic ? publicAddress(locale, `/editions/${edition.number}`) : { robots: { index: false } }),
  };
});

/** One issue as a ledger: the same frozen rows that its papers are made from. */
async function EditionPage({ params, searchParams }: Props) {
  const [locale, { number }, { from }] = await Promise.all([currentLocale(), params, searchParams]);
  const issue = await readIssue(number);
  const { edition } = issue;
  const names = await codeNames(await currentViewer());
  const chainName = chainNameOf(locale, issue.frame, names.chain);
  const windows = windowsOf(edition.rows.length);
  const shown = windows.find((one) => String(one.from) === from) ?? windows[0] ?? { from: 1, to: 0 };
  return (
    <Page>
      <Masthead locale={locale} issue={issue} />
      {edition.publishedAt === null && (
        <Notice kind="warn" className="no-print my-4">
          {t(locale, edition.frozenAt === null ? "editions.collectingNotice" : "editions.unpublishedNotice")}
        </Notice>
      )}
      <div className="mt-6">
        <FactsTable facts={factsOf(locale, issue)} />
      </div>
      <p className="my-6 max-w-measure text-lg">{prefaceOf(locale, issue)}</p>
      {edition.files.length > 0 && <Downloads locale={locale} edition={edition} />}
      <Section
        title={t(locale, "editions.countsTitle")}
        aside={`${t(locale, "editions.printLegendSupply")} · ${t(locale, "editions.printLegendDemand")}`}
      >
        <CountsTable locale={locale} issue={issue} chainName={chainName} />
      </Section>
      <Contents locale={locale} issue={issue} windows={windows} chainName={chainName} />
      <Windows locale={locale} number={number} windows={windows} shown={shown} />
      <Parts locale={locale} issue={issue} shown={shown} chainName={chainName} />
      <Windows locale={locale} number={number} windows={windows} shown={shown} />
    </Page>
  );
}

export default guarded(EditionPage);

function Masthead({ locale, issue: { edition, frame } }: { locale: Locale; issue: Issue }) {
  const { hour: _hour, minute: _minute, ...day } = shanghaiParts(edition.cutoff);
  return (
    <header>
      <p className="text-sm text-ink-2">{frame.publisher}</p>
      <h1 className="py-3 text-center text-4xl font-black sm:text-5xl">{edition.title}</h1>
      <div className="flex flex-wrap justify-between gap-x-6 pb-2">
        <p>
          {t(locale, "editions.issue", { number: edition.number })}
          {edition.serial === null ? t(locale, "editions.notPublished") : t(locale, "editions.total", { serial: edition.serial })}
        </p>
        <p>{t(locale, "editions.dayWords", day)}</p>
      </div>
      <div className="rule-red" />
    </header>
  );
}

function factsOf(locale: Locale, { edition }: Issue) {
  const instant = (value: string) => t(locale, "editions.instantWords", shanghaiParts(value));
  const { previous, hash, publishedAt } = edition;
  return [
    {
      label: t(locale, "editions.factPeriod"),
      value: t(locale, "editions.periodValue", { from: edition.periodFrom, to: edition.periodTo }),
    },
    { label: t(locale, "editions.factCutoff"), value: instant(edition.cutoff) },
    { label: t(locale, "editions.factStatus"), value: labelsIn(locale, EDITION_STATUS_LABELS)[edition.status] },
    ...(publishedAt ? [{ label: t(locale, "editions.factPublished"), value: instant(publishedAt) }] : []),
    ...(previous
      ? [
          {
            label: t(locale, "editions.factPrevious"),
            value: (
              <a className="link" href={localePath(locale, `/editions/${previous}`)}>
                {t(locale, "editions.issue", { number: previous })}
              </a>
            ),
          },
        ]
      : []),
    ...(hash
      ? [{ label: t(locale, "editions.printCode"), value: <span className="font-mono">{verificationCode(hash)}</span> }]
      : []),
  ];
}

function prefaceOf(locale: Locale, { edition: { counts, changes, previous, cutoff } }: Issue): string {
  const { demand, supply, byRegion } = counts;
  const sinceThen = previous
    ? t(locale, "editions.printChanges", {
        ...{ previous, added: changes.NEW.length, renewed: changes.RENEWED.length, updated: changes.UPDATED.length },
        ...{ fulfilled: changes.FULFILLED.length, withdrawn: changes.WITHDRAWN.length },
      })
    : t(locale, "editions.printFirstIssue");
  return t(locale, "editions.printPreface", {
    ...{ cutoff: t(locale, "editions.instantWords", shanghaiParts(cutoff)), all: demand + supply, demand, supply },
    ...{ beijing: byRegion.BEIJING, tianjin: byRegion.TIANJIN, hebei: byRegion.HEBEI, changes: sinceThen },
  });
}
