/** A listing that is looked at because it is new in the list, or was changed. */
export type News = {
  id: string;
  organizationId: string;
  matchOnly: boolean;
  /** Version of the index clock at which it was first seen in the list. */
  first: bigint;
  listingVersion: number;
};

/** One listing found for one saved search, or for one own listing. */
export type Hit =
  | { about: "search"; savedSearchId: string; listingId: string; userId: string | null; searchName: string }
  | { about: "match"; ownListingId: string; listingId: string; userId: string; ownCode: string; ownTitle: string };

/** Nothing with the same key is ever told twice. */
export const toldKeyOf = (hit: Hit): string =>
  hit.about === "search" ? `s:${hit.savedSearchId}:${hit.listingId}` : `m:${hit.ownListingId}:${hit.listingId}`;

/** The line of the page in which a hit gathers; null for a visitor, who has no page. */
export function lineOf(hit: Hit): { openKey: string; userId: string; kind: string; params: Record<string, string> } | null {
  if (hit.about === "match") {
    const params = { code: hit.ownCode, title: hit.ownTitle };
    return { openKey: `match:${hit.ownListingId}:${hit.userId}`, userId: hit.userId, kind: "alert.match", params };
  }
  if (hit.userId === null) return null;
  const params = { title: hit.searchName, searchId: hit.savedSearchId };
  return { openKey: `search:${hit.savedSearchId}`, userId: hit.userId, kind: "alert.search", params };
}
