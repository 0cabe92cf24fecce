import type { Metadata } from "next";
import { FactsTable } from "#components/facts-table.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { publicAddress } from "#components/public-metadata.ts";
import { WithContents } from "#components/site-document.tsx";
import { currentViewer } from "#lib/auth/request-context.ts";
import { env } from "#lib/env.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { formatDay } from "#lib/i18n/format.ts";
import { NEAR_AMONG } from "#lib/matching/score/near.ts";
import { MAX_NEAR_MISSES } from "#lib/matching/score/rank.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import { ontologyFacts, rulesInForce, workedExample } from "#lib/method/queries.ts";
import { Example } from "./example.tsx";
import { HardRules, Points, Regions, totalOf } from "./rules.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const locale = await currentLocale();
  return { title: t(locale, "method.title"), description: t(locale, "method.intro"), ...publicAddress(locale, "/matching") };
}

/** How matching works, for everybody: every number on it is read from what matching uses. */
async function MethodPage() {
  const ctx = await currentViewer();
  const { locale } = ctx;
  const [ontology, rules, example] = await Promise.all([ontologyFacts(ctx), rulesInForce(ctx), workedExample(ctx)]);
  const size = t(locale, "method.ontologySize", { concepts: ontology.concepts, names: ontology.names });
  const date = ontology.changedAt && t(locale, "method.ontologyDate", { day: formatDay(locale, ontology.changedAt) });
  const { engine, weights, fittedOn } = rules;
  return (
    <Page>
      <PageHeading title={t(locale, "method.title")} intro={t(locale, "method.intro")} />
      <WithContents label={t(locale, "site.contents")} sections={sectionsOf(locale, weights)}>
        <div>
          <FactsTable
            columns={1}
            label={t(locale, "method.facts")}
            facts={[
              { label: t(locale, "method.factEngine"), value: `${engine.name} ${engine.version}` },
              {
                label: t(locale, "method.factWeights"),
                value:
                  fittedOn === null ? t(locale, "method.weightsByHand") : t(locale, "method.weightsFitted", { day: fittedOn }),
              },
              {
                label: t(locale, "method.factOntology"),
                value: [size, date].filter(Boolean).join(t(locale, "common.listSeparator")),
              },
            ]}
          />
          <Reading locale={locale} />
          <HardRules locale={locale} />
          <Points locale={locale} weights={weights} />
          <Regions locale={locale} weights={weights} />
          <Tiers locale={locale} weights={weights} />
          <Example locale={locale} example={example} />
          <Promises locale={locale} />
        </div>
      </WithContents>
    </Page>
  );
}

export default guarded(MethodPage);

/** The parts of the page, as its contents name them. */
function sectionsOf(locale: Locale, weights: Weights): { id: string; title: string }[] {
  return [
    { id: "reading", title: t(locale, "method.readTitle") },
    { id: "hard", title: t(locale, "method.hardTitle") },
    { id: "points", title: t(locale, "method.pointsTitle", { total: totalOf(weights) }) },
    { id: "regions", title: t(locale, "method.regionsTitle") },
    { id: "tiers", title: t(locale, "method.tiersTitle") },
    { id: "example", title: t(locale, "method.exampleTitle") },
    { id: "never", title: t(locale, "method.neverTitle") },
    { id: "complain", title: t(locale, "method.complainTitle") },
  ];
}

function List({ items }: { items: readonly string[] }) {
  return (
    <div className="prose max-w-measure">
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

function Reading({ locale }: { locale: Locale }) {
  return (
    <Section title={t(locale, "method.readTitle")} id="reading">
      <p className="mb-3 max-w-measure">{t(locale, "method.readText")}</p>
      <List
        items={[
          t(locale, "method.readWords"),
          t(locale, "method.readConcepts"),
          t(locale, "method.readNumbers"),
          t(locale, "method.readExclusions"),
        ]}
      />
    </Section>
  );
}

function Tiers({ locale, weights }: { locale: Locale; weights: Weights }) {
  const { recommendedFrom, shownFrom, nearFrom } = weights;
  return (
    <Section title={t(locale, "method.tiersTitle")} id="tiers">
      <List
        items={[
          t(locale, "method.tierRecommended", { points: recommendedFrom }),
          t(locale, "method.tierPossible", { points: shownFrom }),
          t(locale, "method.tierNone"),
          t(locale, "method.tierNear", { count: MAX_NEAR_MISSES, among: NEAR_AMONG, points: nearFrom }),
          t(locale, "method.tierOrder"),
        ]}
      />
    </Section>
  );
}

function Promises({ locale }: { locale: Locale }) {
  const contact = env().SUPPORT_CONTACT;
  return (
    <>
      <Section title={t(locale, "method.neverTitle")} id="never">
        <List
          items={[
            t(locale, "method.neverPaid"),
            t(locale, "method.neverClicks"),
            t(locale, "method.neverContact"),
            t(locale, "method.neverInvent"),
            t(locale, "method.neverDecide"),
            t(locale, "method.neverSilent"),
          ]}
        />
      </Section>
      <Section title={t(locale, "method.complainTitle")} id="complain">
        <List
          items={[
            t(locale, "method.complainJudge"),
            t(locale, "method.complainBlock"),
            t(locale, "method.complainReport"),
            contact ? t(locale, "method.complainContact", { contact }) : t(locale, "method.complainPublisher"),
          ]}
        />
      </Section>
    </>
  );
}
