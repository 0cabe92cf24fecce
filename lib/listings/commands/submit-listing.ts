import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { listingMoves, revisionMoves } from "../lifecycle.ts";
import { contentOf } from "../model/content.ts";
import { submitErrors } from "../schema.ts";
import { taxonomyErrors } from "./parts/content-columns.ts";
import { assertVersion, lockListing } from "./parts/lock-listing.ts";
import { reviewTarget, revisionContent, writeRevision } from "./parts/revision.ts";
import { readVocabulary } from "./parts/vocabulary.ts";
import { listingEvent, revisionEvent, writeListing } from "./parts/write-listing.ts";

/**
 * Hand a draft or a returned listing in for review; of a published one, its revision. Submitting is the firm's consent to
 * publish: its instant is kept.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, INVALID_INPUT (what is missing), CONFLICT, ILLEGAL_TRANSITION
 */
export async function submitListing(ctx: Context, { code, version }: { code: string; version?: number | null }): Promise<void> {
  const words = await readVocabulary(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.submit", row);
    assertVersion(row, version);
    const target = reviewTarget(ctx, row);
    if (target.kind === "revision") assertMove(revisionMoves.submit, target.status);
    else assertMove(listingMoves.submit, target.status);

    const content = target.kind === "revision" ? revisionContent(target.revision) : contentOf(row);
    const errors = [...submitErrors(content, dayOf(ctx.now)), ...taxonomyErrors(words, content)];
    if (target.kind === "revision" && target.revision.changed.length === 0)
      errors.push({ path: "", message: t(ctx.locale, "listings.nothingChanged") });
    if (errors.length > 0) refuseInput(...errors);

    const queued = {
      queuedAt: ctx.now,
      consentAt: ctx.now,
      submittedById: ctx.actor.userId,
      submittedAt: row.submittedAt ?? ctx.now,
      round: row.round + 1,
      claimedById: null,
      claimedUntil: null,
    };
    if (target.kind === "revision") {
      await writeRevision(tx, ctx, target.revision, { status: revisionMoves.submit.to });
      await writeListing(tx, ctx, row, queued);
      const data = { from: target.status, to: revisionMoves.submit.to, round: queued.round };
      await recordEvent(tx, ctx, revisionEvent(row, target.revision.id, revisionMoves.submit.emits, data));
      return;
    }
    await writeListing(tx, ctx, row, { ...queued, status: listingMoves.submit.to });
    const data = { from: row.status, to: listingMoves.submit.to, round: queued.round };
    await recordEvent(tx, ctx, listingEvent(row, listingMoves.submit.emits, data));
  });
}
