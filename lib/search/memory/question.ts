import type { FacetName, ListingSort } from "#lib/search/port.ts";

/** A place in one of the orders: the sort values of a listing. */
export type Position = {
  /** Relevance in millionths; 0 in other orders. */
  score: number;
  /** Milliseconds since 1970. */
  publishedAt: number;
  /** Day since 1970. */
  deadline: number;
  id: string;
};

/** What the index is asked for one page of the public list: codes and hashes, ready to be sent to another process. */
export type SearchQuestion = {
  /** Hashes of the words, all of which must be there; null when none were asked. */
  words: readonly number[] | null;
  /** Day since 1970 on which a listing must still be valid. */
  today: number;
  /** Values chosen of each facet; a facet that is not there is not filtered. */
  facets: Partial<Record<FacetName, readonly string[]>>;
  /** Six-digit codes; one that ends in 00 includes its counties. */
  division?: readonly number[];
  /** Whose ANONYMOUS listings may be asked about by place: everybody's, or those of one firm (hash of its id; 0 none). */
  reader: { everything: boolean; organization: number };
  amountMaxWan?: number;
  sort: ListingSort;
  limit: number;
  after: { sort: ListingSort; position: Position } | null;
};

export type FacetCounts = Record<FacetName, Record<string, number>>;

/** `sort` is the order the page really came in; `last` the place of its last listing when more follow. */
export type SearchFound = { ids: string[]; total: number; facets: FacetCounts; sort: ListingSort; last: Position | null };
