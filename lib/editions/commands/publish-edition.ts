import type { Tx } from "#lib/db/client.ts";
import { holdLock } from "#lib/db/locks.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { assertVersion, lockEdition, MOVE_TIMEOUT_MS, type MoveEdition } from "#lib/editions/commands/move-edition.ts";
import { storePapers } from "#lib/editions/commands/store-papers.ts";
import { editionMoves } from "#lib/editions/lifecycle.ts";
import { assertIntact, readFrozen } from "#lib/editions/queries/frozen.ts";
import type { Context } from "#lib/kernel/context.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/**
 * Publish a frozen issue in one step: its place in the series, its papers with that place, and its page appear with one
 * commit. Whoever froze it may not publish it.
 *
 * @throws {DomainError} FORBIDDEN, SAME_PERSON, NOT_FOUND, ILLEGAL_TRANSITION (somebody published it before), CONFLICT (stale
 *   version, or rows altered since they were frozen).
 */
export async function publishEdition(ctx: Context, { number, version }: MoveEdition): Promise<void> {
  const move = editionMoves.publish;
  await inTransaction(
    ctx.db,
    async (tx) => {
      await holdLock(tx, "editionSeries");
      const edition = await lockEdition(tx, number);
      authorize(ctx.actor, move.ability, edition);
      assertMove(move, edition.status);
      assertVersion(edition, version);
      assertIntact((await readFrozen(tx, edition)).edition);
      const serial = await nextSerial(tx);
      const published = await tx.edition.update({
        where: { id: edition.id, status: edition.status, version: edition.version },
        data: { status: move.to, serial, publishedAt: ctx.now, publishedById: ctx.actor.userId, version: { increment: 1 } },
        include: { files: true },
      });
      const snapshot = await readFrozen(tx, published);
      await storePapers(tx, edition.id, snapshot.edition, snapshot.frame, ctx.now);
      await recordEvent(tx, ctx, {
        ...{ name: move.emits, subjectType: "edition", subjectId: edition.id, subjectCode: number },
        data: { serial, hash: published.hash },
      });
    },
    { timeoutMs: MOVE_TIMEOUT_MS },
  );
}

/** 总第 M 期, without gaps: the lock lets one publisher count at a time. */
async function nextSerial(tx: Tx): Promise<number> {
  const { _max } = await tx.edition.aggregate({ _max: { serial: true } });
  return (_max.serial ?? 0) + 1;
}
