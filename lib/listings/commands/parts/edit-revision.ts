import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { NO_CONTACT } from "#lib/kernel/contact.ts";
import type { Context } from "#lib/kernel/context.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { revisionMoves } from "../../lifecycle.ts";
import { contactFrom, contactOfJson } from "../../model/contact.ts";
import { changedFields, contentOf } from "../../model/content.ts";
import { FILES } from "../../model/files.ts";
import type { ListingContent } from "../../model.ts";
import type { ListingPatch } from "../../schema.ts";
import type { LockedListing } from "./lock-listing.ts";
import { discardRevisionIn, reviewTarget, writeRevision } from "./revision.ts";
import { readContact } from "./write-contact.ts";
import { revisionEvent, writeListing } from "./write-listing.ts";

/**
 * Open or change the one revision of a published listing; the public text stays. A rejected revision is closed by the new one.
 * A patch that changes nothing opens nothing.
 *
 * @throws {DomainError} ILLEGAL_TRANSITION while the revision is in review
 */
export async function editRevisionIn(
  tx: Tx,
  ctx: Context,
  row: LockedListing,
  after: ListingContent,
  contactPatch: ListingPatch["contact"],
): Promise<void> {
  const target = reviewTarget(ctx, row);
  const open = target.kind === "revision" ? target.revision : null;
  if (open) assertMove(revisionMoves.edit, target.status as typeof open.status);

  const formerContact = open?.contact ?? null;
  const contact = contactPatch === undefined ? formerContact : (contactFrom(contactPatch) ?? NO_CONTACT);
  const changed = changedFields(contentOf(row), after);
  if (contact !== null && (await differs(tx, row.id, contact))) changed.push("contact");
  // Attachments are changed by commands of their own; what is open of them stays.
  if (open?.changed.includes(FILES)) changed.push(FILES);
  if (!open && changed.length === 0) return;

  const data = {
    content: after as Prisma.InputJsonObject,
    contact: changed.includes("contact") ? (contact as Prisma.InputJsonObject) : Prisma.DbNull,
    changed,
  };
  if (open) {
    await writeRevision(tx, ctx, open, { ...data, status: target.status as typeof open.status });
    const version = await writeListing(
      tx,
      ctx,
      row,
      target.status === open.status ? {} : { claimedById: null, claimedUntil: null },
    );
    await recordEvents(tx, ctx, [revisionEvent(row, open.id, revisionMoves.edit.emits, { version, changed })]);
    return;
  }
  const discarded = await discardRevisionIn(tx, ctx, row);
  const { id } = await tx.revision.create({
    data: { ...data, listingId: row.id, createdAt: ctx.now, updatedAt: ctx.now },
    select: { id: true },
  });
  const version = await writeListing(tx, ctx, row, {});
  await recordEvents(tx, ctx, [...discarded, revisionEvent(row, id, "revision.opened", { version, changed })]);
}

async function differs(tx: Tx, listingId: string, contact: unknown): Promise<boolean> {
  const present = await readContact(tx, listingId);
  return JSON.stringify(contactOfJson(contact)) !== JSON.stringify(present);
}
