import type { SearchFacts } from "#lib/search/memory/pack-words.ts";
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

/** Term numbers, documents and weights of all postings, term by term, documents ascending. */
function sortByTerm(facts: readonly SearchFacts[], table: TermTable) {
  let total = 0;
  for (const { plain, strong } of facts) total += plain.length + strong.length;
  const numbers = new Uint32Array(total);
  let at = 0;
  for (const { plain, strong } of facts) {
    for (let i = 0; i < strong.length; i++) numbers[at++] = table.intern(strong[i] as number);
    for (let i = 0; i < plain.length; i++) numbers[at++] = table.intern(plain[i] as number);
  }
  const start = new Uint32Array(table.size + 1);
  for (let i = 0; i < total; i++) start[(numbers[i] as number) + 1] = (start[(numbers[i] as number) + 1] as number) + 1;
  for (let i = 1; i < start.length; i++) start[i] = (start[i] as number) + (start[i - 1] as number);
  const next = start.slice();
  const docs = new Uint32Array(total);
  const weights = new Uint8Array(total);
  at = 0;
  facts.forEach(({ plain, strong, weights: own }, doc) => {
    for (let i = 0; i < strong.length + plain.length; i++) {
      const number = numbers[at++] as number;
      const to = next[number] as number;
      next[number] = to + 1;
      docs[to] = doc;
      if (i < strong.length) weights[to] = own[i] as number;
    }
  });
  return { start, docs, weights };
}

/** Document-ordered lists of all terms by which the listings are found. */
export function buildWords(facts: readonly SearchFacts[], table: TermTable): WordLists {
  const { start: from, docs, weights } = sortByTerm(facts, table);
  const terms = table.size;
  const start = new Uint32Array(terms + 1);
  const count = new Uint32Array(terms);
  const bitmaps = new Map<number, Uint32Array>();
  const out = new Bytes();
  for (let term = 0; term < terms; term++) {
    start[term] = out.at;
    const [first, end] = [from[term] as number, from[term + 1] as number];
    count[term] = end - first;
    const common = facts.length >= BITMAP_SEGMENT && (end - first) * BITMAP_FROM > facts.length;
    const bits = common ? new Uint32Array((facts.length + 31) >>> 5) : null;
    let last = -1;
    for (let i = first; i < end; i++) {
      const doc = docs[i] as number;
      const weight = weights[i] as number;
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
