import { DomainError, type ErrorCode } from "#lib/kernel/errors.ts";
import { accountPolicy } from "./account.ts";
import { type Actor, isSignedIn, isSuspended, isSystem } from "./actor.ts";
import { alertPolicy } from "./alert.ts";
import { editionPolicy } from "./edition.ts";
import { interestPolicy } from "./interest.ts";
import { listingPolicy } from "./listing.ts";
import { matchingPolicy } from "./matching.ts";
import { organizationPolicy } from "./organization.ts";
import { staffPolicy } from "./staff.ts";

/** Every ability of the product. One that is not named here does not exist. */
export const policies = {
  ...accountPolicy,
  ...listingPolicy,
  ...organizationPolicy,
  ...interestPolicy,
  ...editionPolicy,
  ...matchingPolicy,
  ...staffPolicy,
  ...alertPolicy,
} as const;

export type Ability = keyof typeof policies;
/** true, or the code with which the act is refused. */
export type Verdict = boolean | ErrorCode;
type Row<A extends Ability> = Parameters<(typeof policies)[A]>[1];

/** Abilities a suspended firm's members keep: reading and exporting their own, reporting a listing, stopping mails. */
const KEPT_BY_SUSPENDED: readonly Ability[] = [
  "listing.report",
  "listing.readOwn",
  "interest.read",
  "organization.readPrivate",
  "organization.readJoinRequests",
  "account.register",
  "account.recover",
  "account.export",
  "account.manage",
  "alert.read",
  "alert.subscribe",
  "alert.unsubscribe",
];

/** true, or why not: for tables and tests. Commands use authorize. */
export function verdictOf<A extends Ability>(actor: Actor, ability: A, row: Row<A>): Verdict {
  if (isSuspended(actor) && !KEPT_BY_SUSPENDED.includes(ability) && actor.role === "MEMBER") return "ORG_SUSPENDED";
  const rule = policies[ability] as (actor: Actor, row: Row<A>) => Verdict;
  return rule(actor, row);
}

/** May this actor do this to this row? For choosing buttons; commands use authorize. */
export function can<A extends Ability>(actor: Actor, ability: A, row: Row<A>): boolean {
  return verdictOf(actor, ability, row) === true;
}

/**
 * Refuse an act that the policies do not allow.
 * @throws {DomainError} UNAUTHENTICATED without sign-in, else FORBIDDEN or the policy's own code (ORG_SUSPENDED, ORG_NOT_VERIFIED, OWN_ORGANIZATION, SAME_PERSON).
 */
export function authorize<A extends Ability>(actor: Actor, ability: A, row: Row<A>): void {
  const verdict = verdictOf(actor, ability, row);
  if (verdict === true) return;
  if (!isSignedIn(actor) && !isSystem(actor)) throw new DomainError("UNAUTHENTICATED", `${ability} needs sign-in`);
  throw new DomainError(verdict === false ? "FORBIDDEN" : verdict, `${ability} refused`);
}
