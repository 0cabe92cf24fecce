import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { RevisionStatus } from "#lib/db/generated/enums.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { OPEN_REVISION } from "../../lifecycle.ts";
import { CONTENT_SELECT } from "../../model/content.ts";
import { statusAt } from "../../model/status.ts";
import { assertReadable } from "../../model/visibility.ts";

const LOCKED_SELECT = {
  id: true,
  code: true,
  organizationId: true,
  ...CONTENT_SELECT,
  status: true,
  version: true,
  publishedAt: true,
  everPublic: true,
  endedAt: true,
  endNote: true,
  enteredByStaff: true,
  submittedAt: true,
  claimedById: true,
  claimedUntil: true,
  queuedAt: true,
  round: true,
  contentHash: true,
  fileIds: true,
  organization: { select: { verification: true, memberships: { select: { userId: true }, take: 1 } } },
  revisions: {
    where: { status: { in: [...OPEN_REVISION] as RevisionStatus[] } },
    select: { id: true, status: true, content: true, contact: true, fileIds: true, changed: true },
    take: 1,
  },
} satisfies Prisma.ListingSelect;

type Row = Prisma.ListingGetPayload<{ select: typeof LOCKED_SELECT }>;

/** A listing under its row lock, with what policies and moves ask for. */
export type LockedListing = Row & {
  /** The firm has at least one account of its own. */
  claimed: boolean;
  revision: Row["revisions"][number] | null;
};

/**
 * Lock a listing for the rest of the transaction and read it: whoever comes second sees what the first one wrote.
 * The audit chain and the index clock are locked later, by every command in the same order.
 *
 * @throws {DomainError} NOT_FOUND, or GONE, when the actor may not see it
 */
export async function lockListing(tx: Tx, ctx: Context, code: string): Promise<LockedListing> {
  const [found] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM listing WHERE code = ${code} FOR UPDATE`;
  if (!found) throw new DomainError("NOT_FOUND", "listing not found");
  const row = await tx.listing.findUniqueOrThrow({ where: { id: found.id }, select: LOCKED_SELECT });
  assertReadable(ctx.actor, row, ctx.now);
  return withFirm(row);
}

/** Several at once, by id, in the order of their ids so that two bulk commands never wait for each other. */
export async function lockListings(tx: Tx, ids: readonly string[]): Promise<LockedListing[]> {
  if (ids.length === 0) return [];
  await tx.$queryRaw`SELECT id FROM listing WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.listing.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: "asc" }, select: LOCKED_SELECT });
  return rows.map(withFirm);
}

function withFirm(row: Row): LockedListing {
  return { ...row, claimed: row.organization.memberships.length > 0, revision: row.revisions[0] ?? null };
}

/** The status at the command's instant; see statusAt. */
export const presentStatus = (ctx: Context, row: LockedListing) => statusAt(row, ctx.now);

/**
 * Refuse a write that rests on another version than the present one.
 * @param version null when the caller sent none; the move is then guarded by the status alone
 * @throws {DomainError} CONFLICT
 */
export function assertVersion(row: { version: number }, version: number | null | undefined): void {
  if (version !== null && version !== undefined && version !== row.version) {
    throw new DomainError("CONFLICT", `version ${version} is stale, now ${row.version}`);
  }
}
