import type { Tx } from "#lib/db/client.ts";
import type { Prisma, RevisionStatus } from "#lib/db/generated/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { revisionMoves } from "../../lifecycle.ts";
import { revisionStatusAt } from "../../model/status.ts";
import type { ListingContent } from "../../model.ts";
import { type LockedListing, presentStatus } from "./lock-listing.ts";
import { revisionEvent } from "./write-listing.ts";

type OpenRevision = NonNullable<LockedListing["revision"]>;

/** The content a stored revision would give the listing. */
export function revisionContent(revision: Pick<OpenRevision, "content">): ListingContent {
  return revision.content as ListingContent;
}

/** Write a revision under the status it was read with. @throws {DomainError} ILLEGAL_TRANSITION when it moved meanwhile */
export async function writeRevision(
  tx: Tx,
  ctx: Context,
  revision: { id: string; status: RevisionStatus },
  data: Prisma.RevisionUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.revision.updateMany({
    where: { id: revision.id, status: revision.status },
    data: { ...data, updatedAt: ctx.now },
  });
  if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", "revision moved meanwhile");
}

/** Close the open revision, if there is one, because the listing leaves PUBLISHED or its firm drops it. Answers its event. */
export async function discardRevisionIn(tx: Tx, ctx: Context, row: LockedListing): Promise<AppEvent[]> {
  const { revision } = row;
  if (!revision) return [];
  await writeRevision(tx, ctx, revision, { status: revisionMoves.discard.to, closedAt: ctx.now });
  return [revisionEvent(row, revision.id, revisionMoves.discard.emits, { from: revision.status })];
}

/** What submit, claim, release and a decision act on: the open revision of a published listing, else the listing. */
export type ReviewTarget =
  | { kind: "listing"; status: ReturnType<typeof presentStatus> }
  | { kind: "revision"; status: RevisionStatus; revision: OpenRevision };

/** The target of review moves at the command's instant. A rejected revision waits for nothing, so it is none. */
export function reviewTarget(ctx: Context, row: LockedListing): ReviewTarget {
  const status = presentStatus(ctx, row);
  const { revision } = row;
  if (status !== "PUBLISHED" || revision === null || revision.status === "REJECTED") return { kind: "listing", status };
  return { kind: "revision", revision, status: revisionStatusAt(revision.status, row.claimedUntil, ctx.now) };
}
