import type { Metadata } from "next";
import { Button, LinkButton } from "#components/button.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { TextField } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { browseConcepts, searchConcepts } from "#lib/ontology/queries/find-concepts.ts";
import { can } from "#lib/policies/authorize.ts";
import { one, TAXONOMY, taxonomyTabs } from "./addresses.ts";
import { ConceptTree, RecentChanges, RemovedConcepts, SearchResult } from "./concept-lists.tsx";

export const metadata: Metadata = { title: t("zh-CN", "ontology.title") };

/** The industry ontology: search by any name, or browse by field of trade. */
async function TaxonomyPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireStaff(TAXONOMY);
  const { locale } = ctx;
  const q = one((await searchParams).q).slice(0, 60);
  const mayEdit = can(ctx.actor, "taxonomy.edit", null);
  const [whole, found] = await Promise.all([browseConcepts(ctx), q === "" ? null : searchConcepts(ctx, q)]);
  return (
    <Page>
      <PageHeading
        title={t(locale, "ontology.title")}
        intro={
          <>
            <p>{t(locale, "ontology.intro")}</p>
            <p>{t(locale, "ontology.size", { count: whole.count, names: whole.names })}</p>
          </>
        }
        actions={mayEdit ? <LinkButton href={`${TAXONOMY}/new`}>{t(locale, "ontology.add")}</LinkButton> : undefined}
      />
      <SectionNav label={t(locale, "ontology.tabs")} items={taxonomyTabs(locale, "concepts")} />
      <search className="my-6 block max-w-form">
        <form action={TAXONOMY} className="flex flex-wrap items-end gap-3">
          <div className="min-w-60 grow">
            <TextField name="q" label={t(locale, "ontology.searchLabel")} defaultValue={q} maxLength={60} />
          </div>
          <Button type="submit" look="secondary">
            {t(locale, "ontology.search")}
          </Button>
        </form>
      </search>
      {found ? (
        <SearchResult locale={locale} q={q} found={found} mayEdit={mayEdit} />
      ) : (
        <>
          <ConceptTree locale={locale} tree={whole.tree} />
          <RecentChanges locale={locale} changes={whole.changes} />
          <RemovedConcepts locale={locale} removed={whole.removed} />
        </>
      )}
    </Page>
  );
}

export default guarded(TaxonomyPage);
