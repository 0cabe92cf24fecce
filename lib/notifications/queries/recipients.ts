import type { Db } from "#lib/db/client.ts";

/** `toAddress` is "" for somebody who signs in by mobile number: told on the page alone. */
export type Recipient = { userId: string; toAddress: string };

/**
 * The one person of a firm who is told about something: who wrote it, while still of the firm, else an owner, else any member;
 * people with an address before those without. null for a firm without accounts.
 */
export async function contactPersonOf(
  db: Db,
  organizationId: string,
  preferred: readonly (string | null)[] = [],
): Promise<Recipient | null> {
  const members = await db.membership.findMany({
    where: { organizationId, user: { disabledAt: null } },
    select: { role: true, user: { select: { id: true, email: true } } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  const withMail = members.filter(({ user }) => user.email !== null);
  const among = withMail.length > 0 ? withMail : members;
  const chosen =
    preferred.map((id) => among.find(({ user }) => user.id === id)).find((found) => found) ??
    among.find(({ role }) => role === "OWNER") ??
    among[0];
  return chosen ? { userId: chosen.user.id, toAddress: chosen.user.email ?? "" } : null;
}

/** Users by id who can get mail. */
export async function usersWithMail(db: Db, ids: readonly string[]): Promise<Recipient[]> {
  const users = await db.user.findMany({
    where: { id: { in: [...ids] }, disabledAt: null, email: { not: null } },
    select: { id: true, email: true },
  });
  return users.flatMap(({ id, email }) => (email ? [{ userId: id, toAddress: email }] : []));
}
