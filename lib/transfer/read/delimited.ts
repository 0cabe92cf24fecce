import { parseCsv } from "hucre/csv";
import { type SheetRow, type SourceSheet, textCell } from "#lib/transfer/model/cells.ts";
import { UnreadableFile } from "#lib/transfer/model/unreadable.ts";

const MOST_BYTES = 50 * 1024 * 1024;
const SEPARATORS = [",", "\t", ";"] as const;

/** Whether every second byte is mostly zero, as in UTF-16 text without a mark; answers which half. */
function zeroHalf(file: Uint8Array): "low" | "high" | null {
  const sample = file.subarray(0, 4000);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = sample.length / 20;
  return even > many && odd === 0 ? "high" : odd > many && even === 0 ? "low" : null;
}

function encodings(file: Uint8Array): readonly string[] {
  if (file[0] === 0xff && file[1] === 0xfe) return ["utf-16le"];
  if (file[0] === 0xfe && file[1] === 0xff) return ["utf-16be"];
  if (file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf) return ["utf-8"];
  const half = zeroHalf(file);
  if (half !== null) return [half === "low" ? "utf-16le" : "utf-16be"];
  return ["utf-8", "gb18030"];
}

/**
 * The text of a delimited file: by its byte-order mark, else UTF-8, else GB18030. Strict: bytes that fit no encoding are refused,
 * so that no replacement character is ever stored.
 *
 * @throws {UnreadableFile} WRONG_ENCODING.
 */
export function decodeText(file: Uint8Array): string {
  for (const encoding of encodings(file)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch {
      // Not this one: the next is tried.
    }
  }
  throw new UnreadableFile("WRONG_ENCODING");
}

/** The separator of a delimited text: the one that occurs most often outside quotes in the first twenty lines. */
export function separatorOf(text: string): "," | "\t" | ";" {
  const counts = { ",": 0, "\t": 0, ";": 0 };
  let quoted = false;
  let lines = 0;
  for (const letter of text.slice(0, 20_000)) {
    if (lines === 20) break;
    if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === "\n") lines += 1;
    else if (!quoted && (letter === "," || letter === "\t" || letter === ";")) counts[letter] += 1;
  }
  return SEPARATORS.reduce((best, each) => (counts[each] > counts[best] ? each : best));
}

/**
 * Read a .csv (comma, tab or semicolon; UTF-8, UTF-16 or GB18030). A row's number counts records as a spreadsheet shows them.
 *
 * @throws {UnreadableFile} TOO_LARGE, WRONG_ENCODING.
 */
export function readDelimited(file: Uint8Array): SourceSheet {
  if (file.length > MOST_BYTES) throw new UnreadableFile("TOO_LARGE");
  const text = decodeText(file);
  const records = parseCsv(text, { delimiter: separatorOf(text), typeInference: false });
  const rows: SheetRow[] = records.flatMap((record, index) => {
    const cells = record.map((value) => textCell(value === null ? "" : String(value)));
    return cells.some((cell) => cell !== null && cell.text.trim() !== "") ? [{ row: index + 1, cells, hidden: false }] : [];
  });
  return { name: null, rows, hiddenColumns: [], merges: [], typed: false };
}
