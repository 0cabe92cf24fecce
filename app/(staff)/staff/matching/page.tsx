import type { Metadata } from "next";
import Link from "next/link";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatDay } from "#lib/i18n/format.ts";
import { JUDGMENT_REASON_LABELS } from "#lib/matching/labels.ts";
import { type Figures, NEWEST_WORDS, precisionFigures } from "#lib/matching/queries/judgments.ts";
import type { Share } from "#lib/matching/score/precision.ts";
import { matchingTabs } from "./places.ts";
import { intervalText, shareText, tierName } from "./words.ts";

export const metadata: Metadata = { title: t("zh-CN", "judgments.title") };

const EXPORTS = [
  ["listings", "judgments.exportListings"],
  ["needs", "judgments.exportNeeds"],
  ["links", "judgments.exportLinks"],
] as const;

/** How right the matches are, by what people said of them; ways to the other tools of matching. */
async function MatchingPage() {
  const ctx = await requireStaff("/staff/matching");
  const { locale } = ctx;
  const figures = await precisionFigures(ctx);
  return (
    <Page>
      <PageHeading title={t(locale, "judgments.title")} intro={t(locale, "judgments.intro")} />
      <div className="mb-8">
        <SectionNav label={t(locale, "judgments.places")} items={matchingTabs(locale, "precision")} />
      </div>
      {figures.words === 0 ? (
        <EmptyState title={t(locale, "judgments.empty")}>{t(locale, "judgments.emptyText")}</EmptyState>
      ) : (
        <>
          <Precision locale={locale} figures={figures} />
          <Reasons locale={locale} figures={figures} />
          <Unfit locale={locale} figures={figures} />
          <Section title={t(locale, "judgments.exportTitle")}>
            <p className="max-w-measure text-ink-2">{t(locale, "judgments.exportText")}</p>
            <ul className="mt-2 flex flex-wrap gap-x-6">
              {EXPORTS.map(([file, label]) => (
                <li key={file}>
                  {/* A file, not a page: the browser fetches it itself. */}
                  <a className="link inline-flex min-h-11 items-center" href={`/staff/matching/export/${file}`} download>
                    {t(locale, label)}
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
}

export default guarded(MatchingPage);

function Precision({ locale, figures }: { locale: Locale; figures: Figures }) {
  const { overall, tiers, chains, months, words, byFirms: firms, disputed } = figures;
  const rows: [name: string, share: Share][] = [
    [t(locale, "judgments.groupOverall"), overall],
    ...tiers.map(([tier, share]): [string, Share] => [t(locale, "judgments.groupTier", { tier: tierName(locale, tier) }), share]),
    ...chains.map(([chain, share]): [string, Share] => [
      t(locale, "judgments.groupChain", { chain: chain ?? t(locale, "judgments.noChain") }),
      share,
    ]),
    ...months.map(([month, share]): [string, Share] => [t(locale, "judgments.groupMonth", { month }), share]),
  ];
  return (
    <Section title={t(locale, "judgments.precisionTitle")}>
      <p className="max-w-measure text-ink-2">{t(locale, "judgments.precisionText")}</p>
      <p className="my-3">
        {t(locale, "judgments.counts", { words, firms, disputed })}
        {figures.truncated && ` ${t(locale, "judgments.truncated", { count: NEWEST_WORDS })}`}
      </p>
      <DataTable
        caption={t(locale, "judgments.precisionTitle")}
        rows={rows}
        rowKey={([name]) => name}
        columns={[
          { key: "group", head: t(locale, "judgments.colGroup"), rowHead: true, cell: ([name]) => name },
          { key: "right", head: t(locale, "judgments.colRight"), numeric: true, cell: ([, { right }]) => right },
          { key: "of", head: t(locale, "judgments.colJudged"), numeric: true, cell: ([, { of }]) => of },
          { key: "share", head: t(locale, "judgments.colShare"), numeric: true, cell: ([, share]) => shareText(locale, share) },
          {
            key: "interval",
            head: t(locale, "judgments.colInterval"),
            numeric: true,
            cell: ([, share]) => intervalText(locale, share),
          },
        ]}
      />
    </Section>
  );
}

function Reasons({ locale, figures }: { locale: Locale; figures: Figures }) {
  if (figures.reasons.length === 0) return null;
  return (
    <Section title={t(locale, "judgments.reasonsTitle")}>
      <DataTable
        caption={t(locale, "judgments.reasonsTitle")}
        rows={figures.reasons}
        rowKey={({ reason }) => reason}
        columns={[
          {
            key: "reason",
            head: t(locale, "judgments.colReason"),
            rowHead: true,
            cell: ({ reason }) => JUDGMENT_REASON_LABELS[reason],
          },
          { key: "count", head: t(locale, "judgments.colCount"), numeric: true, cell: ({ count }) => count },
        ]}
      />
    </Section>
  );
}

function Unfit({ locale, figures }: { locale: Locale; figures: Figures }) {
  if (figures.unfit.length === 0) return null;
  return (
    <Section title={t(locale, "judgments.unfitTitle")}>
      <DataTable
        caption={t(locale, "judgments.unfitTitle")}
        rows={figures.unfit}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "pair",
            head: t(locale, "judgments.colPair"),
            rowHead: true,
            cell: ({ demand, supply }) => (
              <ul className="min-w-52">
                {[demand, supply].map(({ code, title }) => (
                  <li key={code}>
                    <Link className="link inline-block py-1" href={`/listings/${code}`} prefetch={false}>
                      {title}
                    </Link>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: "reason",
            head: t(locale, "judgments.colReason"),
            cell: ({ reason }) => reason && JUDGMENT_REASON_LABELS[reason],
          },
          { key: "note", head: t(locale, "judgments.colNote"), cell: ({ note }) => <p className="max-w-measure">{note}</p> },
          {
            key: "score",
            head: t(locale, "judgments.colScore"),
            whole: true,
            cell: ({ score, tier }) => t(locale, "judgments.scored", { points: Number(score), tier: tierName(locale, tier) }),
          },
          {
            key: "who",
            head: t(locale, "judgments.colWho"),
            cell: ({ organizationId }) => t(locale, organizationId === null ? "judgments.byStaff" : "judgments.byFirm"),
          },
          {
            key: "when",
            head: t(locale, "judgments.colWhen"),
            whole: true,
            cell: ({ updatedAt }) => formatDay(locale, updatedAt),
          },
        ]}
      />
    </Section>
  );
}
