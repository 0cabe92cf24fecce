import type { Tx } from "#lib/db/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { statusAt } from "#lib/listings/model/status.ts";
import { accessOf, assertReadable } from "#lib/listings/model/visibility.ts";
import { isMatched } from "#lib/matching/queries/find-matches.ts";

const ASKABLE_SELECT = {
  id: true,
  code: true,
  side: true,
  status: true,
  validUntil: true,
  claimedUntil: true,
  visibility: true,
  everPublic: true,
  organizationId: true,
  organization: { select: { verification: true, _count: { select: { memberships: true } } } },
} as const;

/**
 * The listing somebody wants to ask about, if they may read it: public, or for matching only and among the matches of a
 * published listing of the asking firm.
 *
 * @throws {DomainError} NOT_FOUND, GONE (with `listingStatus`) for one that was public and has ended
 */
export async function findAskable(client: Tx, viewing: Viewing, code: string) {
  const { actor, now } = viewing;
  const listing = await client.listing.findUnique({ where: { code }, select: ASKABLE_SELECT });
  if (!listing) throw new DomainError("NOT_FOUND", "no such listing");
  const matched = accessOf(actor, listing, now) === "matchOnly" && (await isMatched(viewing, listing));
  assertReadable(actor, listing, now, { matched });
  return {
    id: listing.id,
    code: listing.code,
    organizationId: listing.organizationId,
    live: statusAt(listing, now) === "PUBLISHED",
    /** Its firm has no account: staff ask it. */
    viaStaff: listing.organization._count.memberships === 0,
  };
}
