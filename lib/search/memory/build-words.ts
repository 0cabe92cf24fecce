import { ByteReader } from "#lib/search/memory/bytes.ts";
import type { OpenWords } from "#lib/search/memory/pack-words.ts";
import type { WordLists } from "#lib/search/memory/segment.ts";
import type { TermTable } from "#lib/search/memory/term-table.ts";

/** A term of more than one document in so many has a bitmap: it is then the smaller of the two. */
const BITMAP_FROM = 8;
/** Small segments need no bitmaps. */
const BITMAP_SEGMENT = 2_048;

/** Room that grows as bytes are put in. */
class Bytes {
  all = new Uint8Array(1 << 16);
  at = 0;

  put(byte: number): void {
    if (this.at === this.all.length) {
      const grown = new Uint8Array(this.all.length * 2);
      grown.set(this.all);
      this.all = grown;
    }
    this.all[this.at++] = byte;
  }

  gap(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.put((rest & 127) | 128);
      rest >>>= 7;
    }
    this.put(rest);
  }
}

/** More documents no segment has. */
const DOC_BITS = 24;
const DOC_MASK = (1 << DOC_BITS) - 1;

/** Documents of all postings with their weights, term by term, documents ascending. */
function sortByTerm(entries: readonly OpenWords[], table: TermTable) {
  let total = 0;
  for (const { plains, strongs } of entries) total += plains + strongs;
  const numbers = new Uint32Array(total);
  let at = 0;
  for (const { bytes, at: from, plains, strongs } of entries) {
    const lists = new ByteReader(bytes, from);
    for (let i = 0; i < plains + strongs; i++) numbers[at++] = table.intern(lists.i32());
  }
  const start = new Uint32Array(table.size + 1);
  for (let i = 0; i < total; i++) start[(numbers[i] as number) + 1] = (start[(numbers[i] as number) + 1] as number) + 1;
  for (let i = 1; i < start.length; i++) start[i] = (start[i] as number) + (start[i - 1] as number);
  const next = start.slice();
  // The weight stands above the document, which has fewer bits: one write in random order instead of two.
  const postings = new Uint32Array(total);
  at = 0;
  for (let doc = 0; doc < entries.length; doc++) {
    const { bytes, at: from, plains, strongs } = entries[doc] as OpenWords;
    // Weights stand behind both lists, one for each strong term.
    const weightsAt = from + 4 * (plains + strongs) - plains;
    for (let i = 0; i < plains + strongs; i++) {
      const number = numbers[at++] as number;
      const to = next[number] as number;
      next[number] = to + 1;
      postings[to] = doc | (i >= plains ? (bytes[weightsAt + i] as number) << DOC_BITS : 0);
    }
  }
  return { start, postings };
}

/** Document-ordered lists of all terms by which the listings are found. */
export function buildWords(entries: readonly OpenWords[], table: TermTable): WordLists {
  const { start: from, postings } = sortByTerm(entries, table);
  const terms = table.size;
  const start = new Uint32Array(terms + 1);
  const count = new Uint32Array(terms);
  const bitmaps = new Map<number, Uint32Array>();
  const out = new Bytes();
  for (let term = 0; term < terms; term++) {
    start[term] = out.at;
    const [first, end] = [from[term] as number, from[term + 1] as number];
    count[term] = end - first;
    const common = entries.length >= BITMAP_SEGMENT && (end - first) * BITMAP_FROM > entries.length;
    const bits = common ? new Uint32Array((entries.length + 31) >>> 5) : null;
    let last = -1;
    for (let i = first; i < end; i++) {
      const doc = (postings[i] as number) & DOC_MASK;
      const weight = (postings[i] as number) >>> DOC_BITS;
      if (bits) bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31));
      if (bits && weight === 0) continue;
      out.gap((doc - last) * 2 + (weight > 0 ? 1 : 0));
      if (weight > 0) out.put(weight);
      last = doc;
    }
    if (bits) bitmaps.set(term, bits);
  }
  start[terms] = out.at;
  return { start, count, bytes: out.all.slice(0, out.at), bitmaps };
}
