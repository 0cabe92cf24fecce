import type { Prisma } from "#lib/db/generated/client.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { decodeCursor, encodeCursor, type Page, refuseCursor } from "#lib/kernel/pagination.ts";
import { maskContact } from "#lib/kernel/text.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { authorize } from "#lib/policies/authorize.ts";

export type UserListItem = {
  id: string;
  name: string;
  /** Masked. */
  email: string | null;
  mobile: string | null;
  role: Role;
  disabled: boolean;
  createdAt: Date;
  organization: { id: string; name: string } | null;
};

export type UserListFilter = { role?: Role; q?: string; disabled?: boolean; cursor?: string; limit?: number };

const SELECT = {
  id: true,
  name: true,
  email: true,
  mobile: true,
  role: true,
  disabledAt: true,
  createdAt: true,
  membership: { select: { organization: { select: { id: true, name: true } } } },
} as const satisfies Prisma.UserSelect;

function toItem({
  membership,
  disabledAt,
  email,
  mobile,
  ...row
}: Prisma.UserGetPayload<{ select: typeof SELECT }>): UserListItem {
  return {
    ...row,
    email: email && maskContact(email),
    mobile: mobile && maskContact(mobile),
    disabled: disabledAt !== null,
    organization: membership?.organization ?? null,
  };
}

/** One account as the list shows it; null when there is none. @throws {DomainError} UNAUTHENTICATED, FORBIDDEN */
export async function findUser({ db, actor }: Viewing, id: string): Promise<UserListItem | null> {
  authorize(actor, "user.manage", null);
  const row = isUuid(id) ? await db.user.findUnique({ where: { id }, select: SELECT }) : null;
  return row && toItem(row);
}

/**
 * Accounts for admins, newest first; keyset on the id, which is a time-ordered one. `q` is a part of the name, or a whole
 * address or number: masked ones cannot be searched by parts.
 *
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT at `cursor`
 */
export async function listUsers({ db, actor }: Viewing, filter: UserListFilter): Promise<Page<UserListItem>> {
  authorize(actor, "user.manage", null);
  const { role, q, disabled, cursor, limit = 50 } = filter;
  const [after] = cursor ? decodeCursor(cursor, 1) : [null];
  if (cursor && !isUuid(String(after))) refuseCursor();
  const text = q?.normalize("NFKC").trim();
  const where: Prisma.UserWhereInput = {
    ...(role && { role }),
    ...(disabled !== undefined && { disabledAt: disabled ? { not: null } : null }),
    ...(text && { OR: [{ name: { contains: text } }, { email: text.toLowerCase() }, { mobile: text }] }),
  };
  const rows = await db.user.findMany({
    where: { AND: [where, after ? { id: { lt: String(after) } } : {}] },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: SELECT,
  });
  const items = rows.slice(0, limit).map(toItem);
  const last = items.at(-1);
  return {
    items,
    total: await db.user.count({ where }),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}
