import type { ListingStatus, RevisionStatus } from "#lib/db/generated/enums.ts";
import { dateToDay, dayOf } from "#lib/kernel/clock.ts";

type Timed = { status: ListingStatus; validUntil: Date; claimedUntil: Date | null };

const hasLapsed = (until: Date | null, now: Date): boolean => until === null || until <= now;

/**
 * The status that holds at this instant, also before the clock's next sweep has written it: a listing past its last day is
 * EXPIRED, one whose claim has lapsed waits again as SUBMITTED.
 */
export function statusAt(row: Timed, now: Date): ListingStatus {
  if (row.status === "PUBLISHED" && dateToDay(row.validUntil) < dayOf(now)) return "EXPIRED";
  if (row.status === "IN_REVIEW" && hasLapsed(row.claimedUntil, now)) return "SUBMITTED";
  return row.status;
}

/** The same for the open revision; the claim on it stands in the listing's row. */
export function revisionStatusAt(status: RevisionStatus, claimedUntil: Date | null, now: Date): RevisionStatus {
  return status === "IN_REVIEW" && hasLapsed(claimedUntil, now) ? "SUBMITTED" : status;
}
