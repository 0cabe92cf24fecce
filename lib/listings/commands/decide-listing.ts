import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { listingMoves } from "../lifecycle.ts";
import { columnsBefore } from "../model/undo.ts";
import { type DecisionInput, decisionErrors } from "../schema/moves.ts";
import { assertNotClaimedByOther } from "./parts/claims.ts";
import { decideRevisionIn } from "./parts/decide-revision.ts";
import { assertVersion, type LockedListing, lockListing, presentStatus } from "./parts/lock-listing.ts";
import { landing } from "./parts/publish.ts";
import { recordDecision } from "./parts/record-decision.ts";
import { discardRevisionIn, reviewTarget } from "./parts/revision.ts";
import { readVocabulary } from "./parts/vocabulary.ts";
import { listingEvent, refusingDuplicates, writeListing } from "./parts/write-listing.ts";

export type DecideInput = Omit<DecisionInput, "version"> & { code: string; version: number | null };

/**
 * Record a moderator's decision on a listing, or on the open revision of a published one; suspend and reinstate are always
 * about the listing. Status, decision, event and audit row commit together; mail follows as a reaction.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, OWN_ORGANIZATION, INVALID_INPUT, VERSION_REQUIRED, CONFLICT (another moderator
 *   was first), CLAIMED_BY_OTHER, ILLEGAL_TRANSITION, ORG_NOT_VERIFIED or ORG_SUSPENDED (approve only)
 */
export async function decideListing(ctx: Context, input: DecideInput): Promise<void> {
  const words = await readVocabulary(ctx);
  await refusingDuplicates(() =>
    inTransaction(ctx.db, async (tx) => {
      const row = await lockListing(tx, ctx, input.code);
      authorize(ctx.actor, "listing.review", row);
      if (input.decision === "approve") assertMayBePublished(row);
      const errors = decisionErrors(input);
      if (errors.length > 0) refuseInput(...errors);
      if (input.version === null) throw new DomainError("VERSION_REQUIRED", "no version");
      // A claim raises the version: who meets one is told of it, not of the number.
      if (input.decision !== "suspend" && input.decision !== "reinstate") assertNotClaimedByOther(ctx, row);
      assertVersion(row, input.version);
      const target = reviewTarget(ctx, row);
      if (target.kind === "revision" && input.decision !== "suspend" && input.decision !== "reinstate")
        await decideRevisionIn(tx, ctx, words, row, target.revision, target.status, { ...input, decision: input.decision });
      else await decideOnListing(tx, ctx, row, input);
    }),
  );
}

/** Of a firm neither verified nor entered by staff, and of a suspended one, nothing is published. */
function assertMayBePublished(row: LockedListing): void {
  const { verification } = row.organization;
  if (verification === "SUSPENDED") throw new DomainError("ORG_SUSPENDED", "firm is suspended");
  if (verification !== "VERIFIED" && !row.enteredByStaff) throw new DomainError("ORG_NOT_VERIFIED", "firm is not verified");
}

async function decideOnListing(tx: Tx, ctx: Context, row: LockedListing, input: DecideInput): Promise<void> {
  const move = listingMoves[input.decision];
  const from = presentStatus(ctx, row);
  assertMove(move, from);
  const discarded = await discardRevisionIn(tx, ctx, row);
  const columns = {
    ...landing(ctx, row, move.to),
    claimedById: null,
    claimedUntil: null,
    queuedAt: null,
  };
  const version = await writeListing(tx, ctx, row, columns);
  const decisionId = await recordDecision(tx, ctx, row, input, {
    revisionId: null,
    from,
    to: columns.status,
    undo: {
      version,
      listing: columnsBefore(row),
      content: null,
      hadContact: false,
      fileIds: row.fileIds,
      revision: row.revision && { id: row.revision.id, status: row.revision.status },
    },
  });
  if ([row.status, columns.status].includes("PUBLISHED")) await indexListingsIn(tx, [row.id]);
  const data = { decisionId, from, to: columns.status, reasons: input.reasons };
  await recordEvents(tx, ctx, [...discarded, listingEvent(row, move.emits, data)]);
}
