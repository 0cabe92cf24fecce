/** One cell of a table as it stands in the file, before any reading. */
export type Cell = {
  /** What the eye reads; "" for an empty cell. */
  text: string;
  kind: "text" | "number" | "date" | "boolean" | "error";
  /** The value of a number cell; null otherwise. */
  number: number | null;
  /** The day `YYYY-MM-DD` of a date cell; null otherwise. */
  day: string | null;
  /** The text or number is the stored result of a formula. */
  formula: boolean;
  struck: boolean;
};

/** One row of a table. `row` is the number that a spreadsheet shows beside it (the first one is 1). */
export type SheetRow = { row: number; cells: (Cell | null)[]; hidden: boolean };

/** Cells joined into one; all four bounds count from 0 and belong to it, rows as `row - 1`. */
export type Merge = { startRow: number; startCol: number; endRow: number; endCol: number };

/** One sheet of a workbook, or the whole of a delimited file (then `name` is null). */
export type SourceSheet = { name: string | null; rows: SheetRow[]; hiddenColumns: number[]; merges: Merge[]; typed: boolean };

/** A text cell as a delimited file has it. */
export function textCell(text: string): Cell | null {
  return text === "" ? null : { text, kind: "text", number: null, day: null, formula: false, struck: false };
}

/** The letters of a column that a spreadsheet shows above it; `index` counts from 0. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
