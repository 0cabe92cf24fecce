import type { Tx } from "#lib/db/client.ts";
import { dateToDay, dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { ENDED } from "#lib/listings/lifecycle.ts";
import { belongsTo, readsAsStaff } from "#lib/policies/actor.ts";

const ASKABLE_SELECT = {
  id: true,
  code: true,
  status: true,
  validUntil: true,
  visibility: true,
  everPublic: true,
  enteredByStaff: true,
  organizationId: true,
  organization: { select: { verification: true, _count: { select: { memberships: true } } } },
} as const;

/**
 * The listing somebody wants to ask about, if they may see it. A MATCH_ONLY listing is answered as one that may not be
 * seen unless `seenInMatches` says that it stands among the matches of the asking firm's own listings.
 *
 * @throws {DomainError} NOT_FOUND, GONE (with `listingStatus`) for one that was public and has ended
 */
export async function findAskable(
  client: Tx,
  { actor, now }: Pick<Viewing, "actor" | "now">,
  code: string,
  seenInMatches: (listing: { id: string; code: string }) => Promise<boolean>,
) {
  const listing = await client.listing.findUnique({ where: { code }, select: ASKABLE_SELECT });
  if (!listing) throw new DomainError("NOT_FOUND", "no such listing");
  const published = listing.status === "PUBLISHED" && dateToDay(listing.validUntil) >= dayOf(now);
  const { verification } = listing.organization;
  const live = published && (verification === "VERIFIED" || (listing.enteredByStaff && verification !== "SUSPENDED"));
  const askable = { ...listing, live, viaStaff: listing.organization._count.memberships === 0 };
  if (belongsTo(actor, listing) || readsAsStaff(actor)) return askable;
  if (live && (listing.visibility !== "MATCH_ONLY" || (await seenInMatches(listing)))) return askable;
  if (live || verification === "SUSPENDED" || !listing.everPublic)
    throw new DomainError("NOT_FOUND", "listing not visible to this actor");
  const status = listing.status === "PUBLISHED" ? "EXPIRED" : listing.status;
  if (!ENDED.includes(status)) throw new DomainError("NOT_FOUND", "listing not visible to this actor");
  throw new DomainError("GONE", "listing has ended", { extra: { listingStatus: status } });
}
