import { type Cell, columnLetters, type Merge, type SheetRow, type SourceSheet } from "#lib/transfer/model/cells.ts";
import { finding, type Remark, remarkAt } from "#lib/transfer/model/findings.ts";
import { type ColumnField, fieldOfHeading, unitOfHeading } from "#lib/transfer/model/headings.ts";
import { codeOf, FORMS, SIDES } from "#lib/transfer/parse/words.ts";

/** A column that is read. `unitWan`: the unit of its amounts in 万元 (1 when the heading states none). */
export type Column = { index: number; field: ColumnField; heading: string; unitWan: number };

/** A sheet with its headings understood; `rows` are listings only: blank rows, totals and signatures are gone. */
export type Table = {
  sheet: SourceSheet;
  columns: Column[];
  rows: SheetRow[];
  side: "SUPPLY" | "DEMAND" | null;
  remarks: Remark[];
};

const SEARCHED_ROWS = 40;
const FEWEST_HEADINGS = 3;
const TRAILER =
  /^(?:合计|总计|小计|共计|累计|填表人|填报人|制表人|审核人|审批人|负责人签字|单位盖章|填表日期|填报日期|备注[:：]|注[:：]|说明[:：]|填表说明|以下空白|total)/iu;

/** The text of a cell, that of a merged block standing for each of its cells. */
function grid(sheet: SourceSheet): (row: number, column: number) => string {
  const byRow = new Map(sheet.rows.map((row) => [row.row, row]));
  const text = (row: number, column: number): string => byRow.get(row)?.cells[column]?.text.trim() ?? "";
  const around = (row: number, column: number): Merge | undefined =>
    sheet.merges.find(
      (merge) => merge.startRow <= row - 1 && row - 1 <= merge.endRow && merge.startCol <= column && column <= merge.endCol,
    );
  return (row, column) => {
    const merge = around(row, column);
    return merge ? text(merge.startRow + 1, merge.startCol) : text(row, column);
  };
}

type Headings = { last: number; columns: (Column | null)[]; score: number };

function readHeadings(sheet: SourceSheet, at: number, width: number, deep: boolean): Headings {
  const read = grid(sheet);
  const columns = Array.from({ length: width }, (_, index): Column | null => {
    const upper = read(at, index);
    const lower = deep ? read(at + 1, index) : "";
    const heading = lower === "" ? upper : lower;
    const field = fieldOfHeading(heading);
    // 下限 under 拟投入/报价（万元）: the unit stands above.
    const unitWan = unitOfHeading(heading) ?? (deep ? unitOfHeading(upper) : null) ?? 1;
    return field === null ? null : { index, field, heading, unitWan };
  });
  return { last: deep ? at + 1 : at, columns, score: new Set(columns.flatMap((column) => column?.field ?? [])).size };
}

function findHeadings(sheet: SourceSheet, width: number): Headings | null {
  let best: Headings | null = null;
  for (const { row } of sheet.rows.slice(0, SEARCHED_ROWS)) {
    for (const deep of [false, true]) {
      const found = readHeadings(sheet, row, width, deep);
      if (found.score >= FEWEST_HEADINGS && found.score > (best?.score ?? 0)) best = found;
    }
  }
  return best;
}

function isTrailer(row: SheetRow): boolean {
  const filled = row.cells.filter((cell): cell is Cell => cell !== null && cell.text.trim() !== "");
  return TRAILER.test(filled[0]?.text.trim().replace(/\s+/gu, "") ?? "") && filled.length <= 6;
}

/** 类别 means 供需 in one list and 形态 in another: its values tell. */
function settleKind(columns: Column[], rows: SheetRow[]): Column[] {
  return columns.map((column) => {
    if (column.field !== "kind" && !(column.field === "side" && column.heading.includes("类型"))) return column;
    const values = rows.flatMap((row) => row.cells[column.index]?.text.trim() || []);
    const asSide = values.filter((value) => codeOf(value, SIDES)).length;
    const asForm = values.filter((value) => codeOf(value, FORMS)).length;
    const other = columns.some((each) => each !== column && each.field === (asSide >= asForm ? "side" : "form"));
    const field = asSide === asForm ? (column.field === "kind" ? "form" : "side") : asSide > asForm ? "side" : "form";
    return other && column.field === "kind"
      ? { ...column, field: columns.some((each) => each.field === "side") ? "form" : "side" }
      : { ...column, field };
  });
}

function chooseColumns(sheet: SourceSheet, headings: Headings, width: number): { columns: Column[]; remarks: Remark[] } {
  const read = grid(sheet);
  const remarks: Remark[] = [];
  const columns: Column[] = [];
  for (let index = 0; index < width; index += 1) {
    const place = {
      sheet: sheet.name,
      row: headings.last,
      column: null,
      cell: sheet.typed ? `${columnLetters(index)}${headings.last}` : null,
      field: null,
    };
    const column = headings.columns[index] ?? null;
    const heading = column?.heading ?? read(headings.last, index);
    // A hidden column is somebody's own: not even its heading is repeated.
    if (sheet.hiddenColumns.includes(index)) {
      if (heading !== "") remarks.push(remarkAt(place, finding("HIDDEN_COLUMN"), null));
    } else if (column === null) {
      if (heading !== "") remarks.push(remarkAt({ ...place, column: heading.slice(0, 60) }, finding("UNKNOWN_COLUMN"), null));
    } else if (column.field === "ignored") continue;
    else if (columns.some((each) => each.field === column.field))
      remarks.push(remarkAt({ ...place, column: heading.slice(0, 60) }, finding("REPEATED_COLUMN"), null));
    else columns.push(column);
  }
  return { columns, remarks };
}

function sideOfSheet(sheet: SourceSheet, headingRow: number): Table["side"] {
  const title = sheet.rows.filter((row) => row.row < headingRow).flatMap((row) => row.cells.flatMap((cell) => cell?.text ?? []));
  for (const text of [sheet.name ?? "", ...title.slice(0, 1)]) {
    const [supply, demand] = [/供给|供应|可提供|成果/u.test(text), /需求|求购|需要/u.test(text)];
    if (supply !== demand) return supply ? "SUPPLY" : "DEMAND";
  }
  return null;
}

/**
 * Understand a sheet: find its headings (one row, or two with merged groups, below any titles), choose the visible known columns,
 * and keep the rows that are listings. Null when it has no headings of a list.
 */
export function tableOf(sheet: SourceSheet): Table | null {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const headings = findHeadings(sheet, width);
  if (headings === null) return null;
  const { columns, remarks } = chooseColumns(sheet, headings, width);
  const below = sheet.rows.filter((row) => row.row > headings.last && !isTrailer(row));
  const rows = below.filter((row) => columns.some((column) => (row.cells[column.index]?.text.trim() ?? "") !== ""));
  return { sheet, columns: settleKind(columns, rows), rows, side: sideOfSheet(sheet, headings.last), remarks };
}
