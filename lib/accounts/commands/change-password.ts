import { underLockout } from "#lib/auth/lockout.ts";
import { hashPassword, verifyPassword } from "#lib/auth/passwords.ts";
import { endSessionsIn } from "#lib/auth/sign-in.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ACCOUNT_MESSAGES } from "../labels.ts";
import { checkNewPassword } from "./check-password.ts";

const SELECT = {
  id: true,
  email: true,
  mobile: true,
  passwordHash: true,
  membership: { select: { organization: { select: { name: true, creditCode: true } } } },
} as const;

async function storePassword(ctx: Context, userId: string, password: string, keptSessionId: string | null, by: string) {
  const passwordHash = await hashPassword(password);
  await inTransaction(ctx.db, async (tx) => {
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, passwordChangedAt: ctx.now, version: { increment: 1 } },
    });
    await endSessionsIn(tx, userId, ctx.now, keptSessionId);
    await recordEvent(tx, ctx, { name: "user.passwordChanged", subjectType: "user", subjectId: userId, data: { by } });
  });
}

/**
 * Change the own password. Ends the user's other sign-ins; the one it is done in stays. An account that has only signed in by
 * link sets its first password without an old one.
 *
 * @param sessionId the sign-in it is done in
 * @throws {DomainError} UNAUTHENTICATED, INVALID_INPUT at `currentPassword` or `newPassword`
 */
export async function changePassword(
  ctx: Context,
  input: { currentPassword: string; newPassword: string },
  sessionId: string | null,
): Promise<void> {
  authorize(ctx.actor, "account.manage", null);
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.actor.userId ?? "" }, select: SELECT });
  if (user.passwordHash) {
    const right = await underLockout(`password-of:${user.id}`, async () =>
      (await verifyPassword(user.passwordHash, input.currentPassword)) ? true : null,
    );
    if (!right) refuseInput({ path: "currentPassword", message: ACCOUNT_MESSAGES.wrongPassword });
  }
  const firm = user.membership?.organization;
  checkNewPassword(input.newPassword, [firm?.name, firm?.creditCode, user.email, user.mobile], "newPassword");
  await storePassword(ctx, user.id, input.newPassword, sessionId, "self");
}

/**
 * Set a new password for somebody who cannot get a mail. Ends all their sign-ins.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, INVALID_INPUT at `password`
 */
export async function setUserPassword(ctx: Context, userId: string, password: string): Promise<void> {
  authorize(ctx.actor, "user.manage", null);
  const user = isUuid(userId) ? await ctx.db.user.findUnique({ where: { id: userId }, select: SELECT }) : null;
  if (!user) throw new DomainError("NOT_FOUND", "no such user");
  const firm = user.membership?.organization;
  checkNewPassword(password, [firm?.name, firm?.creditCode, user.email, user.mobile]);
  await storePassword(ctx, user.id, password, null, "admin");
}
