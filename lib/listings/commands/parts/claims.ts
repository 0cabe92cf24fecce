import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { LockedListing } from "./lock-listing.ts";

type Claimed = Pick<LockedListing, "claimedById" | "claimedUntil">;

/** Another moderator holds it at this instant. A lapsed claim holds nobody off. */
export function isClaimedByOther(ctx: Context, row: Claimed): boolean {
  return row.claimedById !== null && row.claimedById !== ctx.actor.userId && (row.claimedUntil ?? ctx.now) > ctx.now;
}

/** @throws {DomainError} CLAIMED_BY_OTHER */
export function assertNotClaimedByOther(ctx: Context, row: Claimed): void {
  if (isClaimedByOther(ctx, row)) throw new DomainError("CLAIMED_BY_OTHER", "claimed by another moderator");
}
