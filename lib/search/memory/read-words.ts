import { LEAP, type WordLists } from "#lib/search/memory/segment.ts";

/** How much a term's weight adds to relevance: saturated, so that the third mention adds little. */
const SATURATED = Float64Array.from({ length: 256 }, (_, weight) => weight / (weight + 4));

const beginsAt = (leaps: Uint32Array, block: number) =>
  (block << LEAP.blockBits) + ((leaps[block] as number) & ((1 << LEAP.offsetBits) - 1));
/** One more than the document before a block: a document that is sought stands behind from there on. */
const goesOnFrom = (leaps: Uint32Array, block: number) => (leaps[block] as number) >>> LEAP.offsetBits;

/** The last block in which a posting of the list begins that ends at this byte. */
function lastBlock(leaps: Uint32Array, end: number): number {
  const block = (end - 1) >>> LEAP.blockBits;
  return beginsAt(leaps, block) < end ? block : block - 1;
}

/** The last block up to `last` before which all documents are less than `doc`; `block` is known to be one. In steps that double. */
function leapTowards(leaps: Uint32Array, block: number, last: number, doc: number): number {
  let low = block;
  let step = 1;
  while (low + step <= last && goesOnFrom(leaps, low + step) <= doc) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, last + 1);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (goesOnFrom(leaps, middle) <= doc) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Read a whole list; answers how many documents are in `open`.
 *
 * How long a gap is and whether a weight follows is anybody's guess, and a wrong guess costs a processor more than reading in
 * vain: so the first two bytes of a posting are read without asking, here and in `meet`. Longer ones are rare.
 */
export function readAll(words: WordLists, term: number, open: Uint32Array, docs: Uint32Array, scores: Float64Array): number {
  const { bytes } = words;
  const end = words.start[term + 1] as number;
  let at = words.start[term] as number;
  let doc = -1;
  let size = 0;
  while (at < end) {
    const first = bytes[at] as number;
    const more = first >>> 7;
    let byte = (bytes[at + 1] as number) & -more;
    let gap = (first & 127) | ((byte & 127) << 7);
    at += 1 + more;
    for (let shift = 14; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      gap |= (byte & 127) << shift;
    }
    doc += gap >>> 1;
    const strong = first & 1;
    docs[size] = doc;
    scores[size] = SATURATED[(bytes[at] as number) & -strong] as number;
    at += strong;
    size += ((open[doc >>> 5] as number) >>> (doc & 31)) & 1;
  }
  return size;
}

/**
 * Keep of the first `size` documents what this term's list also has (all of them unless `mustHave`), and add its relevance.
 * Few documents leap over most of a long list: it is read only around each of them.
 */
export function meet(
  words: WordLists,
  term: number,
  docs: Uint32Array,
  scores: Float64Array,
  size: number,
  mustHave: boolean,
): number {
  const { bytes, leaps } = words;
  const end = words.start[term + 1] as number;
  let at = words.start[term] as number;
  const last = at < end ? lastBlock(leaps, end) : 0;
  let doc = -1;
  let strong = 0;
  let kept = 0;
  for (let i = 0; i < size; i++) {
    const wanted = docs[i] as number;
    const next = (at >>> LEAP.blockBits) + 1;
    if (next <= last && goesOnFrom(leaps, next) <= wanted) {
      const block = leapTowards(leaps, next, last, wanted);
      at = beginsAt(leaps, block);
      doc = goesOnFrom(leaps, block) - 1;
    }
    while (doc < wanted && at < end) {
      const first = bytes[at] as number;
      const more = first >>> 7;
      let byte = (bytes[at + 1] as number) & -more;
      let gap = (first & 127) | ((byte & 127) << 7);
      at += 1 + more;
      for (let shift = 14; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        gap |= (byte & 127) << shift;
      }
      doc += gap >>> 1;
      strong = first & 1;
      at += strong;
    }
    if (doc < wanted) break;
    if (doc > wanted) continue;
    // The weight of the posting read last stands right before the next one.
    const score = (scores[i] as number) + (SATURATED[(bytes[at - 1] as number) & -strong] as number);
    const to = mustHave ? kept++ : i;
    docs[to] = wanted;
    scores[to] = score;
  }
  return mustHave ? kept : size;
}

/** Keep of the first `size` documents those that are in `bits`. */
export function keepBits(bits: Uint32Array, docs: Uint32Array, scores: Float64Array, size: number): number {
  let kept = 0;
  for (let i = 0; i < size; i++) {
    const doc = docs[i] as number;
    docs[kept] = doc;
    scores[kept] = scores[i] as number;
    kept += ((bits[doc >>> 5] as number) >>> (doc & 31)) & 1;
  }
  return kept;
}
