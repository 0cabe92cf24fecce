import { hasBit, intersect } from "#lib/search/memory/bits.ts";
import { filterBits, filterList } from "#lib/search/memory/facet-filter.ts";
import { VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import type { FacetCounts, SearchQuestion } from "#lib/search/memory/question.ts";
import { amountOf, intOf, ROW } from "#lib/search/memory/rows.ts";
import type { Segment } from "#lib/search/memory/segment.ts";

/** What a segment has for a question: documents ascending with their relevance, or, when they are many, as bits. */
export type Hits =
  | { kind: "list"; docs: Uint32Array; scores: Float64Array; size: number }
  | { kind: "bits"; bits: Uint32Array; size: number };

const NOTHING: Hits = { kind: "list", docs: new Uint32Array(0), scores: new Float64Array(0), size: 0 };

type Open = { today: number; generation: number; bits: Uint32Array };
const opened = new WeakMap<Segment, Open>();

/** Documents of the public list on this day: not struck out, valid, not for matching only. Made once a day and change. */
function openBits(segment: Segment, today: number): Uint32Array {
  const known = opened.get(segment);
  if (known?.today === today && known.generation === segment.generation) return known.bits;
  const bits = segment.alive.slice();
  for (let doc = 0; doc < segment.size; doc++) {
    if (intOf(segment.rows, doc, ROW.validUntil) >= today && segment.visibility[doc] !== VISIBILITY_CODE.MATCH_ONLY) continue;
    bits[doc >>> 5] = (bits[doc >>> 5] as number) & ~(1 << (doc & 31));
  }
  opened.set(segment, { today, generation: segment.generation, bits });
  return bits;
}

/** How much one term's weight adds to relevance: saturated, so that the third mention adds little. */
const saturated = (weight: number) => weight / (weight + 4);

/** Read a whole list; answers how many documents passed `open`. */
function decode({ words }: Segment, term: number, open: Uint32Array, docs: Uint32Array, scores: Float64Array): number {
  const { bytes } = words;
  const end = words.start[term + 1] as number;
  let at = words.start[term] as number;
  let doc = -1;
  let size = 0;
  while (at < end) {
    let gap = bytes[at++] as number;
    if (gap > 127) {
      gap &= 127;
      let byte = bytes[at++] as number;
      gap |= (byte & 127) << 7;
      for (let shift = 14; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        gap |= (byte & 127) << shift;
      }
    }
    doc += gap >>> 1;
    const weight = gap & 1 ? (bytes[at++] as number) : 0;
    if (!hasBit(open, doc)) continue;
    docs[size] = doc;
    scores[size] = saturated(weight);
    size++;
  }
  return size;
}

/** Keep of the list what this term's list also has (`mustHave`), and add its relevance. */
function meet(
  { words }: Segment,
  term: number,
  docs: Uint32Array,
  scores: Float64Array,
  size: number,
  mustHave: boolean,
): number {
  const { bytes } = words;
  const end = words.start[term + 1] as number;
  let at = words.start[term] as number;
  let doc = -1;
  let i = 0;
  let kept = 0;
  while (at < end && i < size) {
    let gap = bytes[at++] as number;
    if (gap > 127) {
      gap &= 127;
      let byte = bytes[at++] as number;
      gap |= (byte & 127) << 7;
      for (let shift = 14; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        gap |= (byte & 127) << shift;
      }
    }
    doc += gap >>> 1;
    const weight = gap & 1 ? (bytes[at++] as number) : 0;
    while (i < size && (docs[i] as number) < doc) i++;
    if (i < size && docs[i] === doc) {
      const score = (scores[i] as number) + saturated(weight);
      if (mustHave) {
        docs[kept] = doc;
        scores[kept] = score;
        kept++;
      } else scores[i] = score;
      i++;
    }
  }
  return mustHave ? kept : size;
}

function keepBits(bits: Uint32Array, docs: Uint32Array, scores: Float64Array, size: number): number {
  let kept = 0;
  for (let i = 0; i < size; i++) {
    if (!hasBit(bits, docs[i] as number)) continue;
    docs[kept] = docs[i] as number;
    scores[kept] = scores[i] as number;
    kept++;
  }
  return kept;
}

/** Conditions that have no list of their own: place and amount. */
function passes(segment: Segment, question: SearchQuestion): ((doc: number) => boolean) | null {
  const { division, amountMaxWan, reader } = question;
  if (!division?.length && amountMaxWan === undefined) return null;
  const exact = new Set(division?.filter((code) => code % 100 !== 0));
  const prefixes = new Set(division?.filter((code) => code % 100 === 0).map((code) => code / 100));
  return (doc) => {
    if (amountMaxWan !== undefined && hasBit(segment.lowStated, doc) && amountOf(segment.rows, doc) > amountMaxWan) return false;
    if (!division?.length) return true;
    const code = segment.division[doc] as number;
    if (!exact.has(code) && !prefixes.has(Math.floor(code / 100))) return false;
    const hidden = segment.visibility[doc] === VISIBILITY_CODE.ANONYMOUS && !reader.everything;
    return !hidden || (reader.organization !== 0 && intOf(segment.rows, doc, ROW.organization) === reader.organization);
  };
}

let scratchDocs = new Uint32Array(0);
let scratchScores = new Float64Array(0);

/** The list of documents that have all terms; the buffers are used again by the next question. */
function listOf(segment: Segment, terms: readonly number[], open: Uint32Array) {
  const { count, bitmaps } = segment.words;
  const rarest = terms[0] as number;
  if (scratchDocs.length < (count[rarest] as number)) {
    scratchDocs = new Uint32Array((count[rarest] as number) * 2);
    scratchScores = new Float64Array(scratchDocs.length);
  }
  const [docs, scores] = [scratchDocs, scratchScores];
  let size = decode(segment, rarest, open, docs, scores);
  for (const term of terms.slice(1)) {
    if (size === 0) break;
    const bits = bitmaps.get(term);
    if (bits) size = keepBits(bits, docs, scores, size);
    size = meet(segment, term, docs, scores, size, !bits);
  }
  return { docs, scores, size };
}

/** Answer a question on one segment: counts are added to `into`; the hits are good until the next call. */
export function searchSegment(segment: Segment, question: SearchQuestion, into: FacetCounts): Hits {
  const open = openBits(segment, question.today);
  const passing = passes(segment, question);
  const { count, bitmaps } = segment.words;
  const terms: number[] = [];
  for (const hash of question.words ?? []) {
    const term = segment.table.find(hash);
    if (term < 0 || term >= count.length || count[term] === 0) return NOTHING;
    terms.push(term);
  }
  terms.sort((a, b) => (count[a] as number) - (count[b] as number));
  if (terms.length > 0 && !bitmaps.has(terms[0] as number)) {
    const { docs, scores, size } = listOf(segment, terms, open);
    let kept = size;
    if (passing) {
      kept = 0;
      for (let i = 0; i < size; i++) {
        if (!passing(docs[i] as number)) continue;
        docs[kept] = docs[i] as number;
        scores[kept] = scores[i] as number;
        kept++;
      }
    }
    return { kind: "list", docs, scores, size: filterList(segment, question, docs, scores, kept, into) };
  }
  const bits = open.slice();
  for (const term of terms) intersect(bits, bitmaps.get(term) as Uint32Array);
  if (passing)
    for (let doc = 0; doc < segment.size; doc++)
      if (hasBit(bits, doc) && !passing(doc)) bits[doc >>> 5] = (bits[doc >>> 5] as number) & ~(1 << (doc & 31));
  const size = filterBits(segment, question, bits, into);
  return { kind: "bits", bits, size };
}

/** Relevance of each document of a bitmap, in its own room: only for questions whose hits are few after all filters. */
export function scoreBits(segment: Segment, question: SearchQuestion, bits: Uint32Array, size: number): Hits {
  const docs = new Uint32Array(size);
  const scores = new Float64Array(size);
  let at = 0;
  for (let doc = 0; doc < segment.size; doc++) if (hasBit(bits, doc)) docs[at++] = doc;
  for (const hash of question.words ?? []) meet(segment, segment.table.find(hash), docs, scores, size, false);
  return { kind: "list", docs, scores, size };
}
