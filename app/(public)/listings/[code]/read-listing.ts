import { cache } from "react";
import { currentViewer } from "#lib/auth/request-context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { findEndedListing, getListing } from "#lib/listings/queries.ts";
import { ANONYMOUS, isSignedIn } from "#lib/policies/actor.ts";
import { isShareable } from "./share-words.ts";

/** A listing that was public and whose life is over. */
export type Ended = { kind: "ended"; status: "EXPIRED" | "FULFILLED" | "WITHDRAWN" | "ARCHIVED"; listing: ListingView };

/**
 * The listing of an address as this reader may see it, once a request (page and metadata ask both).
 * What the reader may not see and what does not exist are the same missing page.
 */
export const readListing = cache(async (code: string): Promise<{ kind: "open"; listing: ListingView } | Ended> => {
  const viewing = await currentViewer();
  try {
    return { kind: "open", listing: await getListing(viewing, code) };
  } catch (error) {
    const ended = error instanceof DomainError && error.code === "GONE" ? await findEndedListing(viewing, code) : null;
    if (!ended) throw error;
    return { kind: "ended", ...ended, status: ended.status as Ended["status"] };
  }
});

/**
 * The same listing as strangers see it, for what leaves the page: search engines, posters, messages. Null when it is not public.
 * A firm reads its own anonymous listing with its name; that name must not travel on.
 */
export const strangersListing = cache(async (code: string): Promise<ListingView | null> => {
  const [viewing, found] = await Promise.all([currentViewer(), readListing(code)]);
  if (found.kind === "ended" || !isShareable(found.listing)) return null;
  return isSignedIn(viewing.actor) ? getListing({ ...viewing, actor: ANONYMOUS }, code) : found.listing;
});
