import { columnLetters, type SheetRow } from "#lib/transfer/model/cells.ts";
import type { ColumnField } from "#lib/transfer/model/headings.ts";
import type { RawRow, RawValue } from "#lib/transfer/model/raw-row.ts";
import type { Table } from "#lib/transfer/parse/table.ts";

/** Whether a row is struck through as a whole: at least half of what it says. */
function isStruck(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => cell !== null);
  const struck = filled.filter((cell) => cell.struck).length;
  return struck > 0 && struck * 2 >= filled.length;
}

/** The listings of a table, in the order of the file. */
export function rowsOfTable(table: Table): RawRow[] {
  const { sheet, columns } = table;
  return table.rows.map((row) => {
    const values = new Map<ColumnField, RawValue>();
    for (const { index, field, heading, unitWan } of columns) {
      const ref = sheet.typed ? `${columnLetters(index)}${row.row}` : null;
      values.set(field, { cell: row.cells[index] ?? null, list: null, column: heading, ref, unitWan });
    }
    return {
      sheet: sheet.name,
      row: row.row,
      values,
      details: {},
      typed: sheet.typed,
      sheetSide: table.side,
      struck: isStruck(row),
      hidden: row.hidden,
    };
  });
}
