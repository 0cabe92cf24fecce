import type { Viewing } from "#lib/kernel/context.ts";
import { type ListingView, toResponse } from "#lib/listings/queries/present.ts";
import { listListingsById } from "#lib/listings/queries.ts";
import type { StaffListingInput } from "#lib/listings/schema.ts";
import { seesMatchOnly } from "#lib/matching/queries/access.ts";
import { type FoundMatches, findMatches, type MatchItem } from "#lib/matching/queries/find-matches.ts";
import { findPair } from "#lib/matching/queries/find-pair.ts";
import type { FailedLine } from "#lib/matching/queries/lines.ts";
import { findPreviewMatches } from "#lib/matching/queries/preview-matches.ts";
import { type SuggestionLine, suggestionLines } from "#lib/matching/queries/suggestion-words.ts";
import type { Matches, PairAnswer } from "#lib/matching/schema.ts";

export const DEFAULT_MATCHES = 10;

/** Matches with the listings as the reader may see them, for pages. */
export type MatchesView = Omit<Matches, "items" | "nearMisses" | "suggestions"> & {
  items: (Omit<MatchItem, "id"> & { listing: ListingView })[];
  nearMisses: { listing: ListingView; failed: FailedLine[] }[];
  /** Points from which a match is worth a look: pages fold away what has fewer. */
  lookFrom: number;
  /** For the author alone, in a preview and on their own page. */
  suggestions: SuggestionLine[];
};

/**
 * Put the listings in, read in the answer's own snapshot: one that has left the list since it was found, or is now for matching
 * only and not for this reader, is left out, so that nothing is shown after the commit that withdrew it.
 */
async function present(viewing: Viewing, found: FoundMatches): Promise<MatchesView> {
  const ids = [...found.items, ...found.nearMisses].map(({ id }) => id);
  const matched = found.source !== null && seesMatchOnly(viewing, found.source);
  const live = await listListingsById(viewing, ids, { matched });
  const withListing = <T extends { id: string }>({ id, ...rest }: T) => {
    const listing = live.get(id);
    return listing?.status === "PUBLISHED" ? [{ ...rest, listing }] : [];
  };
  const items = found.items.flatMap(withListing);
  return {
    listing: found.source?.code ?? null,
    asOf: viewing.now.toISOString(),
    engine: found.engine,
    noMatch: items[0]?.tier !== "RECOMMENDED",
    items,
    nearMisses: found.nearMisses.flatMap(withListing),
    hiddenCount: found.hiddenCount,
    lookFrom: found.lookFrom,
    suggestions: suggestionLines(found.suggestions, found.side, viewing.locale),
  };
}

/**
 * The matches of a listing with reasons: what breaks no hard constraint, best first.
 *
 * @param limit 1–100 items
 * @param suggest with what its author could add, for its firm and staff
 * @throws {DomainError} NOT_FOUND, GONE as for the listing itself
 */
export async function matchesFor(
  viewing: Viewing,
  code: string,
  { limit = DEFAULT_MATCHES, suggest = false } = {},
): Promise<MatchesView> {
  return present(viewing, await findMatches(viewing, code, limit, { suggest }));
}

/**
 * The matches of an unsaved listing. Nothing is stored; listings for matching only are counted, not shown.
 *
 * @throws {DomainError} UNAUTHENTICATED, ORG_SUSPENDED, FORBIDDEN, INVALID_INPUT
 */
export async function previewMatches(
  viewing: Viewing,
  input: StaffListingInput,
  { limit = DEFAULT_MATCHES } = {},
): Promise<MatchesView> {
  return present(viewing, await findPreviewMatches(viewing, input, limit));
}

/**
 * Why two listings match, or why not; their order is free, lines are told from `a`.
 *
 * @throws {DomainError} NOT_FOUND, GONE when the reader may not see one of them
 */
export async function matchPair(viewing: Viewing, a: string, b: string): Promise<PairAnswer> {
  return { a, b, asOf: viewing.now.toISOString(), ...(await findPair(viewing, a, b)) };
}

/** Matches without what pages say besides: the contract's shape, a preview with what its author could add. */
export function toMatches({ suggestions, lookFrom: _lookFrom, ...view }: MatchesView): Matches {
  return {
    ...view,
    ...(view.listing === null && { suggestions }),
    items: view.items.map((item) => ({ ...item, listing: toResponse(item.listing) })),
    nearMisses: view.nearMisses.map((near) => ({ ...near, listing: toResponse(near.listing) })),
  };
}
