import { ActionForm } from "#components/action-form.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { ConceptView } from "#lib/ontology/queries/get-concept.ts";
import { remove, restore, revert } from "../actions.ts";

const MOVES = {
  remove: { action: remove, title: "ontology.removeTitle", text: "ontology.removeText", button: "ontology.remove", danger: true },
  restore: {
    action: restore,
    title: "ontology.restoreTitle",
    text: "ontology.restoreText",
    button: "ontology.restore",
    danger: false,
  },
  revert: {
    action: revert,
    title: "ontology.revertTitle",
    text: "ontology.revertText",
    button: "ontology.revert",
    danger: false,
  },
} as const;

/** What can be done to a concept as a whole: take it out or bring it back, and follow the files again. */
export function ConceptMoves({ locale, view }: { locale: Locale; view: ConceptView }) {
  const { concept, removed, origin, version } = view;
  const moves = [
    removed ? MOVES.restore : MOVES.remove,
    // Only where a file says something of its own.
    ...(origin === "OVER" ? [MOVES.revert] : []),
  ];
  return (
    <div className="mt-10 space-y-2 border-t border-rule-strong pt-4">
      {moves.map(({ action, title, text, button, danger }) => (
        <Disclosure key={title} summary={t(locale, title)}>
          <ActionForm action={action} label={t(locale, title)} className="max-w-form pb-4">
            <input type="hidden" name="name" value={concept.name} />
            <input type="hidden" name="version" value={version} />
            <p className="text-ink-2">{t(locale, text)}</p>
            <SubmitButton look={danger ? "danger" : "secondary"}>{t(locale, button)}</SubmitButton>
          </ActionForm>
        </Disclosure>
      ))}
    </div>
  );
}
