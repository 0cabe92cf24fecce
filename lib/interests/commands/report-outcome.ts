import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { stageMoves } from "../lifecycle.ts";
import { lockInterest, roleIn } from "../queries/load-interest.ts";
import type { ReportOutcome } from "../schema.ts";

type Report = ReportOutcome & { id: string };

/**
 * One side reports that a stage was reached. The status follows when the other side reports the same stage; until then
 * it is a claim of one side, which that side may still correct.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_NOT_VERIFIED, ORG_SUSPENDED, INVALID_INPUT, CONFLICT, ILLEGAL_TRANSITION
 */
export async function reportOutcome(ctx: Context, input: Report & { readVersion: number | null }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    // Locked first: when both sides report at once, the second must see the claim of the first.
    const row = await lockInterest(tx, ctx.actor, input.id);
    authorize(ctx.actor, "interest.reportOutcome", row);
    if (input.day && input.day > dayOf(ctx.now)) refuseInput({ path: "day", message: t(ctx.locale, "interests.dayNotYet") });
    if (input.readVersion !== null && input.readVersion !== row.version) throw new DomainError("CONFLICT", "stale version");
    const move = stageMoves[input.stage];
    assertMove(move, row.status);
    const side = roleIn(ctx.actor, row) === "ASKER" ? "ASKER" : "OWNER";
    await writeClaim(tx, ctx, input, side);
    const confirmed = (await tx.outcome.count({ where: { interestId: row.id, stage: input.stage } })) === 2;
    const { count } = await tx.interest.updateMany({
      where: { id: row.id, status: { in: [...move.from] } },
      data: { ...(confirmed && { status: move.to }), updatedAt: ctx.now, version: { increment: 1 } },
    });
    if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", "status changed meanwhile");
    await recordEvent(tx, ctx, {
      name: move.emits,
      subjectType: "interest",
      subjectId: row.id,
      subjectCode: row.listing.code,
      data: { by: side, stage: input.stage, confirmed, from: row.status, to: confirmed ? move.to : row.status },
    });
  });
}

async function writeClaim(tx: Tx, ctx: Context, input: Report, side: "ASKER" | "OWNER"): Promise<void> {
  const facts = {
    valueWan: input.valueWan ?? null,
    valueBand: input.valueBand || null,
    day: input.day ? dayToDate(input.day) : null,
    contractNo: input.contractNo || null,
    note: input.note ?? "",
    byId: ctx.actor.userId,
    at: ctx.now,
  };
  const key = { interestId: input.id, stage: input.stage, side };
  await tx.outcome.upsert({ where: { interestId_stage_side: key }, create: { ...key, ...facts }, update: facts });
}
