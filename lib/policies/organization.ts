import type { ErrorCode } from "#lib/kernel/errors.ts";
import { type Actor, belongsTo, isModerator, isSignedIn, type Owned, ownsFirm, readsAsStaff } from "./actor.ts";

export type OrganizationRow = Owned & {
  /** Has at least one account of its own. */
  claimed: boolean;
};

/** Nobody verifies their own organisation. */
function verifies(actor: Actor, row: Owned): boolean | ErrorCode {
  if (!isModerator(actor)) return false;
  return belongsTo(actor, row) ? "OWN_ORGANIZATION" : true;
}

/** Who may do what to a firm. */
export const organizationPolicy = {
  /** Sign-up of a firm by a person without one; staff enter firms too. */
  "organization.create": (actor: Actor, _row: null) =>
    (isSignedIn(actor) && actor.organizationId === null && actor.role === "MEMBER") || isModerator(actor),
  "organization.edit": (actor: Actor, row: OrganizationRow) =>
    ownsFirm(actor, row) || (isModerator(actor) && !belongsTo(actor, row)),
  "organization.submitVerification": (actor: Actor, row: OrganizationRow) => ownsFirm(actor, row),
  "organization.verify": verifies,
  "organization.readPrivate": (actor: Actor, row: Owned) => belongsTo(actor, row) || readsAsStaff(actor),
  "organization.requestJoin": (actor: Actor, _row: null) =>
    isSignedIn(actor) && actor.organizationId === null && actor.role === "MEMBER",
  "organization.readJoinRequests": (actor: Actor, row: Owned) => ownsFirm(actor, row) || readsAsStaff(actor),
  /** Owner; staff while the firm has no account. */
  "organization.decideJoin": (actor: Actor, row: OrganizationRow) => ownsFirm(actor, row) || (isModerator(actor) && !row.claimed),
  "organization.invite": (actor: Actor, row: OrganizationRow) => ownsFirm(actor, row),
  "organization.manageMembers": (actor: Actor, row: OrganizationRow) => ownsFirm(actor, row),
  "organization.leave": (actor: Actor, row: OrganizationRow) => belongsTo(actor, row),
  "organization.sendClaimLink": (actor: Actor, row: OrganizationRow) => isModerator(actor) && !row.claimed,
} as const;
