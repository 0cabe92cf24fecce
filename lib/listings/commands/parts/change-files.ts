import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent, recordEvents } from "#lib/outbox/record-event.ts";
import { listingMoves, revisionMoves } from "../../lifecycle.ts";
import { contentOf } from "../../model/content.ts";
import { FILES, sameList } from "../../model/files.ts";
import { type LockedListing, presentStatus } from "./lock-listing.ts";
import { discardRevisionIn, reviewTarget, writeRevision } from "./revision.ts";
import { listingEvent, revisionEvent, writeListing } from "./write-listing.ts";

/** The attachments that the next change starts from: those of the open revision, if it changes them, else the listing's. */
export function presentFiles(ctx: Context, row: LockedListing): string[] {
  const target = reviewTarget(ctx, row);
  return target.kind === "revision" && target.revision.changed.includes(FILES) ? target.revision.fileIds : row.fileIds;
}

/** Give a new listing what the text of another one shows: rows of its own over the same bytes. */
export async function copyFilesIn(tx: Tx, ctx: Context, from: LockedListing, listingId: string): Promise<void> {
  const files = await tx.listingFile.findMany({ where: { listingId: from.id, id: { in: from.fileIds } } });
  const fileIds: string[] = [];
  for (const id of from.fileIds) {
    const file = files.find((each) => each.id === id);
    if (!file) continue;
    const { id: _id, ...columns } = file;
    const copy = await tx.listingFile.create({ data: { ...columns, listingId, createdAt: ctx.now }, select: { id: true } });
    fileIds.push(copy.id);
  }
  if (fileIds.length > 0) await tx.listing.update({ where: { id: listingId }, data: { fileIds } });
}

/**
 * Give a listing other attachments, by the rule of its text: in place while it is not public, in its revision once it is.
 *
 * @throws {DomainError} ILLEGAL_TRANSITION (ended, or listing or revision is in review), CONFLICT
 */
export async function changeFilesIn(tx: Tx, ctx: Context, row: LockedListing, fileIds: string[]): Promise<void> {
  const status = presentStatus(ctx, row);
  if (status === "PUBLISHED") return reviseFiles(tx, ctx, row, fileIds);
  assertMove(listingMoves.edit, status);
  if (sameList(fileIds, row.fileIds)) return;
  const lapsed = status === row.status ? {} : { status, claimedById: null, claimedUntil: null };
  const version = await writeListing(tx, ctx, row, { ...lapsed, fileIds });
  await recordEvent(tx, ctx, listingEvent(row, listingMoves.edit.emits, { version, changed: [FILES] }));
}

async function reviseFiles(tx: Tx, ctx: Context, row: LockedListing, fileIds: string[]): Promise<void> {
  const target = reviewTarget(ctx, row);
  const open = target.kind === "revision" ? target.revision : null;
  if (open) assertMove(revisionMoves.edit, target.status as typeof open.status);
  const others = (open?.changed ?? []).filter((name) => name !== FILES);
  const changed = sameList(fileIds, row.fileIds) ? others : [...others, FILES];
  if (!open) {
    if (changed.length === 0) return;
    const discarded = await discardRevisionIn(tx, ctx, row);
    const content = contentOf(row) as Prisma.InputJsonObject;
    const at = { createdAt: ctx.now, updatedAt: ctx.now };
    const { id } = await tx.revision.create({
      data: { listingId: row.id, content, changed, fileIds, ...at },
      select: { id: true },
    });
    const version = await writeListing(tx, ctx, row, {});
    await recordEvents(tx, ctx, [...discarded, revisionEvent(row, id, "revision.opened", { version, changed })]);
    return;
  }
  // Taken back before anybody saw it: there is nothing left to review.
  if (changed.length === 0 && open.status === "DRAFT") {
    const discarded = await discardRevisionIn(tx, ctx, row);
    await writeListing(tx, ctx, row, {});
    await recordEvents(tx, ctx, discarded);
    return;
  }
  await writeRevision(tx, ctx, open, { fileIds, changed, status: target.status as typeof open.status });
  const lapsed = target.status === open.status ? {} : { claimedById: null, claimedUntil: null };
  const version = await writeListing(tx, ctx, row, lapsed);
  await recordEvents(tx, ctx, [revisionEvent(row, open.id, revisionMoves.edit.emits, { version, changed })]);
}
