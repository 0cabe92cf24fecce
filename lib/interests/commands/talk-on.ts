import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { interestMoves } from "../lifecycle.ts";
import { loadInterest, roleIn } from "../queries/load-interest.ts";
import { moveInterest } from "./move-interest.ts";

/**
 * One side says that the talks go on: it is not asked again before the next time. No status changes.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_NOT_VERIFIED, ORG_SUSPENDED, CONFLICT, ILLEGAL_TRANSITION
 */
export async function talkOn(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await loadInterest(tx, ctx.actor, id);
    authorize(ctx.actor, interestMoves.talkOn.ability, row);
    await moveInterest(tx, ctx, row, {
      version: null,
      move: interestMoves.talkOn,
      plan: () => (roleIn(ctx.actor, row) === "ASKER" ? { askerTalksAt: ctx.now } : { ownerTalksAt: ctx.now }),
    });
  });
}
