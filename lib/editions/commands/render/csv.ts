import { HEADING_ROW, TABLE_WORDS } from "#lib/editions/commands/render/table-words.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { TABLE_COLUMNS, type TableCell, tableRow } from "#lib/editions/model/table.ts";
import type { Edition } from "#lib/editions/schema.ts";
import { csvFile } from "#lib/kernel/spreadsheet.ts";

/** The rows as CSV, formulas neutralised. */
export function renderCsv(edition: Edition, frame: EditionFrame): Buffer {
  const rows = edition.rows.map((row) => {
    const cells = tableRow(row, frame, TABLE_WORDS);
    return TABLE_COLUMNS.map((column) => plain(cells[column]));
  });
  return csvFile([HEADING_ROW, ...rows]);
}

const plain = (cell: TableCell): string | number => (cell === null ? "" : typeof cell === "object" ? cell.day : cell);
