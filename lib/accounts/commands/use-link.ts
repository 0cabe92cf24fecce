import { consumeMailedToken, findLiveToken } from "#lib/auth/mailed-token.ts";
import { hashPassword } from "#lib/auth/passwords.ts";
import { endSessionsIn } from "#lib/auth/sign-in.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ACCOUNT_MESSAGES } from "../labels.ts";
import { checkNewPassword } from "./check-password.ts";

/** The refusal of a mailed link that is used up, over or unknown. */
const linkOver = (): DomainError =>
  new DomainError("INVALID_INPUT", "link over", {
    detail: ACCOUNT_MESSAGES.linkOver,
    errors: [{ path: "token", message: ACCOUNT_MESSAGES.linkOver }],
  });

/**
 * Set a new password by a mailed link. Ends every sign-in of the user and the links to sign in. A password that breaks the
 * rules does not use the link up.
 *
 * @throws {DomainError} INVALID_INPUT at `token` or `password`
 */
export async function resetPassword(ctx: Context, { token, password }: { token: string; password: string }): Promise<void> {
  authorize(ctx.actor, "account.recover", null);
  const live = await findLiveToken(ctx.db, "PASSWORD_RESET", token, ctx.now);
  const user = live?.userId
    ? await ctx.db.user.findUnique({
        where: { id: live.userId },
        select: {
          id: true,
          email: true,
          mobile: true,
          disabledAt: true,
          membership: { select: { organization: { select: { name: true, creditCode: true } } } },
        },
      })
    : null;
  if (!user || user.disabledAt) throw linkOver();
  const firm = user.membership?.organization;
  checkNewPassword(password, [firm?.name, firm?.creditCode, user.email, user.mobile]);
  const passwordHash = await hashPassword(password);
  await inTransaction(ctx.db, async (tx) => {
    const consumed = await consumeMailedToken(tx, "PASSWORD_RESET", token, ctx.now);
    if (consumed?.userId !== user.id) throw linkOver();
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, passwordChangedAt: ctx.now, version: { increment: 1 } },
    });
    await tx.user.updateMany({ where: { id: user.id, emailConfirmedAt: null }, data: { emailConfirmedAt: ctx.now } });
    await tx.mailedToken.updateMany({
      where: { userId: user.id, kind: "MAGIC_LINK", consumedAt: null, voidedAt: null },
      data: { voidedAt: ctx.now },
    });
    await endSessionsIn(tx, user.id, ctx.now);
    await recordEvent(tx, ctx, { name: "user.passwordChanged", subjectType: "user", subjectId: user.id, data: { by: "link" } });
  });
}

/** Confirm an address by the link mailed to it. @throws {DomainError} INVALID_INPUT at `token` */
export async function confirmEmail(ctx: Context, token: string): Promise<void> {
  authorize(ctx.actor, "account.recover", null);
  await inTransaction(ctx.db, async (tx) => {
    const consumed = await consumeMailedToken(tx, "EMAIL_CONFIRMATION", token, ctx.now);
    if (!consumed?.userId) throw linkOver();
    await tx.user.updateMany({
      where: { id: consumed.userId, email: consumed.email, emailConfirmedAt: null },
      data: { emailConfirmedAt: ctx.now },
    });
    await recordEvent(tx, ctx, { name: "user.emailConfirmed", subjectType: "user", subjectId: consumed.userId });
  });
}
