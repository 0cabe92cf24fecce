import type { Prisma } from "#lib/db/generated/client.ts";
import { PUBLIC_STATUSES } from "#lib/editions/lifecycle.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Actor } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";

/** The issues that somebody may see: published ones; staff and the auditor all of them. */
export function visibleEditions(actor: Actor): Prisma.EditionWhereInput {
  return can(actor, "edition.readUnpublished", null) ? {} : { status: { in: [...PUBLIC_STATUSES] } };
}

/** Listings that may stand in print at all: never those for matching only, nor those of a suspended firm. */
export const printable = {
  visibility: { not: "MATCH_ONLY" },
  organization: { verification: { not: "SUSPENDED" } },
} as const satisfies Prisma.ListingWhereInput;

/** The listings that an issue collects: printable, published by the cut-off, valid on its day and still today. */
export function collectedListings(cutoff: Date, now: Date): Prisma.ListingWhereInput {
  const lastDay = dayOf(cutoff > now ? cutoff : now);
  return { ...printable, status: "PUBLISHED", publishedAt: { lte: cutoff }, validUntil: { gte: dayToDate(lastDay) } };
}
