import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { CLOSE_REASONS } from "../labels.ts";
import { AGREED_STATUSES, interestMoves } from "../lifecycle.ts";
import { loadInterest, lockInterest } from "../queries/load-interest.ts";
import { moveInterest } from "./move-interest.ts";

type Ending = { id: string; version: number | null };

/**
 * The asker takes back a request that was not answered yet.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_NOT_VERIFIED, ORG_SUSPENDED, CONFLICT, ILLEGAL_TRANSITION
 */
export async function withdrawInterest(ctx: Context, { id, version }: Ending): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await loadInterest(tx, ctx.actor, id);
    authorize(ctx.actor, interestMoves.withdraw.ability, row);
    const plan = () => ({ closeReason: CLOSE_REASONS.withdrawn });
    await moveInterest(tx, ctx, row, { version, move: interestMoves.withdraw, plan });
  });
}

/**
 * Either side ends an agreed contact as 未成, with the reason; the grant stays until somebody withdraws consent.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_NOT_VERIFIED, ORG_SUSPENDED, CONFLICT, ILLEGAL_TRANSITION
 */
export async function closeInterest(ctx: Context, { id, version, reason }: Ending & { reason: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await loadInterest(tx, ctx.actor, id);
    authorize(ctx.actor, interestMoves.close.ability, row);
    await moveInterest(tx, ctx, row, { version, move: interestMoves.close, plan: () => ({ closeReason: reason }) });
  });
}

/**
 * Either side withdraws its consent: the grant ends, and from this commit the contact is shown to nobody.
 * What has ended already (REGISTERED, CLOSED) keeps its status.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_SUSPENDED, CONFLICT, ILLEGAL_TRANSITION without a live grant
 */
export async function revokeInterest(ctx: Context, input: Ending & { reason?: string | null }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    // Locked first: a withdrawal of consent must not lose against the other side's closing, it takes effect on either.
    const row = await lockInterest(tx, ctx.actor, input.id);
    authorize(ctx.actor, "interest.revoke", row);
    const open = AGREED_STATUSES.includes(row.status);
    await moveInterest(tx, ctx, row, {
      version: input.version,
      move: open ? interestMoves.revoke : interestMoves.revokeAfterEnd,
      plan: () => (open ? { closeReason: input.reason ?? "" } : {}),
      async afterwards() {
        const { count } = await tx.grant.updateMany({
          where: { interestId: row.id, revokedAt: null },
          data: { revokedAt: ctx.now, revokedById: ctx.actor.userId },
        });
        if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", "no live grant");
      },
    });
  });
}
