// People and firms as rows, in the state a persona of the contract has. Everything is invented and marked 示例.
import { randomInt, randomUUID } from "node:crypto";
import { actorOf } from "#lib/auth/session.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { type Actor, ANONYMOUS, type Persona, SYSTEM } from "#lib/policies/actor.ts";

/** The instant at which tests happen unless they say otherwise: a Monday noon in Beijing. */
export const NOW = new Date("2026-11-23T04:00:00.000Z");

let serial = 0;
/** A number no other row of this run has. */
export const nextSerial = (): string => `${process.pid}${String(++serial).padStart(4, "0")}`;

export type Firm = { id: string; name: string; region: "BEIJING" | "TIANJIN" | "HEBEI" };
export type Person = { actor: Actor; userId: string; email: string; firm: Firm | null };

/** A firm with a private contact; verified unless said otherwise. */
export async function createFirm(overrides: Partial<Prisma.OrganizationUncheckedCreateInput> = {}): Promise<Firm> {
  const number = nextSerial();
  const name = overrides.name ?? `示例${number}有限公司`;
  const { id, region } = await db().organization.create({
    data: {
      nameKey: name.normalize("NFKC").toLowerCase(),
      region: "HEBEI",
      division: "130600",
      verification: "VERIFIED",
      verifiedAt: NOW,
      createdAt: NOW,
      updatedAt: NOW,
      contact: { create: { name: "示例联系人", phone: `010-0000${randomInt(1000, 9999)}`, email: `c${number}@example.invalid` } },
      ...overrides,
      name,
    },
    select: { id: true, region: true },
  });
  return { id, name, region };
}

/** A user, in a firm when one is given. */
export async function createUser(
  options: {
    role?: Prisma.UserCreateInput["role"];
    firm?: Firm | null;
    orgRole?: "OWNER" | "MEMBER";
    passwordHash?: string;
  } = {},
): Promise<Person> {
  const { role = "MEMBER", firm = null, orgRole = "OWNER", passwordHash } = options;
  const number = nextSerial();
  const user = await db().user.create({
    data: {
      name: `示例用户${number}`,
      email: `u${number}@example.invalid`,
      emailConfirmedAt: NOW,
      role,
      createdAt: NOW,
      ...(passwordHash && { passwordHash }),
      ...(firm && { membership: { create: { organizationId: firm.id, role: orgRole, createdAt: NOW } } }),
    },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      disabledAt: true,
      membership: { select: { role: true, organizationId: true, organization: { select: { name: true, verification: true } } } },
    },
  });
  return { actor: actorOf(user, null), userId: user.id, email: String(user.email), firm };
}

/**
 * Somebody of a persona that signs in. `pending`, `member`, `owner` and `suspended` get a firm of their own unless one is
 * given (its verification must fit the persona).
 */
export async function createPerson(persona: Exclude<Persona, "anonymous" | "system">, firm?: Firm): Promise<Person> {
  switch (persona) {
    case "moderator":
    case "editor":
    case "admin":
    case "auditor":
      return createUser({ role: persona.toUpperCase() as "ADMIN", firm: firm ?? null, orgRole: "MEMBER" });
    case "pending":
      return createUser({ firm: firm ?? (await createFirm({ verification: "UNVERIFIED", verifiedAt: null })) });
    case "suspended":
      return createUser({ firm: firm ?? (await createFirm({ verification: "SUSPENDED", suspendedFrom: "VERIFIED" })) });
    default:
      return createUser({ firm: firm ?? (await createFirm()), orgRole: persona === "owner" ? "OWNER" : "MEMBER" });
  }
}

/** The context in which somebody acts at an instant. */
export function contextOf(who: Person | Actor, now: Date = NOW): Context {
  return { db: db(), actor: "actor" in who ? who.actor : who, now, locale: "zh-CN", address: "192.0.2.1" };
}

export const systemContext = (now: Date = NOW): Context => contextOf(SYSTEM, now);
export const anonymousContext = (now: Date = NOW): Context => contextOf(ANONYMOUS, now);

/** A live sign-in of a user: the id that its cookie carries. */
export async function createSession(userId: string, now: Date = new Date()): Promise<string> {
  const { id } = await db().session.create({
    data: { id: randomUUID(), userId, createdAt: now, seenAt: now },
    select: { id: true },
  });
  return id;
}
