import { randomSecret, sha256Hex } from "#lib/auth/secrets.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { isModerator } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ACCOUNT_MESSAGES } from "../labels.ts";
import { allowedScopes, type Scope } from "../model/scopes.ts";

/**
 * Make a key for scripts. Its text is answered once and stored as a hash only.
 * @throws {DomainError} UNAUTHENTICATED, ORG_SUSPENDED, FORBIDDEN by a key (keys make no keys), INVALID_INPUT at `scopes`
 */
export async function createApiKey(
  ctx: Context,
  { name, scopes }: { name: string; scopes: readonly Scope[] },
): Promise<{ id: string; key: string }> {
  authorize(ctx.actor, "account.makeKeys", null);
  if (ctx.actor.scopes !== null) throw new DomainError("FORBIDDEN", "a key makes no keys");
  const allowed = allowedScopes(isModerator(ctx.actor));
  if (scopes.some((scope) => !allowed.includes(scope))) refuseInput({ path: "scopes", message: ACCOUNT_MESSAGES.scopeNotYours });
  const key = `jjj_${randomSecret()}`;
  return inTransaction(ctx.db, async (tx) => {
    const { id } = await tx.apiKey.create({
      data: {
        userId: ctx.actor.userId ?? "",
        name,
        prefix: key.slice(0, 9),
        keyHash: sha256Hex(key),
        scopes: [...new Set(scopes)],
        createdAt: ctx.now,
      },
      select: { id: true },
    });
    await recordEvent(tx, ctx, { name: "apiKey.created", subjectType: "apiKey", subjectId: id, data: { scopes } });
    return { id, key };
  });
}

/** End a key of one's own; from the next request on it is unknown. @throws {DomainError} NOT_FOUND */
export async function revokeApiKey(ctx: Context, id: string): Promise<void> {
  authorize(ctx.actor, "account.manage", null);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = isUuid(id)
      ? await tx.apiKey.updateMany({
          where: { id, userId: ctx.actor.userId ?? "", revokedAt: null },
          data: { revokedAt: ctx.now },
        })
      : { count: 0 };
    if (count === 0) throw new DomainError("NOT_FOUND", "no such key");
    await recordEvent(tx, ctx, { name: "apiKey.revoked", subjectType: "apiKey", subjectId: id });
  });
}
