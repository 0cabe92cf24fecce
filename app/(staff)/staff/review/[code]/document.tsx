import type { ReactNode } from "react";
import { DataTable } from "#components/data-table.tsx";
import { FactsTable } from "#components/facts-table.tsx";
import { fieldLabel, showField, type TableNames } from "#components/field-words.ts";
import { Section } from "#components/page.tsx";
import { Timeline } from "#components/timeline.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { REASON_LABELS } from "#lib/listings/labels.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { DECISION_LABELS } from "#lib/moderation/labels.ts";
import type { DecisionLine, Dossier } from "#lib/moderation/queries/dossier.ts";
import type { Difference } from "#lib/moderation/queries/review.ts";

/** Shown on their own, not among the facts. */
const APART = new Set(["title", "description"]);

/** Every stated field of a content, in the order of its form. */
function factsOf(locale: Locale, names: TableNames, { details, ...plain }: ListingContent) {
  const inDetails = Object.entries(details).map(([name, text]) => [`details.${name}`, text] as const);
  return [...Object.entries(plain), ...inDetails]
    .filter(([field]) => !APART.has(field))
    .map(([field, value]) => ({
      label: fieldLabel(locale, field),
      value: showField(locale, names, field, value),
      wide: field === "summary" || field.startsWith("details."),
    }))
    .filter(({ value }) => value !== "");
}

/** What changed against the version a moderator last saw. */
export function Differences({ locale, names, rows }: { locale: Locale; names: TableNames; rows: readonly Difference[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={t(locale, "moderation.diffTitle")}>
      <DataTable
        caption={t(locale, "moderation.diffTitle")}
        rows={rows}
        rowKey={(row) => row.field}
        columns={[
          { key: "field", head: t(locale, "moderation.colField"), rowHead: true, cell: (row) => fieldLabel(locale, row.field) },
          {
            key: "before",
            head: t(locale, "moderation.diffBefore"),
            cell: (row) => <del className="whitespace-pre-line text-err">{showField(locale, names, row.field, row.before)}</del>,
          },
          {
            key: "after",
            head: t(locale, "moderation.diffAfter"),
            cell: (row) => <ins className="whitespace-pre-line text-ok">{showField(locale, names, row.field, row.after)}</ins>,
          },
        ]}
      />
    </Section>
  );
}

function remarksOf(locale: Locale, { reasons, note, fieldNotes }: DecisionLine): string[] {
  const named = reasons.map((reason) => REASON_LABELS[reason as keyof typeof REASON_LABELS]).join("、");
  return [named, note, ...fieldNotes.map((line) => `${fieldLabel(locale, line.path)}：${line.note}`)].filter(Boolean);
}

function History({ locale, decisions }: { locale: Locale; decisions: readonly DecisionLine[] }) {
  if (decisions.length === 0) return <p className="text-ink-2">{t(locale, "moderation.decisionsNone")}</p>;
  return (
    <Timeline
      items={decisions.map((decision) => ({
        key: decision.id,
        time: formatInstant(locale, decision.at),
        dateTime: decision.at.toISOString(),
        title: `${DECISION_LABELS[decision.decision]} · ${decision.by}${decision.undoneAt ? `（${t(locale, "moderation.wasUndone")}）` : ""}`,
        body: remarksOf(locale, decision).map((text) => (
          <p key={text} className="whitespace-pre-line">
            {text}
          </p>
        )),
      }))}
    />
  );
}

/** The text under review, its facts and its history. */
export function ReviewDocument({
  locale,
  names,
  dossier,
  content,
  children,
}: {
  locale: Locale;
  names: TableNames;
  dossier: Dossier;
  content: ListingContent;
  /** Stands between the text and its history: the attachments. */
  children?: ReactNode;
}) {
  return (
    <>
      <Section title={fieldLabel(locale, "description")}>
        <p className="max-w-measure whitespace-pre-line">{content.description}</p>
      </Section>
      <Section title={t(locale, "moderation.factsTitle")}>
        <FactsTable facts={factsOf(locale, names, content)} />
        {dossier.contact.length > 0 && (
          <p className="mt-3 text-ink-2">
            {t(locale, "moderation.contactMasked")}：{dossier.contact.join("、")}
          </p>
        )}
      </Section>
      {children}
      <Section title={t(locale, "moderation.historyTitle")}>
        <History locale={locale} decisions={dossier.decisions} />
      </Section>
    </>
  );
}
