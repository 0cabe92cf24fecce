import type { ErrorCode } from "#lib/kernel/errors.ts";
import { type Actor, belongsTo, isModerator, isSuspended, isSystem, isVerifiedMember, readsAsStaff } from "./actor.ts";

/** An interest with what its permissions depend on. */
export type InterestRow = {
  askerOrganizationId: string;
  ownerOrganizationId: string;
  /** The firm of the listing has no account: staff answer for it. */
  viaStaff: boolean;
};

const isAsker = (actor: Actor, row: InterestRow): boolean => belongsTo(actor, { organizationId: row.askerOrganizationId });
const isOwner = (actor: Actor, row: InterestRow): boolean => belongsTo(actor, { organizationId: row.ownerOrganizationId });
const isParty = (actor: Actor, row: InterestRow): boolean => isAsker(actor, row) || isOwner(actor, row);
const verified = (actor: Actor, allowed: boolean): boolean | ErrorCode =>
  allowed && !isVerifiedMember(actor) ? "ORG_NOT_VERIFIED" : allowed;

function answers(actor: Actor, row: InterestRow): boolean | ErrorCode {
  if (isOwner(actor, row)) return verified(actor, true);
  return isModerator(actor) && row.viaStaff && !isAsker(actor, row);
}

/** Who may do what to a contact request. */
export const interestPolicy = {
  /** Row: the listing asked about. */
  "interest.ask": (actor: Actor, row: { organizationId: string }): boolean | ErrorCode => {
    if (actor.organizationId === null) return actor.role === "MEMBER" ? "ORG_NOT_VERIFIED" : false;
    if (belongsTo(actor, row)) return "OWN_ORGANIZATION";
    return isVerifiedMember(actor) ? true : "ORG_NOT_VERIFIED";
  },
  "interest.read": (actor: Actor, row: InterestRow) => isParty(actor, row) || readsAsStaff(actor),
  "interest.answer": answers,
  "interest.withdraw": (actor: Actor, row: InterestRow) => verified(actor, isAsker(actor, row)),
  "interest.close": (actor: Actor, row: InterestRow) => verified(actor, isParty(actor, row)),
  "interest.reportOutcome": (actor: Actor, row: InterestRow) => verified(actor, isParty(actor, row)),
  /** Withdrawing consent ends the grant; open to every party, also when its firm is no longer verified. */
  "interest.revoke": (actor: Actor, row: InterestRow) => isParty(actor, row),
  "interest.seeContact": (actor: Actor, row: InterestRow) => isParty(actor, row) && !isSuspended(actor),
  /** Name oneself the mediator of a request whose time has run out. */
  "interest.mediate": (actor: Actor, row: InterestRow) => isModerator(actor) && !isSystem(actor) && !isParty(actor, row),
  /** Reminders, time-outs, and closing what asks about an ended listing. */
  "interest.keepClock": (actor: Actor, _row: InterestRow) => isSystem(actor),
  "interest.readAll": (actor: Actor, _row: null) => readsAsStaff(actor),
} as const;
