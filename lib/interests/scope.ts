import type { Prisma } from "#lib/db/generated/client.ts";
import { type Actor, readsAsStaff } from "#lib/policies/actor.ts";

const NOBODY: Prisma.InterestWhereInput = { id: { in: [] } };

/**
 * Which contact requests a viewer may see: staff and auditor all of them, members those of their firm.
 * `in` is what others ask of the firm (for staff: of firms without an account), `out` what the firm asked.
 */
export function visibleInterests(actor: Actor, box?: "in" | "out"): Prisma.InterestWhereInput {
  const { organizationId } = actor;
  const received: Prisma.InterestWhereInput = organizationId ? { ownerOrganizationId: organizationId } : NOBODY;
  const sent: Prisma.InterestWhereInput = organizationId ? { askerOrganizationId: organizationId } : NOBODY;
  if (readsAsStaff(actor)) {
    if (box === undefined) return {};
    return box === "in" ? { OR: [unclaimedOwner, received] } : sent;
  }
  if (box === undefined) return { OR: [received, sent] };
  return box === "in" ? received : sent;
}

/** The firm of the listing has no account: staff answer for it. */
export const unclaimedOwner: Prisma.InterestWhereInput = { listing: { organization: { memberships: { none: {} } } } };
