import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";

/** Does this listing stand among the matches of a published listing of the viewer's own firm? */
export async function isAmongOwnMatches({ db, actor, now }: Viewing, listingId: string): Promise<boolean> {
  if (actor.organizationId === null || actor.verification !== "VERIFIED") return false;
  const listing = await db.listing.findUnique({ where: { id: listingId }, select: { side: true } });
  if (!listing) return false;
  const own = await db.listing.count({
    where: {
      organizationId: actor.organizationId,
      side: listing.side === "SUPPLY" ? "DEMAND" : "SUPPLY",
      status: "PUBLISHED",
      validUntil: { gte: dayToDate(dayOf(now)) },
    },
  });
  return own > 0;
}
