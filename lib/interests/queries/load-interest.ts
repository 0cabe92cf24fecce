import type { Tx } from "#lib/db/client.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { Actor } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";
import type { InterestRole } from "../model.ts";

const MOVE_SELECT = {
  id: true,
  status: true,
  version: true,
  createdAt: true,
  askerOrganizationId: true,
  ownerOrganizationId: true,
  mediatorId: true,
  listingId: true,
  listing: { select: { code: true, status: true, organization: { select: { _count: { select: { memberships: true } } } } } },
  grant: { select: { id: true, revokedAt: true } },
} as const;

/**
 * The contact request with all that permissions and moves depend on. `viaStaff` is true while the firm of the listing
 * has no account of its own, whatever it was when asked.
 *
 * @throws {DomainError} NOT_FOUND, also for one the actor may not see
 */
export async function loadInterest(client: Tx, actor: Actor, id: string) {
  const found = isUuid(id) ? await client.interest.findUnique({ where: { id }, select: MOVE_SELECT }) : null;
  if (!found) throw new DomainError("NOT_FOUND", "no such interest");
  const row = { ...found, viaStaff: found.listing.organization._count.memberships === 0 };
  if (!can(actor, "interest.read", row)) throw new DomainError("NOT_FOUND", "not a party of this interest");
  return row;
}

/**
 * The same under the lock of its row, for moves that must see what another one has just written.
 * @throws {DomainError} NOT_FOUND as loadInterest
 */
export async function lockInterest(tx: Tx, actor: Actor, id: string) {
  if (isUuid(id)) await tx.$queryRaw`SELECT 1 FROM interest WHERE id = ${id}::uuid FOR UPDATE`;
  return loadInterest(tx, actor, id);
}

export type LoadedInterest = Awaited<ReturnType<typeof loadInterest>>;

/** Which side of a contact request an actor stands on. */
export function roleIn(actor: Actor, row: { askerOrganizationId: string; ownerOrganizationId: string }): InterestRole {
  if (actor.organizationId === row.askerOrganizationId) return "ASKER";
  return actor.organizationId === row.ownerOrganizationId ? "OWNER" : "STAFF";
}
