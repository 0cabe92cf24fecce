import Link from "next/link";
import { FactsTable } from "#components/facts-table.tsx";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { ConceptView, Related } from "#lib/ontology/queries/get-concept.ts";
import { conceptAddress } from "../addresses.ts";

const RELATIONS = [
  ["broader", "ontology.relBroader"],
  ["narrower", "ontology.relNarrower"],
  ["wholes", "ontology.relWholes"],
  ["parts", "ontology.relParts"],
  ["upstream", "ontology.relUpstream"],
  ["downstream", "ontology.relDownstream"],
] as const;

/** How a concept stands to others, both ways; each is a step through the tree. */
export function ConceptRelations({ locale, view: { relations } }: { locale: Locale; view: ConceptView }) {
  const facts = RELATIONS.filter(([part]) => relations[part].length > 0).map(([part, label]) => ({
    label: t(locale, label),
    value: <RelatedList locale={locale} related={relations[part]} />,
  }));
  return (
    <Section title={t(locale, "ontology.relationsTitle")}>
      <p className="mb-3 max-w-measure text-ink-2">
        {t(locale, facts.length > 0 ? "ontology.relationsIntro" : "ontology.relationsNone")}
      </p>
      {facts.length > 0 && <FactsTable columns={1} label={t(locale, "ontology.relationsTitle")} facts={facts} />}
    </Section>
  );
}

function RelatedList({ locale, related }: { locale: Locale; related: readonly Related[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4">
      {related.map(({ name, known }) => (
        <li key={name}>
          {known ? (
            <Link className="link inline-block py-1" href={conceptAddress(name)} prefetch={false}>
              {name}
            </Link>
          ) : (
            <span className="inline-block py-1 text-ink-3">{t(locale, "ontology.relUnknown", { name })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
