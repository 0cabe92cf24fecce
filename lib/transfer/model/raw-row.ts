import type { Side } from "#lib/db/generated/enums.ts";
import type { Cell } from "#lib/transfer/model/cells.ts";
import type { ColumnField } from "#lib/transfer/model/headings.ts";

/** A value of a row with its place. `list`: it came as a list already (.jsonl). */
export type RawValue = { cell: Cell | null; list: string[] | null; column: string | null; ref: string | null; unitWan: number };

/** One listing as it stands in the file, found but not yet read. */
export type RawRow = {
  sheet: string | null;
  row: number;
  values: ReadonlyMap<ColumnField, RawValue>;
  details: Record<string, string>;
  /** The file tells numbers from texts (.xlsx, .jsonl): a number kept as text is worth a note there. */
  typed: boolean;
  /** The side that the sheet's name or title states. */
  sheetSide: Side | null;
  struck: boolean;
  hidden: boolean;
};
