import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { NO_CONTACT } from "#lib/kernel/contact.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { contactOfJson } from "../model/contact.ts";
import { columnsToRestore, type UndoData } from "../model/undo.ts";
import { UNDO_SECONDS } from "../model.ts";
import { assertVersion, lockListing } from "./parts/lock-listing.ts";
import { readVocabulary } from "./parts/vocabulary.ts";
import { readContact, writeContact } from "./parts/write-contact.ts";
import { listingEvent, writeContent, writeListing } from "./parts/write-listing.ts";

/**
 * Take back one's own decision within 30 seconds: listing and revision are as before it, and its mail, which has waited for
 * these 30 seconds, never leaves. Both acts stay in the audit.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN (somebody else's decision), OWN_ORGANIZATION, CONFLICT,
 *   ILLEGAL_TRANSITION (no decision, older than 30 s, or the listing moved on)
 */
export async function undoDecision(ctx: Context, { code, version }: { code: string; version?: number | null }): Promise<void> {
  const words = await readVocabulary(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.review", row);
    assertVersion(row, version);
    const last = await tx.reviewDecision.findFirst({
      where: { listingId: row.id, undoneAt: null },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: { id: true, at: true, byId: true, toStatus: true, undo: true, revisionId: true },
    });
    if (!last) throw new DomainError("ILLEGAL_TRANSITION", "no decision to undo");
    if (last.byId === null || last.byId !== ctx.actor.userId) throw new DomainError("FORBIDDEN", "another one's decision");
    const undo = last.undo as unknown as UndoData;
    const isLate = ctx.now.getTime() - last.at.getTime() > UNDO_SECONDS * 1000;
    if (isLate || undo.version !== row.version) throw new DomainError("ILLEGAL_TRANSITION", "too late to undo");

    const { count } = await tx.reviewDecision.updateMany({
      where: { id: last.id, undoneAt: null },
      data: { undoneAt: ctx.now },
    });
    if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", "undone meanwhile");
    const columns = columnsToRestore(undo.listing);
    const files = undo.fileIds && { fileIds: [...undo.fileIds] };
    if (undo.content) await writeContent(tx, ctx, words, row, undo.content, { ...columns, ...files });
    else await writeListing(tx, ctx, row, columns);
    if (undo.revision) await reopenRevision(tx, ctx, row.id, undo.revision, undo);
    if ([row.status, columns.status].includes("PUBLISHED")) await indexListingsIn(tx, [row.id]);
    const data = {
      decisionId: last.id,
      revisionId: last.revisionId,
      from: last.toStatus,
      to: undo.revision?.status ?? columns.status,
    };
    await recordEvent(tx, ctx, listingEvent(row, "listing.decisionUndone", data));
  });
}

/** The revision as it was, with the contacts back in their former places. */
async function reopenRevision(
  tx: Tx,
  ctx: Context,
  listingId: string,
  { id, status }: NonNullable<UndoData["revision"]>,
  undo: UndoData,
): Promise<void> {
  const revision = await tx.revision.findUniqueOrThrow({ where: { id }, select: { contact: true } });
  const swaps = undo.content !== null && revision.contact !== null;
  const approved = swaps ? ((await readContact(tx, listingId)) ?? NO_CONTACT) : null;
  if (swaps) await writeContact(tx, listingId, undo.hadContact ? contactOfJson(revision.contact) : null);
  const contact = (swaps ? approved : revision.contact) as Prisma.InputJsonObject | null;
  await tx.revision.update({
    where: { id },
    data: { status, closedAt: null, updatedAt: ctx.now, contact: contact ?? Prisma.DbNull },
  });
}
