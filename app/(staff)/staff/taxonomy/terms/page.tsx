import type { Metadata } from "next";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { TAXONOMY_KINDS, type TaxonomyKind, type Term } from "#lib/taxonomy/model.ts";
import { listTerms } from "#lib/taxonomy/queries.ts";
import { one, TAXONOMY, taxonomyTabs } from "../addresses.ts";

export const metadata: Metadata = { title: t("zh-CN", "ontology.termsTitle") };

const KIND_WORDS = {
  chain: "ontology.kindChain",
  cluster: "ontology.kindCluster",
  "national-cluster": "ontology.kindNationalCluster",
  qualification: "ontology.kindQualification",
  zone: "ontology.kindZone",
  industry: "ontology.kindIndustry",
} as const satisfies Record<TaxonomyKind, string>;

/** The lists of dated terms, to be looked at. */
async function TermsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireStaff(`${TAXONOMY}/terms`);
  const { locale } = ctx;
  const asked = one((await searchParams).kind);
  const kind = TAXONOMY_KINDS.find((known) => known === asked) ?? "chain";
  const terms = await listTerms(ctx.db, kind);
  return (
    <Page>
      <PageHeading title={t(locale, "ontology.termsTitle")} intro={t(locale, "ontology.termsIntro")} />
      <SectionNav label={t(locale, "ontology.tabs")} items={taxonomyTabs(locale, "terms")} />
      <div className="mt-4">
        <SectionNav
          label={t(locale, "ontology.termsTitle")}
          items={TAXONOMY_KINDS.map((one) => ({
            href: `${TAXONOMY}/terms?kind=${one}`,
            label: t(locale, KIND_WORDS[one]),
            current: one === kind,
          }))}
        />
      </div>
      <Section
        className="mt-6 first:mt-6"
        title={t(locale, KIND_WORDS[kind])}
        aside={t(locale, "ontology.termsCount", { count: terms.length })}
      >
        <TermTable locale={locale} caption={t(locale, KIND_WORDS[kind])} terms={terms} />
      </Section>
    </Page>
  );
}

export default guarded(TermsPage);

function validity(locale: Locale, { validFrom: from, validTo: until }: Term): string {
  if (from && until) return `${from} – ${until}`;
  if (from) return t(locale, "ontology.termsFrom", { from });
  return until ? t(locale, "ontology.termsUntil", { until }) : t(locale, "ontology.termsOpen");
}

function TermTable({ locale, caption, terms }: { locale: Locale; caption: string; terms: readonly Term[] }) {
  return (
    <DataTable
      caption={caption}
      rows={terms}
      rowKey={({ code }) => code}
      empty={<EmptyState title={t(locale, "ontology.termsEmpty")} />}
      columns={[
        { key: "label", head: t(locale, "ontology.termsLabel"), rowHead: true, cell: ({ labelZh }) => labelZh },
        {
          key: "code",
          head: t(locale, "ontology.termsCode"),
          whole: true,
          cell: ({ code }) => code,
        },
        {
          key: "english",
          head: t(locale, "ontology.termsEnglish"),
          cell: ({ labelEn }) => (
            <span lang="en" className="whitespace-nowrap">
              {labelEn}
            </span>
          ),
        },
        { key: "aliases", head: t(locale, "ontology.termsAliases"), cell: ({ aliases }) => aliases.join("、") },
        {
          key: "valid",
          head: t(locale, "ontology.termsValid"),
          whole: true,
          cell: (term) => validity(locale, term),
        },
        { key: "source", head: t(locale, "ontology.termsSource"), cell: ({ source }) => source },
      ]}
    />
  );
}
