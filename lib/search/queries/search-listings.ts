import type { Viewing } from "#lib/kernel/context.ts";
import { type ListingFilter, type SearchPage, searchPort } from "#lib/search/port.ts";

/**
 * One page of the list: ids in order, exact total, facets. The caller loads the rows through its own visibility rule.
 *
 * @throws {DomainError} INVALID_INPUT for a cursor that is not one; UNAUTHENTICATED, FORBIDDEN for a desk one has not.
 */
export function searchListings(viewing: Viewing, filter: ListingFilter): Promise<SearchPage> {
  return searchPort().search(viewing, filter);
}
