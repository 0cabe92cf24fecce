import { type CellValue, type Cell as HucreCell, readXlsx, type Sheet } from "hucre/xlsx";
import type { Cell, SheetRow, SourceSheet } from "#lib/transfer/model/cells.ts";

const MOST_COLUMNS = 200;
const MOST_ROWS = 20_000;

/** Thrown for a sheet longer than any list: half of one is never taken in. */
export class TooManyRows extends Error {}

function dayOf(value: Date): string | null {
  return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
}

function cellOf(value: CellValue, detail: HucreCell | undefined): Cell | null {
  const type = detail?.type;
  const formula = detail?.formula !== undefined;
  const struck =
    detail?.style?.font?.strikethrough === true ||
    (detail?.richText?.length ? detail.richText.some((run) => run.font?.strikethrough === true) : false);
  const base = { number: null, day: null, formula, struck };
  if (type === "error") return { ...base, text: String(value ?? "#ERROR"), kind: "error" };
  if (value === null || value === "") return null;
  if (value instanceof Date) {
    const day = dayOf(value);
    return day === null ? { ...base, text: String(value), kind: "error" } : { ...base, text: day, kind: "date", day };
  }
  if (typeof value === "number") return { ...base, text: String(value), kind: "number", number: value };
  if (typeof value === "boolean") return { ...base, text: value ? "TRUE" : "FALSE", kind: "boolean" };
  return { ...base, text: value, kind: "text" };
}

function sheetOf(sheet: Sheet): SourceSheet {
  if (sheet.rows.length > MOST_ROWS) throw new TooManyRows();
  const rows: SheetRow[] = [];
  for (const [index, values] of sheet.rows.entries()) {
    const cells = values.slice(0, MOST_COLUMNS).map((value, column) => cellOf(value, sheet.cells?.get(`${index},${column}`)));
    if (cells.some((cell) => cell !== null))
      rows.push({ row: index + 1, cells, hidden: sheet.rowDefs?.get(index)?.hidden === true });
  }
  const hiddenColumns = (sheet.columns ?? []).flatMap((column, index) =>
    column?.hidden === true || column?.width === 0 ? [index] : [],
  );
  return { name: sheet.name, rows, hiddenColumns, merges: sheet.merges ?? [], typed: true };
}

/** The visible and the hidden sheets of a workbook. */
export type Workbook = { sheets: SourceSheet[]; hiddenSheets: string[] };

/**
 * Read a workbook: stored results of formulas, day cells, struck-through text, merged cells, hidden columns. Hidden sheets are named, not read.
 * Call it only in a process that may be killed (`read/workbook.ts`), after `guardWorkbook`: the reader keeps the whole file in memory.
 */
export async function parseWorkbook(file: Uint8Array): Promise<Workbook> {
  const hiddenSheets: string[] = [];
  const workbook = await readXlsx(file, {
    readStyles: true,
    sheets: (info) => {
      if (info.hidden || info.veryHidden) hiddenSheets.push(info.name);
      return !info.hidden && !info.veryHidden;
    },
  });
  return { sheets: workbook.sheets.map(sheetOf), hiddenSheets };
}
