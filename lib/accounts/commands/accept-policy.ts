import { sha256Hex } from "#lib/auth/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { siteDocument } from "#lib/i18n/documents.ts";
import type { Context } from "#lib/kernel/context.ts";
import { POLICY_VERSION } from "#lib/kernel/policy-version.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** Hash of the two texts a person agrees to, as they are shown. */
export function policyTextHash(): string {
  return sha256Hex(JSON.stringify([siteDocument("zh-CN", "terms"), siteDocument("zh-CN", "privacy")]));
}

/** Store that a user agreed to the present texts, in the caller's transaction. Agreeing again keeps the first time. */
export async function storeAcceptanceIn(tx: Tx, ctx: Context, userId: string): Promise<void> {
  await tx.policyAcceptance.createMany({
    data: [{ userId, policyVersion: POLICY_VERSION, textHash: policyTextHash(), acceptedAt: ctx.now }],
    skipDuplicates: true,
  });
}

/** Agree to a new version of terms and privacy policy. */
export async function acceptPolicy(ctx: Context): Promise<void> {
  authorize(ctx.actor, "account.manage", null);
  const userId = ctx.actor.userId ?? "";
  await inTransaction(ctx.db, async (tx) => {
    await storeAcceptanceIn(tx, ctx, userId);
    const data = { version: POLICY_VERSION };
    await recordEvent(tx, ctx, { name: "user.policyAccepted", subjectType: "user", subjectId: userId, data });
  });
}
