import { DataTable } from "#components/data-table.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { CHANGE_LABELS, SECTION_LABELS } from "#lib/editions/labels.ts";
import { chainGroup } from "#lib/editions/model/order.ts";
import { amountText, chainText, placeText } from "#lib/editions/model/wording.ts";
import type { Issue } from "#lib/editions/queries/editions.ts";
import { CHANGES, type Edition, type EditionCheck } from "#lib/editions/schema.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** What became of the listings since the issue before, with the codes behind each figure. */
export function ChangesSection({ locale, edition }: { locale: Locale; edition: Edition }) {
  return (
    <Section title={t(locale, "editions.changesTitle")}>
      {edition.previous === null && <p className="mb-3 text-ink-2">{t(locale, "editions.changesFirst")}</p>}
      <ul className="border-t border-rule">
        {CHANGES.map((change) => (
          <li key={change} className="border-b border-rule">
            <CodesBehind
              locale={locale}
              codes={edition.changes[change]}
              summary={t(locale, "editions.changesCount", {
                label: CHANGE_LABELS[change],
                count: edition.changes[change].length,
              })}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Every checksum computed again: which row or file differs, and what changed in the live list since. */
export function CheckSection({ locale, check }: { locale: Locale; check: EditionCheck }) {
  const where = ({ file, code, serial }: EditionCheck["problems"][number]) =>
    [file, serial === null ? null : t(locale, "editions.rowSerial", { serial }), code].filter(Boolean).join(" ") ||
    t(locale, "editions.checkWhole");
  return (
    <Section title={t(locale, "editions.checkTitle")}>
      {check.ok ? (
        <Notice kind="ok">{t(locale, "editions.checkOk")}</Notice>
      ) : (
        <Notice kind="err" title={t(locale, "editions.checkBad")}>
          <ul>
            {check.problems.map((problem) => (
              <li key={`${problem.file} ${problem.serial} ${problem.expected}`}>
                {t(locale, "editions.checkFault", { where: where(problem), expected: problem.expected, found: problem.found })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {check.changedSince.length > 0 && (
        <CodesBehind
          locale={locale}
          codes={check.changedSince}
          summary={t(locale, "editions.checkSince", { count: check.changedSince.length })}
        />
      )}
    </Section>
  );
}

/** A figure that opens to the codes behind it; nothing to open behind nought. */
function CodesBehind({ locale, codes, summary }: { locale: Locale; codes: readonly string[]; summary: string }) {
  if (codes.length === 0) return <p className="py-2 text-ink-2">{summary}</p>;
  return (
    <Disclosure summary={summary}>
      <ul className="flex flex-wrap gap-x-4 pb-2 text-sm">
        {codes.map((code) => (
          <li key={code}>
            <a className="link" href={localePath(locale, `/listings/${code}`)}>
              {code}
            </a>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** The rows as they will be printed, dense. */
export function PreviewTable({ locale, issue: { edition, frame } }: { locale: Locale; issue: Issue }) {
  return (
    <Section title={t(locale, "editions.previewTitle")}>
      <DataTable
        caption={t(locale, "editions.previewTitle")}
        rows={edition.rows}
        rowKey={({ serial }) => String(serial)}
        empty={<EmptyState title={t(locale, "editions.printEmptyDemand")} />}
        columns={[
          { key: "serial", head: t(locale, "editions.colSerial"), numeric: true, cell: ({ serial }) => serial },
          { key: "part", head: t(locale, "editions.colPart"), cell: ({ section }) => SECTION_LABELS[section] },
          { key: "change", head: t(locale, "editions.colChange"), cell: ({ change }) => CHANGE_LABELS[change] },
          { key: "title", head: t(locale, "editions.colTitle"), rowHead: true, cell: ({ title }) => title },
          {
            key: "organization",
            head: t(locale, "editions.colOrganization"),
            cell: ({ organization }) => organization ?? t(locale, "editions.anonymous"),
          },
          { key: "region", head: t(locale, "editions.colRegion"), cell: (row) => placeText(row, frame) },
          {
            key: "chain",
            head: t(locale, "editions.colChain"),
            cell: ({ chain }) => chainText(chainGroup(chain), frame, t(locale, "editions.otherChain")),
          },
          {
            key: "amount",
            head: t(locale, "editions.colAmount"),
            numeric: true,
            cell: (row) => amountText(row) ?? t(locale, "common.negotiable"),
          },
          { key: "valid", head: t(locale, "editions.colValidUntil"), cell: ({ validUntil }) => validUntil },
          { key: "code", head: t(locale, "editions.colCode"), cell: ({ code }) => code },
        ]}
      />
    </Section>
  );
}
