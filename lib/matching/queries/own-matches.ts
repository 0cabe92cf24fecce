import { t } from "#lib/i18n/catalogue.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";

/** Listings whose matches the desk shows at once. */
const SHOWN_AT_ONCE = 10;

/** The published listings of the reader's firm whose matches the desk shows, newest first, and how many there are in all. */
export async function ownPublished({
  db,
  actor,
  now,
}: Viewing): Promise<{ items: { code: string; title: string }[]; total: number }> {
  if (actor.organizationId === null) return { items: [], total: 0 };
  const where = {
    organizationId: actor.organizationId,
    status: "PUBLISHED",
    validUntil: { gte: dayToDate(dayOf(now)) },
  } as const;
  const [items, total] = await Promise.all([
    db.listing.findMany({
      where,
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      take: SHOWN_AT_ONCE,
      select: { code: true, title: true },
    }),
    db.listing.count({ where }),
  ]);
  return { items, total };
}

/** `code`: the listing from which the firm was ruled out. */
export type BlockedFirm = { id: string; name: string; code: string | null; since: Date };

/**
 * The never-match list of the reader's firm.
 *
 * @throws {DomainError} FORBIDDEN without a firm
 */
export async function listBlockedFirms({ db, actor, locale }: Viewing): Promise<BlockedFirm[]> {
  if (actor.organizationId === null) throw new DomainError("FORBIDDEN", "no firm");
  const entries = await db.neverMatch.findMany({
    where: { organizationId: actor.organizationId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, listingCode: true, createdAt: true },
  });
  // Named as the listing was from which the entry was made: that the firm is known by another one says nothing of who hides here.
  const named = await db.listing.findMany({
    where: { code: { in: entries.flatMap(({ listingCode }) => listingCode ?? []) }, visibility: { not: "ANONYMOUS" } },
    select: { code: true, organization: { select: { name: true } } },
  });
  const names = new Map(named.map(({ code, organization }) => [code, organization.name]));
  return entries.map(({ id, listingCode, createdAt }) => ({
    ...{ id, code: listingCode, since: createdAt },
    name: names.get(listingCode ?? "") ?? t(locale, "common.anonymousOrganization"),
  }));
}
