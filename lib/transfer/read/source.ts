import { EXAMPLE_ROW, SHEET_WORDS } from "#lib/transfer/labels/words.ts";
import type { SourceSheet } from "#lib/transfer/model/cells.ts";
import type { FileKind } from "#lib/transfer/model/file-kind.ts";
import type { Remark } from "#lib/transfer/model/findings.ts";
import { finding, remarkAt } from "#lib/transfer/model/findings.ts";
import type { RawRow } from "#lib/transfer/model/raw-row.ts";
import { UnreadableFile } from "#lib/transfer/model/unreadable.ts";
import { rowOfJson } from "#lib/transfer/parse/row-of-json.ts";
import { rowsOfTable } from "#lib/transfer/parse/rows-of-table.ts";
import { tableOf } from "#lib/transfer/parse/table.ts";
import { readDelimited } from "#lib/transfer/read/delimited.ts";
import { readJsonLines } from "#lib/transfer/read/json-lines.ts";
import { readWorkbook } from "#lib/transfer/read/workbook.ts";
import type { Workbook } from "#lib/transfer/xlsx.ts";

/** What a file holds, piece by piece: a listing with what was said while finding it, a bad line, or a remark on the file. */
export type SourceItem =
  | { kind: "row"; row: RawRow; remarks: Remark[] }
  | { kind: "bad"; row: number; remarks: Remark[] }
  | { kind: "remark"; remark: Remark };

const whole = (sheet: string | null): { sheet: string | null; row: number; column: null; cell: null; field: null } => ({
  sheet,
  row: 0,
  column: null,
  cell: null,
  field: null,
});

async function* fromJson(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<SourceItem> {
  for await (const line of readJsonLines(bytes)) {
    const place = { sheet: null, row: line.row, column: null, cell: null, field: null };
    if (line.kind === "object") yield { kind: "row", ...rowOfJson(line.value, line.row) };
    else
      yield {
        kind: "bad",
        row: line.row,
        remarks: [remarkAt(place, finding(line.kind === "encoding" ? "WRONG_ENCODING" : "MALFORMED_LINE"), null)],
      };
  }
}

/** The template's own example, left standing: told, not taken in. */
function isExample(row: RawRow): boolean {
  return row.values.get("title")?.cell?.text === EXAMPLE_ROW.title;
}

function* fromSheets(sheets: readonly SourceSheet[]): Generator<SourceItem> {
  let found = false;
  // The template's sheet of words has headings too, but it is no list.
  for (const sheet of sheets.filter(({ name }) => name !== SHEET_WORDS.words)) {
    const table = tableOf(sheet);
    if (table === null) {
      if (sheet.rows.length > 0 && sheets.length > 1)
        yield { kind: "remark", remark: remarkAt(whole(sheet.name), finding("SHEET_SKIPPED"), null) };
      continue;
    }
    found = true;
    for (const remark of table.remarks) yield { kind: "remark", remark };
    for (const row of rowsOfTable(table)) {
      if (isExample(row))
        yield { kind: "remark", remark: remarkAt({ ...whole(row.sheet), row: row.row }, finding("EXAMPLE_ROW"), null) };
      else yield { kind: "row", row, remarks: [] };
    }
  }
  if (!found) throw new UnreadableFile("NO_TABLE");
}

async function collect(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) throw new UnreadableFile("TOO_LARGE");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const MOST_BYTES = 50 * 1024 * 1024;

/**
 * Everything a file holds, in its order. Workbooks are opened in a process of their own unless told otherwise.
 *
 * @throws {UnreadableFile} when it cannot be read to its end; nothing should then be taken in.
 */
export async function* readSource(
  kind: FileKind,
  bytes: AsyncIterable<Uint8Array>,
  open: (file: Buffer) => Promise<Workbook> = readWorkbook,
): AsyncGenerator<SourceItem> {
  if (kind === "jsonl") {
    yield* fromJson(bytes);
  } else if (kind === "csv") {
    yield* fromSheets([readDelimited(await collect(bytes, MOST_BYTES))]);
  } else {
    const workbook = await open(await collect(bytes, MOST_BYTES));
    for (const name of workbook.hiddenSheets)
      if (name !== SHEET_WORDS.words) yield { kind: "remark", remark: remarkAt(whole(name), finding("HIDDEN_SHEET"), null) };
    yield* fromSheets(workbook.sheets);
  }
}
