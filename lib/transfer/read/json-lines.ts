/** One line of a .jsonl file; `row` is its number, the first one being 1. */
export type JsonLine =
  | { row: number; kind: "object"; value: Record<string, unknown> }
  | { row: number; kind: "broken" | "encoding" };

const MOST_LINE_BYTES = 1024 * 1024;

function parse(row: number, bytes: Uint8Array): JsonLine | null {
  if (bytes.length > MOST_LINE_BYTES) return { row, kind: "broken" };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { row, kind: "encoding" };
  }
  if (text.trim() === "") return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? { row, kind: "object", value: value as Record<string, unknown> }
      : { row, kind: "broken" };
  } catch {
    return { row, kind: "broken" };
  }
}

/** The lines of a .jsonl stream, one at a time: the file is never in memory as a whole. Empty lines are counted and left out. */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonLine> {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  let row = 0;
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      row += 1;
      const line = parse(row, rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      if (line) yield line;
    }
    // A line without an end must not grow without bound; one byte over the limit is enough to know it is too long.
    if (rest.length > MOST_LINE_BYTES * 2) rest = rest.subarray(0, MOST_LINE_BYTES + 1);
  }
  const last = parse(row + 1, rest);
  if (last && rest.length > 0) yield last;
}
