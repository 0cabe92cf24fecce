import { intOf, ROW } from "#lib/search/memory/rows.ts";
import type { Segment } from "#lib/search/memory/segment.ts";

// What a pair is judged by lies scattered over a hundred megabytes. Asked for all at once it comes from memory side by side; met
// one by one, each piece is waited for. So a byte of every piece is read before the first of them is needed.

/** Bytes that a processor brings from memory at a time. */
const LINE = 64;
/** What was read last: kept, so that the reading is not left out as useless. */
const fetched = { last: 0 };

/** The rows of the first so many documents. */
export function fetchRows({ rows }: Segment, docs: Uint32Array, size: number): void {
  let sum = 0;
  for (let i = 0; i < size; i++) sum ^= intOf(rows, docs[i] as number, ROW.codes);
  fetched.last = sum;
}

/** The statements of a document. */
export function fetchTail({ forward: { tails, tailStart } }: Segment, doc: number): void {
  let sum = 0;
  const end = tailStart[doc + 1] as number;
  for (let at = tailStart[doc] as number; at < end; at += LINE) sum ^= tails[at] as number;
  fetched.last = sum;
}

/** The numbers of a document's terms, and their weights. */
export function fetchTerms({ forward: { start, unitStart, units, codes } }: Segment, doc: number): void {
  let sum = 0;
  const unitEnd = unitStart[doc + 1] as number;
  for (let at = unitStart[doc] as number; at < unitEnd; at += LINE / 2) sum ^= units[at] as number;
  const end = start[doc + 1] as number;
  for (let at = start[doc] as number; at < end; at += LINE) sum ^= codes[at] as number;
  fetched.last = sum;
}
