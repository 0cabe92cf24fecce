import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { DecisionKind } from "#lib/db/generated/enums.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { UndoData } from "../../model/undo.ts";
import type { DecisionInput, DecisionName } from "../../schema/moves.ts";

export const DECISION_KIND: Record<DecisionName, DecisionKind> = {
  approve: "APPROVE",
  return: "RETURN",
  reject: "REJECT",
  suspend: "SUSPEND",
  reinstate: "REINSTATE",
};

/** Keep a decision with what undoing it needs. Answers its id. */
export async function recordDecision(
  tx: Tx,
  ctx: Context,
  row: { id: string },
  input: Pick<DecisionInput, "decision" | "reasons" | "note" | "fieldNotes">,
  outcome: { revisionId: string | null; from: string; to: string; undo: UndoData },
): Promise<string> {
  const { id } = await tx.reviewDecision.create({
    data: {
      listingId: row.id,
      revisionId: outcome.revisionId,
      decision: DECISION_KIND[input.decision],
      reasons: input.reasons,
      note: input.note,
      fieldNotes: (input.fieldNotes ?? []) as Prisma.InputJsonArray,
      fromStatus: outcome.from,
      toStatus: outcome.to,
      undo: outcome.undo as unknown as Prisma.InputJsonObject,
      byId: ctx.actor.userId,
      at: ctx.now,
    },
    select: { id: true },
  });
  return id;
}
