import type { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { CLOSE_REASONS } from "../labels.ts";
import { AWAITING_ANSWER, interestMoves, TALKING_STATUSES } from "../lifecycle.ts";
import { PROGRESS_DAYS } from "../model/progress.ts";
import { loadInterest } from "../queries/load-interest.ts";
import { type InterestMove, moveInterest } from "./move-interest.ts";

/** Rows a sweep takes at a time; the next run takes the rest. */
const BATCH = 500;
const ENDED_LISTING = ["WITHDRAWN", "FULFILLED", "REJECTED", "ARCHIVED", "DRAFT"] as const;

/** Remind firms that have not answered for three working days. Re-checked per row; @returns how many were reminded. */
export function remindInterests(ctx: Context): Promise<number> {
  const due = { status: "REQUESTED", remindedAt: null, remindAt: { lte: ctx.now }, dueAt: { gt: ctx.now } } as const;
  return sweep(ctx, due, interestMoves.remind, { remindedAt: ctx.now });
}

/** Hand requests whose five working days have passed to the association. @returns how many */
export function timeOutInterests(ctx: Context): Promise<number> {
  return sweep(ctx, { status: "REQUESTED", dueAt: { lte: ctx.now } }, interestMoves.timeOut, {});
}

/** Close requests nobody answered before their listing was withdrawn, fulfilled or turned down. @returns how many */
export function lapseInterests(ctx: Context): Promise<number> {
  const orphaned: Prisma.InterestWhereInput = {
    status: { in: [...AWAITING_ANSWER] },
    listing: { status: { in: [...ENDED_LISTING] } },
  };
  return sweep(ctx, orphaned, interestMoves.lapse, { closeReason: CLOSE_REASONS.listingEnded });
}

/**
 * Ask both sides how it goes, 7 and 30 days after they agreed. Who was not asked in time is asked once, not twice.
 * @returns how many requests were asked about
 */
export async function askProgress(ctx: Context): Promise<number> {
  let asked = 0;
  for (const [round, days] of [...PROGRESS_DAYS.entries()].toReversed()) {
    const due: Prisma.InterestWhereInput = {
      status: { in: [...TALKING_STATUSES] },
      progressAsked: { lte: round },
      answeredAt: { lte: new Date(ctx.now.getTime() - days * DAY_MS) },
    };
    asked += await sweep(ctx, due, interestMoves.askProgress, { progressAsked: round + 1 });
  }
  return asked;
}

async function sweep(
  ctx: Context,
  where: Prisma.InterestWhereInput,
  move: InterestMove,
  fields: { remindedAt?: Date; closeReason?: string; progressAsked?: number },
): Promise<number> {
  const due = await ctx.db.interest.findMany({ where, orderBy: { dueAt: "asc" }, take: BATCH, select: { id: true } });
  let done = 0;
  for (const { id } of due) {
    try {
      await inTransaction(ctx.db, async (tx) => {
        // Two workers may sweep at once: under the lock the second one finds nothing to do.
        await tx.$queryRaw`SELECT 1 FROM interest WHERE id = ${id}::uuid FOR UPDATE`;
        if ((await tx.interest.count({ where: { AND: [where, { id }] } })) === 0) return;
        const row = await loadInterest(tx, ctx.actor, id);
        authorize(ctx.actor, move.ability, row);
        await moveInterest(tx, ctx, row, { version: null, move, plan: () => fields });
        done += 1;
      });
    } catch (error) {
      // Answered a moment ago: nothing is left to do for this one.
      if (!(error instanceof DomainError && error.code === "ILLEGAL_TRANSITION")) throw error;
    }
  }
  return done;
}
