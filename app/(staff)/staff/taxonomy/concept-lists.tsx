import Link from "next/link";
import type { ReactNode } from "react";
import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import type { ConceptMove } from "#lib/ontology/model/moves.ts";
import { type ConceptLine, type FieldOfTrade, SEARCH_LIMIT } from "#lib/ontology/queries/find-concepts.ts";
import { conceptAddress, TAXONOMY } from "./addresses.ts";
import { MOVE_WORDS } from "./concept/concept-history.tsx";

const ConceptLink = ({ name }: { name: string }) => (
  <Link className="link" href={conceptAddress(name)} prefetch={false}>
    {name}
  </Link>
);

/** One concept in a list: its name and kind, what is to be said of it below. */
export function ConceptRow({ name, kind, children }: { name: string; kind: ReactNode; children: ReactNode }) {
  return (
    <li className="grid gap-x-6 border-b border-rule py-2 md:grid-cols-[16rem_1fr]">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <ConceptLink name={name} />
        <span className="text-sm text-ink-3">{kind}</span>
      </p>
      <div className="min-w-0 text-ink-2">{children}</div>
    </li>
  );
}

function ConceptLines({ locale, rows }: { locale: Locale; rows: readonly ConceptLine[] }) {
  return (
    <ol className="border-t border-rule-strong">
      {rows.map(({ name, kind, aliases, removed }) => (
        <ConceptRow
          key={name}
          name={name}
          kind={removed ? <span className="text-warn">{t(locale, "ontology.removedMark")}</span> : kind}
        >
          {aliases.join("、")}
        </ConceptRow>
      ))}
    </ol>
  );
}

/** What a search found, or that it found nothing and what may be done about it. */
export function SearchResult(props: {
  locale: Locale;
  q: string;
  found: { total: number; items: readonly ConceptLine[] };
  mayEdit: boolean;
}) {
  const { locale, q, found, mayEdit } = props;
  if (found.total === 0) {
    const address = `${TAXONOMY}/new?${new URLSearchParams({ name: q })}`;
    return (
      <EmptyState
        title={t(locale, "ontology.searchEmpty")}
        action={mayEdit ? <LinkButton href={address}>{t(locale, "ontology.add")}</LinkButton> : undefined}
      >
        {t(locale, mayEdit ? "ontology.searchEmptyText" : "ontology.searchEmptyTextReader")}
      </EmptyState>
    );
  }
  return (
    <Section title={t(locale, "ontology.searchResults", { q, count: found.total })}>
      {found.total > found.items.length && (
        <p className="mb-3 text-ink-2">{t(locale, "ontology.searchMore", { count: SEARCH_LIMIT })}</p>
      )}
      <ConceptLines locale={locale} rows={found.items} />
    </Section>
  );
}

/** Fields of trade with those directly below them, the largest first. */
export function ConceptTree({ locale, tree }: { locale: Locale; tree: readonly FieldOfTrade[] }) {
  if (tree.length === 0)
    return <EmptyState title={t(locale, "ontology.treeEmpty")}>{t(locale, "ontology.treeEmptyText")}</EmptyState>;
  return (
    <Section title={t(locale, "ontology.treeTitle")}>
      <p className="mb-3 max-w-measure text-ink-2">{t(locale, "ontology.treeIntro")}</p>
      <ul className="gap-x-8 border-t border-rule-strong sm:columns-2 lg:columns-3">
        {tree.map(({ name, size, fields }) => (
          <li key={name} className="break-inside-avoid border-b border-rule py-2">
            <p className="flex items-baseline justify-between gap-3">
              <ConceptLink name={name} />
              <span className="whitespace-nowrap text-sm text-ink-3">{t(locale, "ontology.treeCount", { count: size })}</span>
            </p>
            {fields.length > 0 && (
              <ul className="flex flex-wrap gap-x-4 text-sm">
                {fields.map((field) => (
                  <li key={field.name} className="py-1">
                    <ConceptLink name={field.name} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The last acts of staff. */
export function RecentChanges(props: {
  locale: Locale;
  changes: readonly { id: string; name: string; move: string; at: Date }[];
}) {
  const { locale, changes } = props;
  return (
    <Section title={t(locale, "ontology.changesTitle")}>
      {changes.length === 0 ? (
        <p className="text-ink-2">{t(locale, "ontology.changesEmpty")}</p>
      ) : (
        <ul className="border-t border-rule-strong">
          {changes.map(({ id, name, move, at }) => (
            <li key={id} className="flex flex-wrap items-baseline gap-x-4 border-b border-rule py-2">
              <span className="font-medium">{t(locale, MOVE_WORDS[move as ConceptMove])}</span>
              <ConceptLink name={name} />
              <span className="text-sm text-ink-3">{formatInstant(locale, at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What staff took out: nothing when there is none. */
export function RemovedConcepts({ locale, removed }: { locale: Locale; removed: readonly ConceptLine[] }) {
  if (removed.length === 0) return null;
  return (
    <Section title={t(locale, "ontology.removedTitle")}>
      <ConceptLines locale={locale} rows={removed} />
    </Section>
  );
}
