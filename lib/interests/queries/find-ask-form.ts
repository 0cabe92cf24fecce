import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { OPEN_STATUSES } from "../lifecycle.ts";

/** What the form to ask needs to know of the asking firm: an open request, or its own listings to ask from. */
export type AskForm = { openId: string | null; ownListings: { code: string; title: string }[] };

/** Own published listings of the other side come as choices, newest first. */
export async function findAskForm(viewing: Viewing, listing: { code: string; side: "SUPPLY" | "DEMAND" }): Promise<AskForm> {
  const organizationId = viewing.actor.organizationId ?? "";
  const [open, ownListings] = await Promise.all([
    viewing.db.interest.findFirst({
      where: { listing: { code: listing.code }, askerOrganizationId: organizationId, status: { in: [...OPEN_STATUSES] } },
      select: { id: true },
    }),
    viewing.db.listing.findMany({
      where: {
        organizationId,
        side: listing.side === "SUPPLY" ? "DEMAND" : "SUPPLY",
        status: "PUBLISHED",
        validUntil: { gte: dayToDate(dayOf(viewing.now)) },
      },
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      take: 50,
      select: { code: true, title: true },
    }),
  ]);
  return { openId: open?.id ?? null, ownListings };
}
