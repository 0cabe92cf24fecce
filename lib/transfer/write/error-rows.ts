import { type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { withoutFormula } from "#lib/kernel/spreadsheet.ts";
import { SHEET_WORDS } from "#lib/transfer/labels/words.ts";
import type { Cell } from "#lib/transfer/model/cells.ts";
import type { Remark } from "#lib/transfer/model/findings.ts";
import type { ColumnField } from "#lib/transfer/model/headings.ts";
import type { RawRow } from "#lib/transfer/model/raw-row.ts";
import { DEFAULT_FONT, HEADING_STYLE } from "#lib/transfer/write/sheet-style.ts";

/** A row that was left out, with why. */
export type FailedRow = { row: RawRow; remarks: readonly Remark[] };

function cellValue(cell: Cell | null, list: string[] | null): CellValue {
  if (list) return withoutFormula(list.join("、"));
  if (cell === null) return null;
  if (cell.kind === "number") return cell.number;
  if (cell.kind === "date" && cell.day !== null) return new Date(`${cell.day}T00:00:00.000Z`);
  return withoutFormula(cell.text);
}

function reasons(remarks: readonly Remark[]): string {
  return remarks
    .filter((remark) => remark.level === "error")
    .map((remark) => (remark.column === null ? remark.message : `${remark.column}：${remark.message}`))
    .join("\n");
}

function sheetOf(name: string, rows: readonly FailedRow[], withContacts: boolean): WriteSheet {
  const columns = new Map<ColumnField, string>();
  for (const { row } of rows) {
    for (const [field, value] of row.values) {
      if (withContacts || !field.startsWith("contact")) columns.set(field, value.column ?? field);
    }
  }
  const fields = [...columns.keys()];
  const headings = [SHEET_WORDS.reason, SHEET_WORDS.rowNumber, ...columns.values()];
  return {
    name,
    columns: headings.map((heading) => ({
      width: heading === SHEET_WORDS.reason ? 50 : 18,
      style: { alignment: { vertical: "top", wrapText: true } },
    })),
    rows: [
      headings.map(withoutFormula),
      ...rows.map(({ row, remarks }) => [
        withoutFormula(reasons(remarks)),
        row.row,
        ...fields.map((field) => cellValue(row.values.get(field)?.cell ?? null, row.values.get(field)?.list ?? null)),
      ]),
    ],
    cells: new Map(headings.map((_, index) => [`0,${index}`, { style: HEADING_STYLE }])),
    freezePane: { rows: 1, columns: 2 },
  };
}

/**
 * The rows that were left out, as a workbook to repair and send again: 错误原因 and the row's number first, then the columns as they came.
 * Hidden columns were never read and are not in it. Without contacts for who may not see them.
 */
export async function errorWorkbook(failed: readonly FailedRow[], withContacts: boolean): Promise<Buffer> {
  const sheets = [...grouped(failed)].map(([name, rows], index) => sheetOf(sheetName(name, index), rows, withContacts));
  const empty: WriteSheet = {
    name: SHEET_WORDS.failed,
    rows: [[SHEET_WORDS.reason]],
    cells: new Map([["0,0", { style: HEADING_STYLE }]]),
  };
  return Buffer.from(await writeXlsx({ sheets: sheets.length > 0 ? sheets : [empty], defaultFont: DEFAULT_FONT }));
}

function grouped(failed: readonly FailedRow[]): Map<string, FailedRow[]> {
  const groups = new Map<string, FailedRow[]>();
  for (const each of failed) {
    const name = each.row.sheet ?? "";
    const group = groups.get(name);
    if (group) group.push(each);
    else groups.set(name, [each]);
  }
  return groups;
}

/** A name that Excel takes: no brackets, slashes, colons, at most 31 characters. */
function sheetName(name: string, index: number): string {
  const plain = name
    .replace(/[[\]:*?/\\']/gu, " ")
    .trim()
    .slice(0, 28);
  return plain === "" ? `${SHEET_WORDS.failed}${index === 0 ? "" : index + 1}` : plain;
}
