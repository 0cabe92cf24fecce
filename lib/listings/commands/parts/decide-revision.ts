import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { RevisionStatus } from "#lib/db/generated/enums.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import { NO_CONTACT } from "#lib/kernel/contact.ts";
import type { Context } from "#lib/kernel/context.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { revisionMoves } from "../../lifecycle.ts";
import { contactOfJson } from "../../model/contact.ts";
import { contentOf } from "../../model/content.ts";
import { FILES } from "../../model/files.ts";
import { columnsBefore } from "../../model/undo.ts";
import type { DecisionInput } from "../../schema/moves.ts";
import type { LockedListing } from "./lock-listing.ts";
import { landing } from "./publish.ts";
import { recordDecision } from "./record-decision.ts";
import { revisionContent, writeRevision } from "./revision.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { readContact, writeContact } from "./write-contact.ts";
import { revisionEvent, writeContent, writeListing } from "./write-listing.ts";

type RevisionDecision = Pick<DecisionInput, "reasons" | "note" | "fieldNotes"> & { decision: "approve" | "return" | "reject" };

const NOT_WAITING = { claimedById: null, claimedUntil: null, queuedAt: null };

/**
 * Decide on the open revision of a published listing: approved, it becomes the listing; else the public text stays.
 * An approved revision whose validity has passed ends the listing (EXPIRED).
 *
 * @throws {DomainError} ILLEGAL_TRANSITION
 */
export async function decideRevisionIn(
  tx: Tx,
  ctx: Context,
  words: Vocabulary,
  row: LockedListing,
  revision: NonNullable<LockedListing["revision"]>,
  status: RevisionStatus,
  input: RevisionDecision,
): Promise<void> {
  const move = revisionMoves[input.decision];
  assertMove(move, status);
  const isApproved = input.decision === "approve";
  const before = { listing: columnsBefore(row), revision: { id: revision.id, status: revision.status } };
  const hadContact = isApproved && revision.contact !== null && (await readContact(tx, row.id)) !== null;
  const version = isApproved ? await applyRevision(tx, ctx, words, row, revision) : await writeListing(tx, ctx, row, NOT_WAITING);
  if (!isApproved) await writeRevision(tx, ctx, revision, { status: move.to });
  const decisionId = await recordDecision(tx, ctx, row, input, {
    revisionId: revision.id,
    from: status,
    to: move.to,
    undo: { ...before, version, content: isApproved ? contentOf(row) : null, hadContact, fileIds: row.fileIds },
  });
  if (isApproved) await indexListingsIn(tx, [row.id]);
  const data = { decisionId, from: status, to: move.to, reasons: input.reasons, changed: revision.changed };
  await recordEvent(tx, ctx, revisionEvent(row, revision.id, move.emits, data));
}

/** Put a revision in the place of the public text; its former contact changes places with the new one, for undo. */
async function applyRevision(
  tx: Tx,
  ctx: Context,
  words: Vocabulary,
  row: LockedListing,
  revision: NonNullable<LockedListing["revision"]>,
): Promise<number> {
  const content = revisionContent(revision);
  const columns = landing(
    ctx,
    { ...row, visibility: content.visibility, validUntil: dayToDate(content.validUntil) },
    "PUBLISHED",
  );
  const fileIds = revision.changed.includes(FILES) ? revision.fileIds : row.fileIds;
  const version = await writeContent(tx, ctx, words, row, content, { ...NOT_WAITING, ...columns, fileIds });
  const former = revision.contact === null ? null : await readContact(tx, row.id);
  if (revision.contact !== null) await writeContact(tx, row.id, contactOfJson(revision.contact));
  const contact = revision.contact === null ? Prisma.DbNull : ((former ?? NO_CONTACT) as Prisma.InputJsonObject);
  await writeRevision(tx, ctx, revision, { status: revisionMoves.approve.to, closedAt: ctx.now, contact });
  return version;
}
