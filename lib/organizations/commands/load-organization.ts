import type { Db, Tx } from "#lib/db/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { OrganizationRow } from "#lib/policies/organization.ts";
import { visibleOrganizations } from "../scope.ts";

const SELECT = {
  id: true,
  name: true,
  nameKey: true,
  creditCode: true,
  creditCodeChecked: true,
  region: true,
  division: true,
  verification: true,
  suspendedFrom: true,
  enteredByStaff: true,
  version: true,
  contact: true,
  _count: { select: { memberships: true } },
} as const;

/** What a policy asks of a firm. */
export const policyRow = (organization: { id: string; _count: { memberships: number } }): OrganizationRow => ({
  organizationId: organization.id,
  claimed: organization._count.memberships > 0,
});

/**
 * A firm for writing.
 * @param seenOnly false: also one the caller could not look at, for whoever was sent to it (joining)
 * @throws {DomainError} NOT_FOUND
 */
export async function loadOrganization(tx: Db | Tx, ctx: Context, id: string, seenOnly = true) {
  const organization = isUuid(id)
    ? await tx.organization.findFirst({ where: { AND: [{ id }, seenOnly ? visibleOrganizations(ctx) : {}] }, select: SELECT })
    : null;
  if (!organization) throw new DomainError("NOT_FOUND", "no such organization");
  return organization;
}

/** Let changes of a firm's people take turns, so that two owners cannot both be the one who leaves last. */
export async function lockPeople(tx: Tx, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
}
