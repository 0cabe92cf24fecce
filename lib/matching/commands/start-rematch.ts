import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import { getEdition } from "#lib/editions/queries/editions.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { dropMatches } from "#lib/matching/commands/drop-matches.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";
import { activeWeights } from "#lib/matching/queries/active-weights.ts";
import { runEngineWith } from "#lib/matching/schema.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/**
 * Enter a full re-match of the current list or of a frozen issue. `queued`: the worker carries it out; else the caller does.
 * One run at a time is under way.
 *
 * @returns the run's id
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, ILLEGAL_TRANSITION for an issue that is not frozen, CONFLICT while another run is open
 */
export async function startRematch(ctx: Context, { scope }: { scope: string }, queued = true): Promise<string> {
  authorize(ctx.actor, "match.rematch", null);
  if (scope !== CURRENT) {
    const { frozenAt } = await getEdition(ctx, scope);
    if (frozenAt === null)
      throw new DomainError("ILLEGAL_TRANSITION", "edition not frozen", { detail: t(ctx.locale, "matching.runNotFrozen") });
  }
  // A frozen issue is matched with the shipped weights: the same issue always gives the same matches.
  const engine = runEngineWith(scope === CURRENT ? (await activeWeights(ctx.db)).version : 0);
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const at = { asOf: ctx.now, beatAt: ctx.now, createdAt: ctx.now };
      const run = await tx.matchRun.create({
        data: { scope, engine, createdById: ctx.actor.userId, ...at },
        select: { id: true },
      });
      await recordEvent(tx, ctx, {
        ...{ name: queued ? "match.runQueued" : "match.runStarted", subjectType: "matchRun", subjectId: run.id },
        data: { scope },
      });
      return run.id;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("CONFLICT", "another run is open", { detail: t(ctx.locale, "matching.runBusy") });
  }
}

/**
 * End a run that is under way; what it has found is dropped, the result of the run before it stays.
 *
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, ILLEGAL_TRANSITION when it has ended
 */
export async function cancelRematch(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, "match.rematch", null);
  if (!isUuid(id)) throw new DomainError("NOT_FOUND", "no such run");
  await inTransaction(ctx.db, async (tx) => {
    const run = await tx.matchRun.findUnique({ where: { id }, select: { scope: true } });
    if (!run) throw new DomainError("NOT_FOUND", "no such run");
    const { count } = await tx.matchRun.updateMany({
      where: { id, status: { in: ["QUEUED", "RUNNING"] } },
      data: { status: "CANCELLED", finishedAt: ctx.now },
    });
    if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", "the run has ended");
    await recordEvent(tx, ctx, {
      ...{ name: "match.runCancelled", subjectType: "matchRun", subjectId: id },
      data: { scope: run.scope },
    });
  });
  await dropMatches(ctx.db, id);
}
