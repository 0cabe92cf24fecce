import type { ErrorCode } from "#lib/kernel/errors.ts";
import { type Actor, belongsTo, isModerator, isSignedIn, isSystem, isVerifiedMember, type Owned, readsAsStaff } from "./actor.ts";

/** A listing with what its permissions depend on. */
export type ListingRow = Owned & {
  /** The firm has at least one account of its own. */
  claimed: boolean;
};

const staffForUnclaimed = (actor: Actor, row: ListingRow): boolean => isModerator(actor) && !row.claimed;
const writes = (actor: Actor, row: ListingRow): boolean =>
  belongsTo(actor, row) || staffForUnclaimed(actor, row) || isSystem(actor);

/** Four eyes: staff seconded from a member firm never review their own firm's listing. */
function reviews(actor: Actor, row: Owned): boolean | ErrorCode {
  if (!isModerator(actor)) return false;
  return belongsTo(actor, row) ? "OWN_ORGANIZATION" : true;
}

/** Who may do what to a listing. Pure: reads only its arguments. An ability not named here does not exist. */
export const listingPolicy = {
  /** New listing of this firm: its members; staff for a firm without an account. */
  "listing.create": writes,
  "listing.edit": writes,
  "listing.delete": writes,
  "listing.submit": writes,
  "listing.discard": writes,
  "listing.renew": writes,
  "listing.reopen": writes,
  /** With a reason when staff do it. */
  "listing.withdraw": (actor: Actor, row: ListingRow) => belongsTo(actor, row) || isModerator(actor),
  "listing.fulfil": (actor: Actor, row: ListingRow) => belongsTo(actor, row) || isModerator(actor),
  /** Every status, history, decisions. */
  "listing.readOwn": (actor: Actor, row: Owned) => belongsTo(actor, row) || readsAsStaff(actor),
  "listing.review": reviews,
  "listing.readQueue": (actor: Actor, _row: null) => readsAsStaff(actor),
  "listing.expire": (actor: Actor, _row: ListingRow) => isSystem(actor),
  "listing.archive": (actor: Actor, _row: ListingRow) => isSystem(actor),
  "listing.report": (_actor: Actor, _row: null) => true,
  "report.read": (actor: Actor, _row: null) => readsAsStaff(actor),
  "report.resolve": (actor: Actor, _row: null) => isModerator(actor),
  "match.preview": (actor: Actor, _row: null) => isSignedIn(actor) || isSystem(actor),
  /** Never-match list of the own firm. */
  "match.block": (actor: Actor, row: Owned) => belongsTo(actor, row),
  /** 合适 / 不合适 on the matches shown under a listing of the own firm; staff: under any. */
  "match.judge": (actor: Actor, row: Owned) => isSignedIn(actor) && (belongsTo(actor, row) || isModerator(actor)),
  "match.readJudgments": (actor: Actor, _row: null) => readsAsStaff(actor),
  "match.seeMatchOnly": (actor: Actor, row: Owned) => readsAsStaff(actor) || (isVerifiedMember(actor) && belongsTo(actor, row)),
} as const;
