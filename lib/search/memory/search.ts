import { noCounts } from "#lib/search/memory/facet-filter.ts";
import { comparePositions, firstPositions } from "#lib/search/memory/page-of-hits.ts";
import type { Position, SearchFound, SearchQuestion } from "#lib/search/memory/question.ts";
import { type Hits, scoreBits, searchSegment } from "#lib/search/memory/search-segment.ts";
import type { Segment } from "#lib/search/memory/segment.ts";
import type { ListingSort } from "#lib/search/port.ts";

/** Over so many hits relevance tells nothing apart, and the page comes newest first; as PostgreSQL does it. */
export const TOO_COMMON = 5_000;

/** The order of one page: a cursor goes on in the order it was made in, whatever has been published meanwhile. */
function sortOfPage({ sort, after }: SearchQuestion, total: number): ListingSort {
  if (sort !== "relevance") return sort;
  if (after) return after.sort === "newest" ? "newest" : "relevance";
  return total > TOO_COMMON ? "newest" : "relevance";
}

/** One page over all segments: exact total, counts of every facet, ids in order. */
export function searchSegments(segments: readonly Segment[], question: SearchQuestion): SearchFound {
  const facets = noCounts();
  const hits = segments.map((segment): Hits => {
    const own = searchSegment(segment, question, facets);
    // The next segment uses the same buffers.
    if (own.kind === "bits" || segments.length === 1) return own;
    return { ...own, docs: own.docs.slice(0, own.size), scores: own.scores.slice(0, own.size) };
  });
  const total = hits.reduce((sum, { size }) => sum + size, 0);
  const sort = sortOfPage(question, total);
  const after = question.after?.position ?? null;
  const positions: Position[] = [];
  segments.forEach((segment, i) => {
    let own = hits[i] as Hits;
    if (own.kind === "bits" && sort === "relevance") own = scoreBits(segment, question, own.bits, own.size);
    positions.push(...firstPositions(segment, own, { sort, count: question.limit + 1, after }));
  });
  if (segments.length > 1) positions.sort((a, b) => comparePositions(sort, a, b));
  const shown = positions.slice(0, question.limit);
  const more = positions.length > question.limit;
  return { ids: shown.map(({ id }) => id), total, facets, sort, last: more ? (shown.at(-1) ?? null) : null };
}
