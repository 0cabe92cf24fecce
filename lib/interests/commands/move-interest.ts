import type { Tx } from "#lib/db/client.ts";
import type { InterestStatus } from "#lib/db/generated/enums.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { assertMove, type Move } from "#lib/kernel/lifecycle.ts";
import type { EventName } from "#lib/outbox/events.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { isSystem } from "#lib/policies/actor.ts";
import type { Ability } from "#lib/policies/authorize.ts";
import { type LoadedInterest, roleIn } from "../queries/load-interest.ts";

/** Fields of the row that a move writes beside status, version and time. */
type Fields = Partial<{
  answeredAt: Date;
  answeredById: string | null;
  consentNote: string;
  declineReason: string;
  closeReason: string;
  mediatorId: string | null;
  remindedAt: Date;
  progressAsked: number;
  askerTalksAt: Date;
  ownerTalksAt: Date;
}>;

export type InterestMove = Move<InterestStatus, Ability> & { emits: EventName };

/** What a command adds to the bare move. */
export type Change = {
  /** The version the caller read, when it sent one. */
  version: number | null;
  move: InterestMove;
  /** Checks what the table cannot know and names the fields to write. */
  plan(row: LoadedInterest): Fields;
  /** Writes to other tables of the module, after the row is won. */
  afterwards?(tx: Tx, row: LoadedInterest): Promise<void>;
};

/**
 * Make one move of a contact request that was loaded and authorised in this transaction: status table → conditional
 * update → event. Of two that come at once the second finds no row in a status it may leave.
 *
 * @throws {DomainError} CONFLICT (stale version), ILLEGAL_TRANSITION, and what `plan` and `afterwards` refuse
 */
export async function moveInterest(tx: Tx, ctx: Context, row: LoadedInterest, change: Change): Promise<void> {
  const { move, version, plan, afterwards } = change;
  const fields = plan(row);
  if (version !== null && version !== row.version) throw new DomainError("CONFLICT", "stale version");
  assertMove(move, row.status);
  const { count } = await tx.interest.updateMany({
    where: { id: row.id, status: { in: [...move.from] }, ...(version !== null && { version }) },
    data: { ...fields, ...(move.to && { status: move.to }), updatedAt: ctx.now, version: { increment: 1 } },
  });
  if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", `${move.emits}: somebody else was first`);
  await afterwards?.(tx, row);
  await recordEvent(tx, ctx, {
    name: move.emits,
    subjectType: "interest",
    subjectId: row.id,
    subjectCode: row.listing.code,
    data: { by: isSystem(ctx.actor) ? "SYSTEM" : roleIn(ctx.actor, row), from: row.status, to: move.to ?? row.status },
  });
}
