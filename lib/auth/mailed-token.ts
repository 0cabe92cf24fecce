import type { Db, Tx } from "#lib/db/client.ts";
import type { MailedTokenKind } from "#lib/db/generated/enums.ts";
import { addMinutes } from "#lib/kernel/clock.ts";
import { linkSecret, sha256Hex } from "./secrets.ts";

const DAY_MINUTES = 24 * 60;

/** How long a mailed link holds, in minutes. */
export const LINK_MINUTES: Record<MailedTokenKind, number> = {
  MAGIC_LINK: 10,
  PASSWORD_RESET: 10,
  EMAIL_CONFIRMATION: 3 * DAY_MINUTES,
  INVITATION: 7 * DAY_MINUTES,
  CLAIM: 14 * DAY_MINUTES,
};

export type MailedLink = {
  kind: MailedTokenKind;
  userId?: string;
  email?: string;
  organizationId?: string;
  createdById?: string | null;
};

/**
 * Make a one-use link and void the older ones of its kind for the same account, or the same firm and address.
 * Only the secret's hash is stored; the mail derives the secret from the id (`linkSecret`).
 *
 * @returns the token's id
 */
export async function createMailedToken(tx: Tx, now: Date, link: MailedLink): Promise<string> {
  const { kind, userId = null, email = null, organizationId = null, createdById = null } = link;
  const older = userId ? { userId } : organizationId ? { organizationId, ...(kind === "INVITATION" && { email }) } : null;
  if (older) {
    await tx.mailedToken.updateMany({ where: { ...older, kind, consumedAt: null, voidedAt: null }, data: { voidedAt: now } });
  }
  const id = crypto.randomUUID();
  await tx.mailedToken.create({
    data: {
      id,
      kind,
      tokenHash: sha256Hex(linkSecret(id)),
      userId,
      email,
      organizationId,
      createdById,
      createdAt: now,
      expiresAt: addMinutes(now, LINK_MINUTES[kind]),
    },
  });
  return id;
}

const SELECT = { id: true, userId: true, email: true, organizationId: true, createdById: true } as const;
export type LiveToken = {
  id: string;
  userId: string | null;
  email: string | null;
  organizationId: string | null;
  createdById: string | null;
};

const live = (kind: MailedTokenKind, secret: string, now: Date) => ({
  kind,
  tokenHash: sha256Hex(secret),
  consumedAt: null,
  voidedAt: null,
  expiresAt: { gt: now },
});

/** What a link stands for while it is live; null when used, voided, expired or unknown. Reading does not consume it. */
export function findLiveToken(db: Db | Tx, kind: MailedTokenKind, secret: string, now: Date): Promise<LiveToken | null> {
  return db.mailedToken.findFirst({ where: live(kind, secret, now), select: SELECT });
}

/** Consume a link, once: of many at the same time one gets it, the others null. */
export async function consumeMailedToken(tx: Tx, kind: MailedTokenKind, secret: string, now: Date): Promise<LiveToken | null> {
  const [token] = await tx.mailedToken.updateManyAndReturn({
    where: live(kind, secret, now),
    data: { consumedAt: now },
    select: SELECT,
  });
  return token ?? null;
}
