import type { Viewing } from "#lib/kernel/context.ts";
import { publicListings } from "../scope.ts";
import { type ListingView, presentListings } from "./present.ts";
import { LISTING_SELECT } from "./select.ts";

/** Newest public listings of one firm, for its page; anonymous ones are not among them, whoever looks. */
export async function listListingsOfOrganization(
  viewing: Viewing,
  organizationId: string,
  limit: number,
): Promise<ListingView[]> {
  const rows = await viewing.db.listing.findMany({
    where: { AND: [publicListings(viewing.now), { organizationId, visibility: "PUBLIC" }] },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: LISTING_SELECT,
  });
  return presentListings(viewing, rows);
}
