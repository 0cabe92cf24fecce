import { intersect } from "#lib/search/memory/bits.ts";
import { filterBits } from "#lib/search/memory/filter-bits.ts";
import { filterList } from "#lib/search/memory/filter-list.ts";
import { keepInBits, keepInList } from "#lib/search/memory/keep-fields.ts";
import { VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import type { FacetCounts, SearchQuestion } from "#lib/search/memory/question.ts";
import { keepBits, meet, readAll } from "#lib/search/memory/read-words.ts";
import { intOf, ROW } from "#lib/search/memory/rows.ts";
import type { Segment } from "#lib/search/memory/segment.ts";

/**
 * What a segment has for a question: documents ascending, or, when they are many, as bits. `scores` holds the relevance of each,
 * as far as it was known without further reading; `unread` are the terms whose part is still missing.
 */
export type ListedHits = { kind: "list"; docs: Uint32Array; scores: Float64Array; size: number; unread: readonly number[] };
export type Hits = ListedHits | { kind: "bits"; bits: Uint32Array; size: number };

const NOTHING: Hits = { kind: "list", docs: new Uint32Array(0), scores: new Float64Array(0), size: 0, unread: [] };

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

let scratchDocs = new Uint32Array(0);
let scratchScores = new Float64Array(0);

/** Documents that have all terms, which come rarest first; the buffers are used again by the next question. */
function listOf(segment: Segment, terms: readonly number[], question: SearchQuestion): ListedHits {
  const { words } = segment;
  const rarest = terms[0] as number;
  if (scratchDocs.length < (words.count[rarest] as number)) {
    scratchDocs = new Uint32Array((words.count[rarest] as number) * 2);
    scratchScores = new Float64Array(scratchDocs.length);
  }
  const [docs, scores] = [scratchDocs, scratchScores];
  let size = readAll(words, rarest, openBits(segment, question.today), docs, scores);
  // What needs no reading comes first: the fewer are left, the less is read of a long list.
  const unread: number[] = [];
  for (const term of terms) {
    const bits = words.bitmaps.get(term);
    if (!bits) continue;
    size = keepBits(bits, docs, scores, size);
    unread.push(term);
  }
  size = keepInList(segment, question, docs, scores, size);
  for (let i = 1; i < terms.length - unread.length && size > 0; i++)
    size = meet(words, terms[i] as number, docs, scores, size, true);
  return { kind: "list", docs, scores, size, unread };
}

/** Answer a question on one segment: counts are added to `into`; the hits are good until the next call. */
export function searchSegment(segment: Segment, question: SearchQuestion, into: FacetCounts): Hits {
  const { count, bitmaps } = segment.words;
  const terms: number[] = [];
  for (const hash of question.words ?? []) {
    const term = segment.table.find(hash);
    if (term < 0 || term >= count.length || count[term] === 0) return NOTHING;
    terms.push(term);
  }
  terms.sort((a, b) => (count[a] as number) - (count[b] as number));
  if (terms.length > 0 && !bitmaps.has(terms[0] as number)) {
    const hits = listOf(segment, terms, question);
    hits.size = filterList(segment, question, hits.docs, hits.scores, hits.size, into);
    return hits;
  }
  const bits = openBits(segment, question.today).slice();
  for (const term of terms) intersect(bits, bitmaps.get(term) as Uint32Array);
  keepInBits(segment, question, bits);
  const size = filterBits(segment, question, bits, into);
  return { kind: "bits", bits, size };
}

/** The documents of a bitmap one by one, in their own room: only for questions whose hits are few after all filters. */
export function listBits(segment: Segment, question: SearchQuestion, bits: Uint32Array, size: number): ListedHits {
  const docs = new Uint32Array(size);
  let at = 0;
  for (let i = 0; i < bits.length; i++)
    for (let rest = bits[i] as number; rest !== 0; rest &= rest - 1) docs[at++] = i * 32 + 31 - Math.clz32(rest & -rest);
  const unread = (question.words ?? []).map((hash) => segment.table.find(hash));
  return { kind: "list", docs, scores: new Float64Array(size), size, unread };
}

/** Complete the relevance of hits: only of those that are left after all filters, and only when they are ordered by it. */
export function readScores(segment: Segment, { docs, scores, size, unread }: ListedHits): void {
  for (const term of unread) meet(segment.words, term, docs, scores, size, false);
}
