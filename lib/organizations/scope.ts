import type { Prisma } from "#lib/db/generated/client.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { readsAsStaff } from "#lib/policies/actor.ts";

/** Listings that show the firm's name to everybody now. */
export const openListings = (now: Date): Prisma.ListingWhereInput => ({
  status: "PUBLISHED",
  visibility: "PUBLIC",
  validUntil: { gte: dayToDate(dayOf(now)) },
});

/** Firms a viewer may see: verified or listed ones, the own one, all for staff and auditor. A suspended one is hidden at once. */
export function visibleOrganizations({ actor, now }: Pick<Viewing, "actor" | "now">): Prisma.OrganizationWhereInput {
  if (readsAsStaff(actor)) return {};
  return {
    OR: [
      { verification: "VERIFIED" },
      { verification: { not: "SUSPENDED" }, listings: { some: openListings(now) } },
      ...(actor.organizationId ? [{ id: actor.organizationId }] : []),
    ],
  };
}
