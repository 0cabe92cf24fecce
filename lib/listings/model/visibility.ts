import type { ListingStatus, Verification, Visibility } from "#lib/db/generated/enums.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Actor } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";
import { ENDED } from "../lifecycle.ts";
import { statusAt } from "./status.ts";

/** What decides who may read a listing. */
export type ReadableRow = {
  organizationId: string;
  status: ListingStatus;
  visibility: Visibility;
  validUntil: Date;
  claimedUntil: Date | null;
  everPublic: boolean;
  organization: { verification: Verification };
};

/**
 * own: its firm, staff, the auditor, in every status · public: everyone · matchOnly: only somebody whose own published
 * listing it matches · gone: was public, its life is over · none: does not exist for this reader.
 */
export type Access = "own" | "public" | "matchOnly" | "gone" | "none";

/** How a reader stands to a listing at this instant. Pure. */
export function accessOf(actor: Actor, row: ReadableRow, now: Date): Access {
  if (can(actor, "listing.readOwn", row)) return "own";
  if (row.organization.verification === "SUSPENDED") return "none";
  const status = statusAt(row, now);
  if (status === "PUBLISHED") return row.visibility === "MATCH_ONLY" ? "matchOnly" : "public";
  // A listing that was last for matching only shows its text to nobody, also after its end.
  if (ENDED.includes(status) && row.everPublic && row.visibility !== "MATCH_ONLY") return "gone";
  return "none";
}

/**
 * Refuse a listing that this reader may not see.
 * @throws {DomainError} NOT_FOUND, or GONE with `listingStatus` when it was public and has ended.
 */
export function assertReadable(actor: Actor, row: ReadableRow, now: Date, { matched = false } = {}): void {
  const access = accessOf(actor, row, now);
  if (access === "own" || access === "public" || (access === "matchOnly" && matched)) return;
  if (access === "gone") throw new DomainError("GONE", "listing has ended", { extra: { listingStatus: statusAt(row, now) } });
  throw new DomainError("NOT_FOUND", "listing not found");
}
