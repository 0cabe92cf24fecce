import { inTransaction } from "#lib/db/transaction.ts";
import { assertVersion, lockEdition, MOVE_TIMEOUT_MS, type MoveEdition } from "#lib/editions/commands/move-edition.ts";
import { storePapers } from "#lib/editions/commands/store-papers.ts";
import { editionMoves } from "#lib/editions/lifecycle.ts";
import { hashEdition } from "#lib/editions/model/hashes.ts";
import { collectEdition } from "#lib/editions/queries/collect.ts";
import { readFrozen } from "#lib/editions/queries/frozen.ts";
import type { Context } from "#lib/kernel/context.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/**
 * Freeze an issue: collect its rows, seal each and all, lay down its papers. From this commit nobody can change them.
 *
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, ILLEGAL_TRANSITION (somebody froze it before), CONFLICT (stale version).
 */
export async function freezeEdition(ctx: Context, { number, version }: MoveEdition): Promise<void> {
  const move = editionMoves.freeze;
  authorize(ctx.actor, move.ability, null);
  await inTransaction(
    ctx.db,
    async (tx) => {
      const edition = await lockEdition(tx, number);
      assertMove(move, edition.status);
      assertVersion(edition, version);
      const { rows, frame, counts, changes, previous } = await collectEdition(tx, edition.cutoff, ctx.now);
      const hash = hashEdition(rows);
      // Rows first: once the issue is frozen, the database refuses any further row.
      await tx.editionRow.createMany({
        data: rows.map((row) => ({ editionId: edition.id, serial: row.serial, code: row.code, row, hash: row.hash })),
      });
      const frozen = await tx.edition.update({
        where: { id: edition.id, status: edition.status, version: edition.version },
        data: {
          ...{ status: move.to, hash, previous, counts, changes, frame, frozenAt: ctx.now, frozenById: ctx.actor.userId },
          version: { increment: 1 },
        },
        include: { files: true },
      });
      // Read back, so that the papers are made from what later renderings will read.
      const snapshot = await readFrozen(tx, frozen);
      await storePapers(tx, edition.id, snapshot.edition, snapshot.frame, ctx.now);
      await recordEvent(tx, ctx, {
        ...{ name: move.emits, subjectType: "edition", subjectId: edition.id, subjectCode: number },
        data: { hash, rows: rows.length, demand: counts.demand, supply: counts.supply },
      });
    },
    { timeoutMs: MOVE_TIMEOUT_MS },
  );
}
