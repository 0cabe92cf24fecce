import type { Prisma } from "#lib/db/generated/client.ts";
import type { Region, Verification } from "#lib/db/generated/enums.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { decodePlace, encodePlace, type Page } from "#lib/kernel/pagination.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import { authorize } from "#lib/policies/authorize.ts";

export type OrganizationListItem = {
  id: string;
  name: string;
  creditCode: string | null;
  creditCodeChecked: boolean;
  region: Region;
  division: string | null;
  verification: Verification;
  enteredByStaff: boolean;
  createdAt: Date;
  members: number;
  openJoinRequests: number;
};

export type OrganizationListFilter = {
  verification?: Verification;
  region?: Region;
  /** Part of the name, or a credit code. */
  q?: string;
  /** Somebody asks to join a firm without an account: staff decide. */
  waiting?: boolean;
  cursor?: string;
  limit?: number;
};

/**
 * Firms for staff. What waits for verification comes oldest first, all else newest first; keyset on (createdAt, id), index
 * (verification, created_at).
 *
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT at `cursor`
 */
export async function listOrganizations(viewing: Viewing, filter: OrganizationListFilter): Promise<Page<OrganizationListItem>> {
  authorize(viewing.actor, "staff.enter", null);
  const { verification, region, q, waiting, cursor, limit = 50 } = filter;
  const oldestFirst = verification === "SUBMITTED";
  const key = q ? nameSkeleton(q) : "";
  const where: Prisma.OrganizationWhereInput = {
    ...(verification && { verification }),
    ...(region && { region }),
    ...(q && { OR: [{ nameKey: { contains: key } }, { creditCode: q.normalize("NFKC").trim().toUpperCase() }] }),
    ...(waiting && { memberships: { none: {} }, joinRequests: { some: { status: "OPEN" } } }),
  };
  const rows = await viewing.db.organization.findMany({
    where: { AND: [where, cursor ? after(cursor, oldestFirst) : {}] },
    orderBy: oldestFirst ? [{ createdAt: "asc" }, { id: "asc" }] : [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: {
      id: true,
      name: true,
      creditCode: true,
      creditCodeChecked: true,
      region: true,
      division: true,
      verification: true,
      enteredByStaff: true,
      createdAt: true,
      _count: { select: { memberships: true, joinRequests: { where: { status: "OPEN" } } } },
    },
  });
  const items = rows.slice(0, limit).map(({ _count, ...row }) => ({
    ...row,
    members: _count.memberships,
    openJoinRequests: _count.joinRequests,
  }));
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? encodePlace({ at: last.createdAt, id: last.id }) : null;
  return { items, total: await viewing.db.organization.count({ where }), nextCursor };
}

function after(cursor: string, oldestFirst: boolean): Prisma.OrganizationWhereInput {
  const { at: createdAt, id } = decodePlace(cursor);
  return oldestFirst
    ? { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] }
    : { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}

/** How many firms wait for staff: to be verified, and claimed by somebody. */
export async function countWaitingOrganizations({ db }: Viewing): Promise<{ submitted: number; claims: number }> {
  const [submitted, claims] = await Promise.all([
    db.organization.count({ where: { verification: "SUBMITTED" } }),
    db.organization.count({ where: { memberships: { none: {} }, joinRequests: { some: { status: "OPEN" } } } }),
  ]);
  return { submitted, claims };
}
