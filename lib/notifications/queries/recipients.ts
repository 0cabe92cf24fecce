import type { Db } from "#lib/db/client.ts";

export type Recipient = { userId: string; toAddress: string };

/**
 * The one person of a firm who gets the mail about something: who wrote it, while still of the firm, else an owner, else
 * any member with an address. null for a firm without accounts, or whose members sign in by mobile number alone.
 */
export async function contactPersonOf(
  db: Db,
  organizationId: string,
  preferred: readonly (string | null)[] = [],
): Promise<Recipient | null> {
  const members = await db.membership.findMany({
    where: { organizationId, user: { disabledAt: null, email: { not: null } } },
    select: { role: true, user: { select: { id: true, email: true } } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  const chosen =
    preferred.map((id) => members.find(({ user }) => user.id === id)).find((found) => found) ??
    members.find(({ role }) => role === "OWNER") ??
    members[0];
  return chosen?.user.email ? { userId: chosen.user.id, toAddress: chosen.user.email } : null;
}

/** Users by id who can get mail. */
export async function usersWithMail(db: Db, ids: readonly string[]): Promise<Recipient[]> {
  const users = await db.user.findMany({
    where: { id: { in: [...ids] }, disabledAt: null, email: { not: null } },
    select: { id: true, email: true },
  });
  return users.flatMap(({ id, email }) => (email ? [{ userId: id, toAddress: email }] : []));
}
