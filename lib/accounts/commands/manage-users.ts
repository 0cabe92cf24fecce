import { endSessionsIn } from "#lib/auth/sign-in.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ACCOUNT_MESSAGES } from "../labels.ts";

/** `change` answers null when there was nothing to change. */
async function changeUser(ctx: Context, userId: string, change: (tx: Tx) => Promise<AppEvent | null>): Promise<void> {
  // Nobody locks themselves out, and nobody raises themselves.
  if (userId === ctx.actor.userId) throw new DomainError("FORBIDDEN", "own account", { detail: ACCOUNT_MESSAGES.ownAccount });
  await inTransaction(ctx.db, async (tx) => {
    if (!isUuid(userId) || !(await tx.user.findUnique({ where: { id: userId }, select: { id: true } })))
      throw new DomainError("NOT_FOUND", "no such user");
    const event = await change(tx);
    if (!event) return;
    await endSessionsIn(tx, userId, ctx.now);
    await recordEvent(tx, ctx, event);
  });
}

/** Give a user another role; it ends all their sign-ins. The same role again changes nothing. @throws {DomainError} FORBIDDEN, NOT_FOUND */
export async function setRole(ctx: Context, userId: string, role: Role): Promise<void> {
  authorize(ctx.actor, "user.manage", null);
  await changeUser(ctx, userId, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, role: { not: role } },
      data: { role, version: { increment: 1 } },
    });
    return count === 0 ? null : { name: "user.roleChanged", subjectType: "user", subjectId: userId, data: { role } };
  });
}

/** Disable an account: no sign-in and no key of it works from the next request on. @throws {DomainError} FORBIDDEN, NOT_FOUND */
export async function disableUser(ctx: Context, userId: string): Promise<void> {
  authorize(ctx.actor, "user.manage", null);
  await changeUser(ctx, userId, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, disabledAt: null },
      data: { disabledAt: ctx.now, version: { increment: 1 } },
    });
    return count === 0 ? null : { name: "user.disabled", subjectType: "user", subjectId: userId };
  });
}

/** Enable a disabled account again. @throws {DomainError} FORBIDDEN, NOT_FOUND */
export async function enableUser(ctx: Context, userId: string): Promise<void> {
  authorize(ctx.actor, "user.manage", null);
  await changeUser(ctx, userId, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, disabledAt: { not: null } },
      data: { disabledAt: null, version: { increment: 1 } },
    });
    return count === 0 ? null : { name: "user.enabled", subjectType: "user", subjectId: userId };
  });
}
