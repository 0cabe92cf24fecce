import type { ErrorCode } from "#lib/kernel/errors.ts";
import { type Actor, belongsTo, isAdmin, isModerator, isVerifiedMember, type Owned, readsAsStaff } from "./actor.ts";

/** Who may do what to the matches of the whole list. */
export const matchingPolicy = {
  /** Start, carry out and cancel a full re-match. */
  "match.rematch": (actor: Actor, _row: null) => isModerator(actor),
  /** Runs, stored matches and the plan of a meeting day, without contacts. */
  "match.readWholeList": (actor: Actor, _row: null) => readsAsStaff(actor),
  /** Enter weights of the scorer, put them into use, go back. */
  "match.setWeights": (actor: Actor, _row: null) => isAdmin(actor),
  /** Say whether a need of one's own may be shared with others: its firm alone, staff never for it. */
  "match.shareNeed": (actor: Actor, row: Owned) => belongsTo(actor, row),
  /** Agree to be named to the other firms of a group. */
  "match.agreeShared": (actor: Actor, row: Owned): boolean | ErrorCode =>
    belongsTo(actor, row) && !isVerifiedMember(actor) ? "ORG_NOT_VERIFIED" : belongsTo(actor, row),
} as const;
