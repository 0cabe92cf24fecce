import { type Actor, isAdmin, isModerator, readsAsStaff } from "./actor.ts";

/** Who may do what to the matches of the whole list. */
export const matchingPolicy = {
  /** Start, carry out and cancel a full re-match. */
  "match.rematch": (actor: Actor, _row: null) => isModerator(actor),
  /** Runs, stored matches and the plan of a meeting day, without contacts. */
  "match.readWholeList": (actor: Actor, _row: null) => readsAsStaff(actor),
  /** Enter weights of the scorer, put them into use, go back. */
  "match.setWeights": (actor: Actor, _row: null) => isAdmin(actor),
} as const;
