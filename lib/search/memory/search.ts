import { noCounts } from "#lib/search/memory/facet-values.ts";
import { comparePositions, firstHits, type Hit, positionOf } from "#lib/search/memory/page-of-hits.ts";
import type { SearchFound, SearchQuestion } from "#lib/search/memory/question.ts";
import { type Hits, listBits, readScores, searchSegment } from "#lib/search/memory/search-segment.ts";
import { idOf, type Segment } from "#lib/search/memory/segment.ts";
import type { ListingSort } from "#lib/search/port.ts";

/** Over so many hits relevance tells nothing apart, and the page comes newest first; as PostgreSQL does it. */
export const TOO_COMMON = 5_000;

/** The order of one page: a cursor goes on in the order it was made in, whatever has been published meanwhile. */
function sortOfPage({ sort, after }: SearchQuestion, total: number): ListingSort {
  if (sort !== "relevance") return sort;
  if (after) return after.sort === "newest" ? "newest" : "relevance";
  return total > TOO_COMMON ? "newest" : "relevance";
}

/** The first of one segment's hits. */
function pageOf(segment: Segment, question: SearchQuestion, found: Hits, sort: ListingSort): Hit[] {
  let hits = found;
  // Few in a bitmap are found sooner one by one than by looking through all documents in order.
  if (hits.kind === "bits" && (sort === "relevance" || hits.size <= TOO_COMMON))
    hits = listBits(segment, question, hits.bits, hits.size);
  if (hits.kind === "list" && sort === "relevance") readScores(segment, hits);
  return firstHits(segment, hits, { sort, count: question.limit + 1, after: question.after?.position ?? null });
}

/** Hits of several segments in order. */
function inOrder(hits: readonly Hit[], sort: ListingSort): Hit[] {
  return hits
    .map((hit) => ({ hit, position: positionOf(hit) }))
    .sort((a, b) => comparePositions(sort, a.position, b.position))
    .map(({ hit }) => hit);
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
  let page = segments.flatMap((segment, i) => pageOf(segment, question, hits[i] as Hits, sort));
  if (segments.length > 1) page = inOrder(page, sort);
  const shown = page.slice(0, question.limit);
  const last = page.length > question.limit ? shown.at(-1) : undefined;
  return { ids: shown.map(({ segment, doc }) => idOf(segment, doc)), total, facets, sort, last: last ? positionOf(last) : null };
}
