import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { PART_LABELS } from "#lib/ontology/labels.ts";
import type { Difference } from "#lib/ontology/model/difference.ts";
import type { ConceptMove } from "#lib/ontology/model/moves.ts";
import type { ConceptAct } from "#lib/ontology/queries/get-concept.ts";

export const MOVE_WORDS = {
  add: "ontology.moveAdd",
  edit: "ontology.moveEdit",
  remove: "ontology.moveRemove",
  restore: "ontology.moveRestore",
  revert: "ontology.moveRevert",
} as const satisfies Record<ConceptMove, string>;

/** Acts whose whole content is the concept itself: told by their word alone. */
const TOLD_BY_WORD: readonly ConceptMove[] = ["remove", "restore"];

/** What staff did to a concept, newest first, with what each act changed. */
export function ConceptHistory({ locale, history }: { locale: Locale; history: readonly ConceptAct[] }) {
  return (
    <Section title={t(locale, "ontology.historyTitle")}>
      {history.length === 0 ? (
        <p className="text-ink-2">{t(locale, "ontology.historyNone")}</p>
      ) : (
        <ol className="border-t border-rule-strong">
          {history.map(({ id, move, at, by, differences }) => (
            <li key={id} className="border-b border-rule py-2">
              <p>
                <span className="mr-3 font-medium">{t(locale, MOVE_WORDS[move])}</span>
                <span className="text-sm text-ink-3">
                  {t(locale, "ontology.historyBy", {
                    at: formatInstant(locale, at),
                    by: by ?? t(locale, "ontology.historySystem"),
                  })}
                </span>
              </p>
              {!TOLD_BY_WORD.includes(move) && <Differences locale={locale} differences={differences} />}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Differences({ locale, differences }: { locale: Locale; differences: readonly Difference[] }) {
  return (
    <ul className="mt-1 space-y-0.5 text-sm text-ink-2">
      {differences.map(({ part, added, dropped }) => (
        <li key={part}>
          {PART_LABELS[part]}
          {added.length > 0 && (
            <ins className="ml-3 no-underline">{t(locale, "ontology.historyAdded", { items: added.join("、") })}</ins>
          )}
          {dropped.length > 0 && (
            <del className="ml-3 no-underline">{t(locale, "ontology.historyDropped", { items: dropped.join("、") })}</del>
          )}
        </li>
      ))}
    </ul>
  );
}
