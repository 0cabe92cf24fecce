import { hasBit } from "#lib/search/memory/bits.ts";
import type { Position } from "#lib/search/memory/question.ts";
import type { Hits } from "#lib/search/memory/search-segment.ts";
import { idOf, type Segment } from "#lib/search/memory/segment.ts";
import type { ListingSort } from "#lib/search/port.ts";

/** Negative when `a` stands before `b` in this order. Ids compare as text: their hexadecimal order is that of their bytes. */
export function comparePositions(sort: ListingSort, a: Position, b: Position): number {
  if (sort === "deadline") return a.deadline - b.deadline || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const byScore = sort === "relevance" ? b.score - a.score : 0;
  return byScore || b.publishedAt - a.publishedAt || (a.id > b.id ? -1 : a.id < b.id ? 1 : 0);
}

function positionOf(segment: Segment, doc: number, score: number): Position {
  return {
    score,
    publishedAt: segment.publishedAt[doc] as number,
    deadline: segment.deadline[doc] as number,
    id: idOf(segment, doc),
  };
}

/** The first place of `size` at which `isAfter` holds; it holds from there on. */
function firstAfter(size: number, isAfter: (at: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The best `wanted` of numbers 0 to size − 1, best first; `better` orders them. */
function best(size: number, wanted: number, better: (a: number, b: number) => boolean): number[] {
  const top: number[] = [];
  for (let i = 0; i < size; i++) {
    if (top.length === wanted && !better(i, top[wanted - 1] as number)) continue;
    let at = Math.min(top.length, wanted - 1);
    for (; at > 0 && better(i, top[at - 1] as number); at--) top[at] = top[at - 1] as number;
    top[at] = i;
  }
  return top;
}

const millionths = (score: number) => Math.round(score * 1_000_000);

type Wanted = { sort: ListingSort; count: number; after: Position | null };

function fromList(
  segment: Segment,
  { docs, scores, size }: Extract<Hits, { kind: "list" }>,
  { sort, count, after }: Wanted,
): Position[] {
  const at = (i: number) => positionOf(segment, docs[i] as number, sort === "relevance" ? millionths(scores[i] as number) : 0);
  if (sort === "newest") {
    const from = after ? firstAfter(size, (i) => comparePositions(sort, at(i), after) > 0) : 0;
    return Array.from({ length: Math.max(0, Math.min(count, size - from)) }, (_, i) => at(from + i));
  }
  // Documents stand newest first: of two that are equal in the first key, relevance takes the one that comes first.
  const better =
    sort === "relevance"
      ? (a: number, b: number) =>
          millionths(scores[a] as number) > millionths(scores[b] as number) ||
          (a < b && millionths(scores[a] as number) === millionths(scores[b] as number))
      : (a: number, b: number) =>
          (segment.deadlineRank[docs[a] as number] as number) < (segment.deadlineRank[docs[b] as number] as number);
  if (!after) return best(size, count, better).map(at);
  const behind: number[] = [];
  for (let i = 0; i < size; i++) if (comparePositions(sort, at(i), after) > 0) behind.push(i);
  return best(behind.length, count, (a, b) => better(behind[a] as number, behind[b] as number)).map((i) =>
    at(behind[i] as number),
  );
}

function fromBits(segment: Segment, bits: Uint32Array, { sort, count, after }: Wanted): Position[] {
  const order = sort === "deadline" ? segment.byDeadline : null;
  const docAt = (i: number) => (order ? (order[i] as number) : i);
  const found: Position[] = [];
  const from = after ? firstAfter(segment.size, (i) => comparePositions(sort, positionOf(segment, docAt(i), 0), after) > 0) : 0;
  for (let i = from; i < segment.size && found.length < count; i++) {
    const doc = docAt(i);
    if (hasBit(bits, doc)) found.push(positionOf(segment, doc, 0));
  }
  return found;
}

/** The first listings of one segment's hits after a position, in order. */
export function firstPositions(segment: Segment, hits: Hits, wanted: Wanted): Position[] {
  return hits.kind === "list" ? fromList(segment, hits, wanted) : fromBits(segment, hits.bits, wanted);
}
