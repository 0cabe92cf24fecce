import { Facts } from "#components/ledger.tsx";
import { Section } from "#components/page.tsx";
import { Seal } from "#components/seal.tsx";
import { CHANGE_LABELS } from "#lib/editions/labels.ts";
import { groupByChain } from "#lib/editions/model/figures.ts";
import { isSupply } from "#lib/editions/model/wording.ts";
import type { Issue } from "#lib/editions/queries/editions.ts";
import { type EditionRow, type Section as Part, SECTIONS } from "#lib/editions/schema.ts";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import { amountOf, type ChainName, placeOf, wayOf } from "./row-words.ts";
import { type Window, windowOf } from "./windows.ts";

const PART_WORDS = {
  DEMAND: { title: "editions.printPartDemand", lede: "editions.printLedeDemand", empty: "editions.printEmptyDemand" },
  SUPPLY: { title: "editions.printPartSupply", lede: "editions.printLedeSupply", empty: "editions.printEmptySupply" },
  PROGRESS: { title: "editions.printPartProgress", lede: "editions.printLedeProgress", empty: "editions.printEmptyProgress" },
} as const satisfies Record<Part, Record<string, MessageKey>>;

type Props = { locale: Locale; issue: Issue };
type Named = Props & { chainName: ChainName };

const groupId = (part: Part, chain: string): string => `${part}-${chain}`.toLowerCase();

/** The contents: every part with its chains, as links to their first row. */
export function Contents({ locale, issue: { edition }, windows, chainName }: Named & { windows: readonly Window[] }) {
  const path = localePath(locale, `/editions/${edition.number}`);
  return (
    <nav aria-label={t(locale, "editions.contents")} className="no-print mt-10">
      <h2 className="mb-3 text-2xl">{t(locale, "editions.contents")}</h2>
      <ul className="grid gap-6 sm:grid-cols-3">
        {SECTIONS.map((part) => {
          const rows = edition.rows.filter(({ section }) => section === part);
          return (
            <li key={part}>
              <p className="border-b border-rule-strong pb-1 font-semibold">
                {t(locale, PART_WORDS[part].title)}{" "}
                <span className="font-normal text-ink-2">{t(locale, "editions.items", { count: rows.length })}</span>
              </p>
              {rows.length === 0 && <p className="py-1 text-ink-2">{t(locale, PART_WORDS[part].empty)}</p>}
              <ul>
                {groupByChain(rows).map(({ chain, rows: group }) => {
                  const first = windowOf(windows, group[0]?.serial ?? 1);
                  const query = first && first.from > 1 ? `?from=${first.from}` : "";
                  return (
                    <li key={chain} className="flex justify-between gap-3 border-b border-rule py-1">
                      <a className="link" href={`${path}${query}#${groupId(part, chain)}`}>
                        {chainName(chain)}
                      </a>
                      <span>{group.length}</span>
                    </li>
                  );
                })}
              </ul>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The pages of a very long issue; nothing for an ordinary one. */
export function Windows({
  locale,
  number,
  windows,
  shown,
}: {
  locale: Locale;
  number: string;
  windows: readonly Window[];
  shown: Window;
}) {
  if (windows.length < 2) return null;
  return (
    <nav aria-label={t(locale, "editions.windows")} className="no-print my-6 flex flex-wrap gap-x-5 gap-y-1">
      {windows.map((one) => (
        <a
          key={one.from}
          href={localePath(locale, `/editions/${number}?from=${one.from}`)}
          aria-current={one.from === shown.from ? "page" : undefined}
          className={one.from === shown.from ? "py-2 font-semibold text-brand" : "link py-2"}
        >
          {t(locale, "editions.window", one)}
        </a>
      ))}
    </nav>
  );
}

/** The rows of one page, under their parts and chains. */
export function Parts({ locale, issue, shown, chainName }: Named & { shown: Window }) {
  const { edition } = issue;
  const visible = edition.rows.filter(({ serial }) => serial >= shown.from && serial <= shown.to);
  return SECTIONS.map((part) => {
    const rows = visible.filter(({ section }) => section === part);
    const isEmpty = edition.rows.every(({ section }) => section !== part);
    if (rows.length === 0 && !isEmpty) return null;
    return (
      <Section key={part} title={t(locale, PART_WORDS[part].title)} aside={t(locale, PART_WORDS[part].lede)}>
        <div className="rule-red" />
        {isEmpty && <p className="py-6 text-ink-2">{t(locale, PART_WORDS[part].empty)}</p>}
        {groupByChain(rows).map(({ chain, rows: group }) => (
          <section key={chain} id={groupId(part, chain)} className="mt-6 scroll-mt-4">
            <h3 className="font-display text-xl font-bold">{chainName(chain)}</h3>
            <ol className="border-t border-rule-strong">
              {group.map((row) => (
                <Row key={row.serial} locale={locale} row={row} issue={issue} />
              ))}
            </ol>
          </section>
        ))}
      </Section>
    );
  });
}

/** One printed line. Plain links: an issue has hundreds, and none is worth loading ahead. */
function Row({
  locale,
  row,
  issue: {
    edition: { previous },
    frame,
  },
}: Props & { row: EditionRow }) {
  // In a first issue everything is new: to say so of every row would say nothing.
  const mark = previous === null ? null : labelsIn(locale, CHANGE_LABELS)[row.change];
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 border-b border-rule py-3 sm:gap-x-4 md:grid-cols-[auto_1fr_auto]">
      <div className="w-10 space-y-1 text-center">
        <span className="block text-sm text-ink-2">
          <span className="sr-only">{t(locale, "editions.colSerial")} </span>
          {row.serial}
        </span>
        <Seal locale={locale} region={row.region} side={isSupply(row) ? "SUPPLY" : "DEMAND"} />
      </div>
      <div className="min-w-0">
        <h4 className="font-display text-lg font-semibold">
          <a href={localePath(locale, `/listings/${row.code}`)} className="coded text-ink underline-offset-4 hover:underline">
            <span lang={writtenLang(locale)}>{row.title}</span>
          </a>
          {mark && (
            <span className="ml-2 whitespace-nowrap rounded-ledger border border-current px-1 align-[0.15em] font-sans text-sm text-jing">
              {mark}
            </span>
          )}
        </h4>
        <Facts
          facts={[
            row.code,
            row.organization ?? t(locale, "editions.anonymous"),
            row.enteredByStaff && t(locale, "editions.enteredByStaff"),
            placeOf(locale, row, frame),
            row.chainLink,
          ]}
        />
        {row.summary && (
          <p lang={writtenLang(locale)} className="mt-1">
            {row.summary}
          </p>
        )}
        {row.keyFigures && (
          <p className="mt-1 text-sm">
            <span className="text-ink-2">{t(locale, "editions.printKeyFigures")} </span>
            <span lang={writtenLang(locale)}>{row.keyFigures}</span>
          </p>
        )}
      </div>
      <div className="col-start-2 mt-1 flex flex-wrap gap-x-4 text-sm text-ink-2 md:col-start-3 md:w-44 md:flex-col md:items-end md:text-right">
        <p>
          <span>{t(locale, isSupply(row) ? "editions.price" : "editions.budget")} </span>
          <span className="text-base font-semibold text-ink">{amountOf(locale, row)}</span>
        </p>
        <p>{t(locale, "editions.validUntil", { day: row.validUntil })}</p>
        <p>{row.cooperation.map((code) => wayOf(locale, frame, code)).join(t(locale, "common.listSeparator"))}</p>
      </div>
    </li>
  );
}
