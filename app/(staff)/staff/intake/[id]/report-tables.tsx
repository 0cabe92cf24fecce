import Link from "next/link";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Section } from "#components/page.tsx";
import { StatusBadge, type Tone } from "#components/status-badge.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { truncate } from "#lib/kernel/text.ts";
import { STATUS_LABELS } from "#lib/listings/labels.ts";
import type { ImportRemark, ImportReport, ImportRow } from "#lib/transfer/schema.ts";
import { placeOf } from "../words.ts";

/** A page of thousands of lines helps nobody: the rest stands in the API's answer. */
const SHOWN = 500;

const LEVELS = {
  error: { tone: "bad", key: "intake.levelError" },
  hold: { tone: "act", key: "intake.levelHold" },
  note: { tone: "neutral", key: "intake.levelNote" },
} as const satisfies Record<ImportRemark["level"], { tone: Tone; key: string }>;

const OUTCOMES = {
  created: "intake.outcomeCreated",
  updated: "intake.outcomeUpdated",
  unchanged: "intake.outcomeUnchanged",
  rejected: "intake.outcomeRejected",
} as const satisfies Record<ImportRow["outcome"], string>;

const WEIGHT = { error: 0, hold: 1, note: 2 } as const;

const brief = (text: string): string => (text.length > 80 ? `${truncate(text, 80)}…` : text);

function afterText(after: ImportRemark["after"]): string {
  if (after === null) return "";
  return brief(Array.isArray(after) ? after.join("、") : String(after));
}

/** Every remark, the ones that keep a row out first. */
export function RemarksTable({ locale, report }: { locale: Locale; report: ImportReport }) {
  const { remarks } = report;
  const sorted = remarks.toSorted((a, b) => WEIGHT[a.level] - WEIGHT[b.level]).map((remark, at) => ({ ...remark, at }));
  return (
    <Section title={t(locale, "intake.remarksTitle")}>
      {remarks.length > SHOWN && (
        <p className="mb-3 text-ink-2">
          {t(locale, "intake.remarksMore", { shown: SHOWN, total: remarks.length, id: report.id })}
        </p>
      )}
      <DataTable
        caption={t(locale, "intake.remarksTitle")}
        rows={sorted.slice(0, SHOWN)}
        rowKey={(remark) => String(remark.at)}
        empty={<EmptyState title={t(locale, "intake.remarksNone")} />}
        columns={[
          {
            key: "level",
            head: t(locale, "intake.columnLevel"),
            cell: ({ level }) => <StatusBadge tone={LEVELS[level].tone}>{t(locale, LEVELS[level].key)}</StatusBadge>,
          },
          { key: "place", head: t(locale, "intake.columnPlace"), rowHead: true, cell: (remark) => placeOf(locale, remark) },
          { key: "column", head: t(locale, "intake.columnColumn"), cell: ({ column }) => column },
          { key: "message", head: t(locale, "intake.columnMessage"), cell: ({ message }) => message },
          { key: "before", head: t(locale, "intake.columnBefore"), cell: ({ before }) => (before === null ? "" : brief(before)) },
          { key: "after", head: t(locale, "intake.columnAfter"), cell: ({ after }) => afterText(after) },
        ]}
      />
    </Section>
  );
}

/** What became of each row. */
export function RowsTable({ locale, report }: { locale: Locale; report: ImportReport }) {
  return (
    <Section title={t(locale, "intake.rowsTitle")}>
      <DataTable
        caption={t(locale, "intake.rowsTitle")}
        rows={report.rows.slice(0, SHOWN)}
        rowKey={(row) => `${row.sheet ?? ""} ${row.row}`}
        columns={[
          { key: "place", head: t(locale, "intake.columnPlace"), rowHead: true, cell: (row) => placeOf(locale, row) },
          { key: "outcome", head: t(locale, "intake.columnOutcome"), cell: ({ outcome }) => t(locale, OUTCOMES[outcome]) },
          {
            key: "code",
            head: t(locale, "intake.columnCode"),
            cell: ({ code }) =>
              code && (
                <Link className="link" href={`/staff/review/${code}`} prefetch={false}>
                  {code}
                </Link>
              ),
          },
          { key: "externalId", head: t(locale, "intake.columnExternalId"), cell: ({ externalId }) => externalId },
          {
            key: "status",
            head: t(locale, "intake.columnStatus"),
            cell: ({ status }) => (status === null ? "" : STATUS_LABELS[status]),
          },
        ]}
      />
    </Section>
  );
}
