import { endSessionsIn } from "#lib/auth/sign-in.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** End the user's sign-ins on other devices. @param sessionId the one it is done in, which stays */
export async function endOtherSignIns(ctx: Context, sessionId: string | null): Promise<void> {
  authorize(ctx.actor, "account.manage", null);
  const userId = ctx.actor.userId ?? "";
  await inTransaction(ctx.db, async (tx) => {
    await endSessionsIn(tx, userId, ctx.now, sessionId);
    await recordEvent(tx, ctx, { name: "user.signedOut", subjectType: "user", subjectId: userId, data: { others: true } });
  });
}
