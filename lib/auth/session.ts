import type { Db } from "#lib/db/client.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import type { Actor } from "#lib/policies/actor.ts";

const MINUTE_MS = 60_000;

/** Idle and whole time of a sign-in, in milliseconds (security checklist, line 9). */
export function sessionLimits(staff: boolean, profile: "nist" | "dengbao"): { idleMs: number; wholeMs: number } {
  if (staff) return { idleMs: 15 * MINUTE_MS, wholeMs: DAY_MS / 2 };
  return profile === "dengbao" ? { idleMs: 30 * MINUTE_MS, wholeMs: DAY_MS / 2 } : { idleMs: 7 * DAY_MS, wholeMs: 30 * DAY_MS };
}

/** What of a user makes an actor. */
export const ACTOR_SELECT = {
  id: true,
  name: true,
  role: true,
  disabledAt: true,
  membership: { select: { role: true, organizationId: true, organization: { select: { name: true, verification: true } } } },
} as const;

type UserWithFirm = {
  id: string;
  name: string;
  role: NonNullable<Actor["role"]>;
  disabledAt: Date | null;
  membership: {
    role: NonNullable<Actor["orgRole"]>;
    organizationId: string;
    organization: { name: string; verification: NonNullable<Actor["verification"]> };
  } | null;
};

/** The actor a user row stands for. */
export function actorOf(user: UserWithFirm, scopes: readonly string[] | null): Actor {
  return {
    kind: "user",
    userId: user.id,
    name: user.name,
    role: user.role,
    organizationId: user.membership?.organizationId ?? null,
    organizationName: user.membership?.organization.name ?? null,
    orgRole: user.membership?.role ?? null,
    verification: user.membership?.organization.verification ?? null,
    scopes,
  };
}

/**
 * The actor of a session id, read with its user in one query: sign-out, idle time, disabling, role and password change
 * end a sign-in at its next request. null when the session is over. Moves seenAt at most once a minute.
 */
export async function readSession(db: Db, sessionId: string, now: Date, profile: "nist" | "dengbao"): Promise<Actor | null> {
  const session = await db.session.findUnique({
    where: { id: sessionId },
    select: { createdAt: true, seenAt: true, revokedAt: true, user: { select: ACTOR_SELECT } },
  });
  if (!session || session.revokedAt || session.user.disabledAt) return null;
  const { idleMs, wholeMs } = sessionLimits(session.user.role !== "MEMBER", profile);
  if (now.getTime() - session.seenAt.getTime() > idleMs || now.getTime() - session.createdAt.getTime() > wholeMs) return null;
  if (now.getTime() - session.seenAt.getTime() > MINUTE_MS)
    await db.session.updateMany({ where: { id: sessionId }, data: { seenAt: now } });
  return actorOf(session.user, null);
}

/** The actor of an API key's hash; null when unknown, revoked or its user disabled. */
export async function readApiKey(db: Db, keyHash: string, now: Date): Promise<Actor | null> {
  const key = await db.apiKey.findUnique({
    where: { keyHash },
    select: { id: true, scopes: true, revokedAt: true, lastUsedAt: true, user: { select: ACTOR_SELECT } },
  });
  if (!key || key.revokedAt || key.user.disabledAt) return null;
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > MINUTE_MS)
    await db.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } });
  return actorOf(key.user, key.scopes);
}

/** The actor of a user's e-mail address (command line, `--as`); null when there is none or it is disabled. */
export async function readUserByEmail(db: Db, email: string): Promise<Actor | null> {
  const user = await db.user.findUnique({ where: { email }, select: ACTOR_SELECT });
  return user && !user.disabledAt ? actorOf(user, null) : null;
}

/** The actor of a user's id (work done later in somebody's name); null when there is none or it is disabled. */
export async function readUserById(db: Db, id: string): Promise<Actor | null> {
  const user = await db.user.findUnique({ where: { id }, select: ACTOR_SELECT });
  return user && !user.disabledAt ? actorOf(user, null) : null;
}
