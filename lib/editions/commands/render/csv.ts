import { HEADING_ROW, TABLE_WORDS } from "#lib/editions/commands/render/table-words.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { TABLE_COLUMNS, type TableCell, tableRow } from "#lib/editions/model/table.ts";
import type { Edition } from "#lib/editions/schema.ts";

/** The rows as CSV after RFC 4180: UTF-8 with a byte-order mark (Excel needs it for Chinese), CRLF, formulas neutralised. */
export function renderCsv(edition: Edition, frame: EditionFrame): Buffer {
  const lines = edition.rows.map((row) => {
    const cells = tableRow(row, frame, TABLE_WORDS);
    return TABLE_COLUMNS.map((column) => csvCell(cells[column])).join(",");
  });
  return Buffer.from(`\uFEFF${[HEADING_ROW.join(","), ...lines].join("\r\n")}\r\n`, "utf8");
}

function csvCell(cell: TableCell): string {
  if (cell === null) return "";
  const text = typeof cell === "object" ? cell.day : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
