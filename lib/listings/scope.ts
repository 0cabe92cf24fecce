import type { Prisma } from "#lib/db/generated/client.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import { type Actor, readsAsStaff } from "#lib/policies/actor.ts";
import { ENDED } from "./lifecycle.ts";

/** The public list at this instant: published, valid on this day, not for matching only, of a firm that is not suspended. */
export function publicListings(now: Date): Prisma.ListingWhereInput {
  return {
    status: "PUBLISHED",
    visibility: { not: "MATCH_ONLY" },
    validUntil: { gte: dayToDate(dayOf(now)) },
    organization: { verification: { not: "SUSPENDED" } },
  };
}

/** Every listing that this reader may read by its code, except one for matching only that matches the reader's own. */
export function visibleListings(actor: Actor, now: Date): Prisma.ListingWhereInput {
  if (readsAsStaff(actor)) return {};
  const own: Prisma.ListingWhereInput[] = actor.organizationId === null ? [] : [{ organizationId: actor.organizationId }];
  return { OR: [publicListings(now), ...own] };
}

/** Listings that were public and whose life is over: their address says so. */
export function endedListings(now: Date): Prisma.ListingWhereInput {
  return {
    everPublic: true,
    visibility: { not: "MATCH_ONLY" },
    organization: { verification: { not: "SUSPENDED" } },
    OR: [{ status: { in: [...ENDED] } }, { status: "PUBLISHED", validUntil: { lt: dayToDate(dayOf(now)) } }],
  };
}
