import { inTransaction } from "#lib/db/transaction.ts";
import { addDays, addMinutes, type Day, dayOf, startOfDay } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import type { EventName } from "#lib/outbox/events.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { listingMoves, revisionMoves } from "../lifecycle.ts";
import { CLAIM_MINUTES } from "../model.ts";
import { holdErrors } from "../schema/moves.ts";
import { assertNotClaimedByOther } from "./parts/claims.ts";
import { assertVersion, lockListing } from "./parts/lock-listing.ts";
import { reviewTarget, writeRevision } from "./parts/revision.ts";
import { listingEvent, revisionEvent, writeListing } from "./parts/write-listing.ts";

type ClaimInput = { code: string; until?: Day | undefined; version?: number | null };

/**
 * Take a waiting listing (or the revision of a published one) into one's own hands for half an hour, or keep it to the end
 * of the day `until` (搁置). Who holds it already may lengthen the claim.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, OWN_ORGANIZATION, INVALID_INPUT, CONFLICT, CLAIMED_BY_OTHER, ILLEGAL_TRANSITION
 */
export async function claimListing(ctx: Context, { code, until, version }: ClaimInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.review", row);
    const errors = until === undefined ? [] : holdErrors(until, dayOf(ctx.now));
    if (errors.length > 0) refuseInput(...errors);
    assertNotClaimedByOther(ctx, row);
    assertVersion(row, version);
    const target = reviewTarget(ctx, row);
    const claim = {
      claimedById: ctx.actor.userId,
      claimedUntil: until === undefined ? addMinutes(ctx.now, CLAIM_MINUTES) : startOfDay(addDays(until, 1)),
    };
    if (claim.claimedById === null) throw new DomainError("FORBIDDEN", "a claim needs a person");

    const isHeld = target.status === "IN_REVIEW";
    if (target.kind === "revision") {
      if (!isHeld) {
        assertMove(revisionMoves.claim, target.status);
        await writeRevision(tx, ctx, target.revision, { status: revisionMoves.claim.to });
      }
    } else if (!isHeld) assertMove(listingMoves.claim, target.status);
    const moved = target.kind === "listing" ? { ...claim, status: listingMoves.claim.to } : claim;
    await writeListing(tx, ctx, row, moved);

    const data = { from: target.status, to: "IN_REVIEW", until: until ?? null };
    const name: EventName = isHeld ? listingMoves.hold.emits : listingMoves.claim.emits;
    if (target.kind === "listing" || isHeld) return recordEvent(tx, ctx, listingEvent(row, name, data));
    return recordEvent(tx, ctx, revisionEvent(row, target.revision.id, revisionMoves.claim.emits, data));
  });
}
