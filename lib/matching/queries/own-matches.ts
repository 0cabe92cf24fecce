import { t } from "#lib/i18n/catalogue.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";

/** The published listings of the reader's firm whose matches the desk shows, newest first. */
export async function ownPublished({ db, actor, now }: Viewing, limit = 10): Promise<{ code: string; title: string }[]> {
  if (actor.organizationId === null) return [];
  return db.listing.findMany({
    where: { organizationId: actor.organizationId, status: "PUBLISHED", validUntil: { gte: dayToDate(dayOf(now)) } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { code: true, title: true },
  });
}

export type BlockedFirm = { id: string; name: string; since: Date };

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
    select: { id: true, otherOrganizationId: true, createdAt: true },
  });
  // Named only when the firm has itself been public under its name; the entry may have been made from an anonymous listing.
  const named = await db.organization.findMany({
    where: {
      id: { in: entries.map(({ otherOrganizationId }) => otherOrganizationId) },
      listings: { some: { visibility: "PUBLIC", everPublic: true } },
    },
    select: { id: true, name: true },
  });
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return entries.map(({ id, otherOrganizationId, createdAt }) => ({
    id,
    name: names.get(otherOrganizationId) ?? t(locale, "common.anonymousOrganization"),
    since: createdAt,
  }));
}
