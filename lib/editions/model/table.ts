import { CHANGE_LABELS, REGION_WORDS, SECTION_LABELS } from "#lib/editions/labels.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { chainGroup } from "#lib/editions/model/order.ts";
import { chainText } from "#lib/editions/model/wording.ts";
import type { EditionRow } from "#lib/editions/schema.ts";
import { withoutFormula } from "#lib/kernel/spreadsheet.ts";

/** A cell as a spreadsheet keeps it; `{ day }` is a date without a time. */
export type TableCell = string | number | null | { day: string };

/** The words that a table needs from the catalogue. */
export type TableWords = { anonymous: string; enteredByStaff: string; other: string };

/** The columns of a table, in their order. */
export const TABLE_COLUMNS = [
  "serial",
  "section",
  "code",
  "title",
  "organization",
  "entered",
  "region",
  "division",
  "chain",
  "chainLink",
  "summary",
  "keyFigures",
  "cooperation",
  "amountMin",
  "amountMax",
  "validUntil",
  "change",
  "url",
  "hash",
] as const;

export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** One row by column, numbers as numbers and days as days; texts are already safe to open in a spreadsheet. */
export function tableRow(row: EditionRow, frame: EditionFrame, words: TableWords): Record<TableColumn, TableCell> {
  const cells: Record<TableColumn, TableCell> = {
    serial: row.serial,
    section: SECTION_LABELS[row.section],
    code: row.code,
    title: row.title,
    organization: row.organization ?? words.anonymous,
    entered: row.enteredByStaff ? words.enteredByStaff : null,
    region: REGION_WORDS[row.region].name,
    division: row.division === null ? null : (frame.divisions[row.division] ?? row.division),
    chain: chainText(chainGroup(row.chain), frame, words.other),
    chainLink: row.chainLink,
    summary: row.summary,
    keyFigures: row.keyFigures,
    cooperation: row.cooperation.map((code) => frame.cooperation[code] ?? code).join("、"),
    amountMin: row.amountMinWan,
    amountMax: row.amountMaxWan,
    validUntil: { day: row.validUntil },
    change: CHANGE_LABELS[row.change],
    url: `${frame.baseUrl}/listings/${row.code}`,
    hash: row.hash,
  };
  for (const column of TABLE_COLUMNS) {
    const cell = cells[column];
    if (typeof cell === "string") cells[column] = withoutFormula(cell);
  }
  return cells;
}
