import type { TermLists } from "#lib/search/memory/facts.ts";
import { LEAP, type WordLists } from "#lib/search/memory/segment.ts";
import type { TermTable } from "#lib/search/memory/term-table.ts";

/** A term of more than one document in so many has a bitmap: it is then the smaller of the two. */
const BITMAP_FROM = 8;
/** Small segments need no bitmaps. */
const BITMAP_SEGMENT = 2_048;

/** More documents no segment has. */
const DOC_BITS = 24;
const DOC_MASK = (1 << DOC_BITS) - 1;
/** Bytes of a posting at most: a gap and its low bit seven bits a byte, and the weight. */
const POSTING_BYTES = 5;

/** The terms of all documents one after the other; how many documents have each, and how many of them with a weight. */
type Found = { numbers: Uint32Array; count: Uint32Array; weighed: Uint32Array };

function numberWords({ blocks, block, at: from, plains, strongs }: TermLists, table: TermTable): Found {
  const size = from.length;
  let total = 0;
  for (let doc = 0; doc < size; doc++) total += (plains[doc] as number) + (strongs[doc] as number);
  const numbers = new Uint32Array(total);
  for (let doc = 0, at = 0; doc < size; doc++) {
    const terms = (plains[doc] as number) + (strongs[doc] as number);
    table.internAll(blocks[block[doc] as number] as DataView, from[doc] as number, terms, numbers, at);
    at += terms;
  }
  const count = new Uint32Array(table.size);
  const weighed = new Uint32Array(table.size);
  for (let i = 0; i < total; i++) count[numbers[i] as number] = (count[numbers[i] as number] as number) + 1;
  for (let doc = 0, at = 0; doc < size; doc++) {
    at += plains[doc] as number;
    for (let left = strongs[doc] as number; left > 0; left--, at++)
      weighed[numbers[at] as number] = (weighed[numbers[at] as number] as number) + 1;
  }
  return { numbers, count, weighed };
}

/** Where the bitmap of each common term begins in `bits`, plus one; 0 for all others. */
function makeBitmaps(count: Uint32Array, documents: number): { bits: Uint32Array; bitsAt: Uint32Array; words: number } {
  const words = (documents + 31) >>> 5;
  const bitsAt = new Uint32Array(count.length);
  let common = 0;
  for (let term = 0; term < count.length; term++)
    if (documents >= BITMAP_SEGMENT && (count[term] as number) * BITMAP_FROM > documents) bitsAt[term] = words * common++ + 1;
  return { bits: new Uint32Array(words * common), bitsAt, words };
}

/** Documents with their weights, term by term, documents ascending: all of a rare term, of a common one those with a weight. */
type Sorted = { start: Uint32Array; postings: Uint32Array };

function sortByTerm(
  { blocks, block, at: from, plains, strongs }: TermLists,
  { numbers, count, weighed }: Found,
  bitsAt: Uint32Array,
  bits: Uint32Array,
): Sorted {
  const start = new Uint32Array(count.length + 1);
  for (let term = 0; term < count.length; term++)
    start[term + 1] = (start[term] as number) + ((bitsAt[term] === 0 ? count[term] : weighed[term]) as number);
  const next = start.slice();
  const postings = new Uint32Array(start[count.length] as number);
  let at = 0;
  for (let doc = 0; doc < from.length; doc++) {
    const bytes = blocks[block[doc] as number] as DataView;
    const plain = plains[doc] as number;
    const terms = plain + (strongs[doc] as number);
    const bit = 1 << (doc & 31);
    const word = (doc >>> 5) - 1;
    // Weights stand behind both lists, one for each strong term.
    const weightsAt = (from[doc] as number) + 4 * terms - plain;
    for (let i = 0; i < terms; i++) {
      const number = numbers[at++] as number;
      const own = bitsAt[number] as number;
      if (own !== 0) {
        bits[own + word] = (bits[own + word] as number) | bit;
        if (i < plain) continue;
      }
      const to = next[number] as number;
      next[number] = to + 1;
      // The weight stands above the document, which has fewer bits: one write in random order instead of two.
      postings[to] = doc | (i >= plain ? bytes.getUint8(weightsAt + i) << DOC_BITS : 0);
    }
  }
  return { start, postings };
}

/** Where the first posting of a block of bytes begins, and the document before it. */
const leapTo = (at: number, block: number, last: number) => ((last + 1) << LEAP.offsetBits) | (at - (block << LEAP.blockBits));

/** Gaps between the documents of each term, seven bits a byte, with weights behind; `start` becomes where each begins. */
function encode({ start: from, postings }: Sorted, bitsAt: Uint32Array): Pick<WordLists, "start" | "bytes" | "leaps"> {
  const terms = bitsAt.length;
  const start = new Uint32Array(terms + 1);
  const leaps: number[] = [];
  let out = new Uint8Array(1 << 16);
  let at = 0;
  for (let term = 0; term < terms; term++) {
    start[term] = at;
    const end = from[term + 1] as number;
    let i = from[term] as number;
    // A reader looks one byte beyond the end.
    const most = at + (end - i) * POSTING_BYTES + 1;
    if (most > out.length) {
      const grown = new Uint8Array(Math.max(most, out.length * 2));
      grown.set(out);
      out = grown;
    }
    for (let last = -1; i < end; i++) {
      const doc = (postings[i] as number) & DOC_MASK;
      const weight = (postings[i] as number) >>> DOC_BITS;
      // A common term's document without a weight stands in the bitmap alone.
      if (weight === 0 && bitsAt[term] !== 0) continue;
      if (at >= leaps.length << LEAP.blockBits) leaps.push(leapTo(at, leaps.length, last));
      let rest = (doc - last) * 2 + (weight > 0 ? 1 : 0);
      while (rest > 127) {
        out[at++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      out[at++] = rest;
      if (weight > 0) out[at++] = weight;
      last = doc;
    }
  }
  start[terms] = at;
  // The last posting may reach beyond where a block begins: nothing begins in that one.
  if (at >= leaps.length << LEAP.blockBits) leaps.push(leapTo(at, leaps.length, -1));
  return { start, bytes: out.slice(0, at + 1), leaps: Uint32Array.from(leaps) };
}

/** Document-ordered lists of all terms by which the listings are found. */
export function buildWords(terms: TermLists, table: TermTable): WordLists {
  const found = numberWords(terms, table);
  const { bits, bitsAt, words } = makeBitmaps(found.count, terms.at.length);
  const lists = encode(sortByTerm(terms, found, bitsAt, bits), bitsAt);
  const bitmaps = new Map<number, Uint32Array>();
  for (let term = 0; term < bitsAt.length; term++) {
    const at = bitsAt[term] as number;
    if (at > 0) bitmaps.set(term, bits.subarray(at - 1, at - 1 + words));
  }
  return { ...lists, count: found.count, bitmaps };
}
