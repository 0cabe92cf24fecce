import type { Tx } from "#lib/db/client.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { type Identifier, parseIdentifier } from "./identifier.ts";
import { underLockout } from "./lockout.ts";
import { consumeMailedToken } from "./mailed-token.ts";
import { verifyPassword } from "./passwords.ts";
import { ACTOR_SELECT, actorOf } from "./session.ts";

/** Longest password that is looked at; the rules of new ones allow less. */
const MAX_TYPED = 1_024;

export type SignedIn = { userId: string; sessionId: string; role: Role };

/** Selects a user by what was typed. */
export const byIdentifier = (identifier: Identifier) =>
  identifier.kind === "email" ? { email: identifier.value } : { mobile: identifier.value };

/**
 * Sign in by password. Unknown, disabled and locked accounts, accounts without password and wrong passwords are all the
 * same null, after the same work.
 */
export async function signInByPassword(ctx: Context, typed: string, password: string): Promise<SignedIn | null> {
  const identifier = parseIdentifier(typed);
  const userId = await underLockout(identifier?.value ?? typed.slice(0, 300), async () => {
    const user = identifier
      ? await ctx.db.user.findUnique({
          where: byIdentifier(identifier) as { email: string },
          select: { id: true, passwordHash: true, disabledAt: true },
        })
      : null;
    const right = await verifyPassword(user?.passwordHash ?? null, password.slice(0, MAX_TYPED));
    return right && user && !user.disabledAt ? user.id : null;
  });
  return userId ? inTransaction(ctx.db, (tx) => startSession(tx, ctx, userId, "password")) : null;
}

/** Sign in by a mailed link, which is consumed by it. It proves the address, too. */
export async function signInByLink(ctx: Context, secret: string): Promise<SignedIn | null> {
  return inTransaction(ctx.db, async (tx) => {
    const token = await consumeMailedToken(tx, "MAGIC_LINK", secret, ctx.now);
    if (!token?.userId) return null;
    await tx.user.updateMany({
      where: { id: token.userId, emailConfirmedAt: null, email: { not: null } },
      data: { emailConfirmedAt: ctx.now },
    });
    return startSession(tx, ctx, token.userId, "link");
  });
}

async function startSession(tx: Tx, ctx: Context, userId: string, by: "password" | "link"): Promise<SignedIn | null> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: ACTOR_SELECT });
  if (!user || user.disabledAt) return null;
  await tx.user.updateMany({ where: { id: userId, pageLocale: { not: ctx.locale } }, data: { pageLocale: ctx.locale } });
  const { id } = await tx.session.create({ data: { userId, createdAt: ctx.now, seenAt: ctx.now }, select: { id: true } });
  const actor = actorOf(user, null);
  await recordEvent(tx, { ...ctx, actor }, { name: "user.signedIn", subjectType: "user", subjectId: userId, data: { by } });
  return { userId, sessionId: id, role: user.role };
}

/** End one sign-in: its cookie is dead from the next request on. Doing it again changes nothing. */
export async function endSession(ctx: Context, sessionId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const [ended] = await tx.session.updateManyAndReturn({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: ctx.now },
      select: { user: { select: ACTOR_SELECT } },
    });
    if (!ended) return;
    const actor = actorOf(ended.user, null);
    await recordEvent(tx, { ...ctx, actor }, { name: "user.signedOut", subjectType: "user", subjectId: ended.user.id });
  });
}

/** End every sign-in of a user but the named one, in the caller's transaction. */
export async function endSessionsIn(tx: Tx, userId: string, now: Date, exceptId: string | null = null): Promise<void> {
  await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    data: { revokedAt: now },
  });
}
