import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { interestMoves } from "../lifecycle.ts";
import { loadInterest } from "../queries/load-interest.ts";
import { moveInterest } from "./move-interest.ts";

/**
 * A member of staff takes over the mediation of a request whose time has run out; both firms then read the name.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION
 */
export async function nameMediator(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await loadInterest(tx, ctx.actor, id);
    authorize(ctx.actor, interestMoves.nameMediator.ability, row);
    const plan = () => ({ mediatorId: ctx.actor.userId });
    await moveInterest(tx, ctx, row, { version: null, move: interestMoves.nameMediator, plan });
  });
}
