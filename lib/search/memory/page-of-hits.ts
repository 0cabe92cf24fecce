import { hasBit } from "#lib/search/memory/bits.ts";
import type { Position } from "#lib/search/memory/question.ts";
import type { Hits, ListedHits } from "#lib/search/memory/search-segment.ts";
import { idOf, type Segment } from "#lib/search/memory/segment.ts";
import type { ListingSort } from "#lib/search/port.ts";

/** Negative when `a` stands before `b` in this order. Ids compare as text: their hexadecimal order is that of their bytes. */
export function comparePositions(sort: ListingSort, a: Position, b: Position): number {
  if (sort === "deadline") return a.deadline - b.deadline || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const byScore = sort === "relevance" ? b.score - a.score : 0;
  return byScore || b.publishedAt - a.publishedAt || (a.id > b.id ? -1 : a.id < b.id ? 1 : 0);
}

/** A document of a page with its relevance in millionths. */
export type Hit = { segment: Segment; doc: number; score: number };

/** The place of a document in every order. */
export function positionOf({ segment, doc, score }: Hit): Position {
  return {
    score,
    publishedAt: segment.publishedAt[doc] as number,
    deadline: segment.deadline[doc] as number,
    id: idOf(segment, doc),
  };
}

type Wanted = { sort: ListingSort; count: number; after: Position | null };

/** Whether a document stands behind a position. Its id is put together only when nothing else tells. */
function isBehind(segment: Segment, doc: number, score: number, sort: ListingSort, after: Position): boolean {
  if (sort === "relevance" && score !== after.score) return score < after.score;
  const [own, other] =
    sort === "deadline"
      ? [segment.deadline[doc] as number, after.deadline]
      : [after.publishedAt, segment.publishedAt[doc] as number];
  return own === other ? comparePositions(sort, positionOf({ segment, doc, score }), after) > 0 : own > other;
}

/** The first of `size` places whose document stands behind `after`; all from there on do. `docs` tells which one stands there. */
function firstBehind(segment: Segment, docs: Uint32Array | null, size: number, sort: ListingSort, after: Position): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(segment, docs ? (docs[middle] as number) : middle, 0, sort, after)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The best of a list by relevance or deadline. Documents stand newest first: of two that are equal in the first key, the one that
 * comes first is taken.
 */
function best(segment: Segment, { docs, scores, size }: ListedHits, { sort, count, after }: Wanted): Hit[] {
  const top: Hit[] = [];
  const keys: number[] = [];
  for (let i = 0; i < size; i++) {
    const doc = docs[i] as number;
    const score = sort === "relevance" ? Math.round((scores[i] as number) * 1_000_000) : 0;
    const key = sort === "relevance" ? score : -(segment.deadlineRank[doc] as number);
    if (keys.length === count && key <= (keys[count - 1] as number)) continue;
    if (after && !isBehind(segment, doc, score, sort, after)) continue;
    let at = Math.min(keys.length, count - 1);
    for (; at > 0 && key > (keys[at - 1] as number); at--) {
      keys[at] = keys[at - 1] as number;
      top[at] = top[at - 1] as Hit;
    }
    keys[at] = key;
    top[at] = { segment, doc, score };
  }
  return top;
}

function fromList(segment: Segment, hits: ListedHits, wanted: Wanted): Hit[] {
  const { sort, count, after } = wanted;
  if (sort !== "newest") return best(segment, hits, wanted);
  const from = after ? firstBehind(segment, hits.docs, hits.size, sort, after) : 0;
  return Array.from(hits.docs.subarray(from, Math.min(hits.size, from + count)), (doc) => ({ segment, doc, score: 0 }));
}

function fromBits(segment: Segment, bits: Uint32Array, { sort, count, after }: Wanted): Hit[] {
  const order = sort === "deadline" ? segment.byDeadline : null;
  const found: Hit[] = [];
  const from = after ? firstBehind(segment, order, segment.size, sort, after) : 0;
  for (let i = from; i < segment.size && found.length < count; i++) {
    const doc = order ? (order[i] as number) : i;
    if (hasBit(bits, doc)) found.push({ segment, doc, score: 0 });
  }
  return found;
}

/** The first listings of one segment's hits after a position, in order. */
export function firstHits(segment: Segment, hits: Hits, wanted: Wanted): Hit[] {
  return hits.kind === "list" ? fromList(segment, hits, wanted) : fromBits(segment, hits.bits, wanted);
}
