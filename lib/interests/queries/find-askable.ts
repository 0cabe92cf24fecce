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
 * @param known whether they match, as it was found before; a transaction must not look for it, since matching reads by a
 *   connection of its own, and a pool full of transactions that each wait for one more never moves
 * @throws {DomainError} NOT_FOUND, GONE (with `listingStatus`) for one that was public and has ended
 */
export async function findAskable(client: Tx, viewing: Viewing, code: string, known?: { matched: boolean }) {
  const { actor, now } = viewing;
  const listing = await client.listing.findUnique({ where: { code }, select: ASKABLE_SELECT });
  if (!listing) throw new DomainError("NOT_FOUND", "no such listing");
  const asks = accessOf(actor, listing, now) === "matchOnly";
  const matched = known ? known.matched : asks && (await isMatched(viewing, listing));
  assertReadable(actor, listing, now, { matched });
  return {
    id: listing.id,
    code: listing.code,
    organizationId: listing.organizationId,
    matched,
    live: statusAt(listing, now) === "PUBLISHED",
    /** Its firm has no account: staff ask it. */
    viaStaff: listing.organization._count.memberships === 0,
  };
}
