import type { Viewing } from "#lib/kernel/context.ts";
import { publicListings } from "../scope.ts";

/** How many listings are public now. */
export function countPublicListings({ db, now }: Viewing): Promise<number> {
  return db.listing.count({ where: publicListings(now) });
}

/** Codes of the public listings in the order in which they were made, with the last day that their firm spoke of them. */
export async function publicListingCodes(
  { db, now }: Viewing,
  { skip, take }: { skip: number; take: number },
): Promise<{ code: string; changed: Date | null }[]> {
  const rows = await db.listing.findMany({
    where: publicListings(now),
    orderBy: { id: "asc" },
    skip,
    take,
    select: { code: true, publishedAt: true, lastConfirmedAt: true },
  });
  return rows.map(({ code, publishedAt, lastConfirmedAt }) => ({ code, changed: lastConfirmedAt ?? publishedAt }));
}
