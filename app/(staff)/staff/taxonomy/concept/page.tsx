import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { FactsTable } from "#components/facts-table.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { type ConceptView, countNaming, getConcept, type Naming } from "#lib/ontology/queries/get-concept.ts";
import { can } from "#lib/policies/authorize.ts";
import { conceptAddress, conceptEditAddress, one, TAXONOMY } from "../addresses.ts";
import { ConceptHistory } from "./concept-history.tsx";
import { ConceptMoves } from "./concept-moves.tsx";
import { ConceptRelations } from "./concept-relations.tsx";

export const metadata: Metadata = { title: t("zh-CN", "ontology.title") };

const ORIGINS = { FILE: "ontology.originFile", STAFF: "ontology.originStaff", OVER: "ontology.originOver" } as const;

/** What has just been done, told once on the page it leads to. */
function doneWords(locale: Locale, move: string, name: string): string | null {
  if (move === "add") return t(locale, "ontology.added", { name });
  if (move === "edit") return t(locale, "ontology.edited");
  if (move === "remove") return t(locale, "ontology.removed", { name });
  if (move === "restore") return t(locale, "ontology.restored", { name });
  return move === "revert" ? t(locale, "ontology.reverted") : null;
}

/** One concept: what it is called, how it stands to others, which listings name it, what staff did to it. */
async function ConceptPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const search = await searchParams;
  const name = one(search.name);
  const ctx = await requireStaff(conceptAddress(name));
  const { locale } = ctx;
  const view = await getConcept(ctx, name);
  const naming = await countNaming(ctx, view.concept);
  const mayEdit = can(ctx.actor, "taxonomy.edit", null);
  const done = doneWords(locale, one(search.done), name);
  return (
    <Page>
      <PageHeading
        title={name}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[{ href: TAXONOMY, label: t(locale, "ontology.title") }, { label: name }]}
          />
        }
        actions={
          mayEdit && !view.removed ? (
            <LinkButton href={conceptEditAddress(name)}>{t(locale, "ontology.edit")}</LinkButton>
          ) : undefined
        }
      />
      <div className="mb-6 space-y-3 empty:hidden">
        {done && <Notice kind="ok">{done}</Notice>}
        {view.removed && <Notice kind="warn">{t(locale, "ontology.removedNotice")}</Notice>}
      </div>
      <ConceptFacts locale={locale} view={view} naming={naming} />
      <ConceptRelations locale={locale} view={view} />
      <ConceptContexts locale={locale} contexts={view.concept.contexts} />
      <ConceptHistory locale={locale} history={view.history} />
      {mayEdit && <ConceptMoves locale={locale} view={view} />}
    </Page>
  );
}

export default guarded(ConceptPage);

function ConceptFacts({ locale, view, naming }: { locale: Locale; view: ConceptView; naming: Naming }) {
  const { concept, origin } = view;
  const count = t(locale, naming.exact ? "ontology.listingsExact" : "ontology.listingsAbout", { count: naming.count });
  const listings = (
    <>
      {count}
      {naming.sample.length > 0 && (
        <ul className="mt-1 space-y-1">
          {naming.sample.map(({ code, title }) => (
            <li key={code}>
              <Link className="link" href={`/listings/${code}`} prefetch={false}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
  return (
    <FactsTable
      label={concept.name}
      columns={1}
      facts={[
        { label: t(locale, "ontology.factKind"), value: concept.kind },
        { label: t(locale, "ontology.factNames"), value: [concept.name, ...concept.aliases].join("、") },
        { label: t(locale, "ontology.factOrigin"), value: t(locale, ORIGINS[origin]) },
        { label: t(locale, "ontology.factListings"), value: listings },
      ]}
    />
  );
}

function ConceptContexts({ locale, contexts }: { locale: Locale; contexts: ConceptView["concept"]["contexts"] }) {
  if (contexts.length === 0) return null;
  return (
    <Section title={t(locale, "ontology.contextsTitle")}>
      <p className="mb-3 max-w-measure text-ink-2">{t(locale, "ontology.contextsIntro")}</p>
      <FactsTable
        columns={1}
        label={t(locale, "ontology.contextsTitle")}
        facts={contexts.map(({ name, words }) => ({ label: name, value: words.join("、") }))}
      />
    </Section>
  );
}
