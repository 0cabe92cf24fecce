import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { addMonths, type Day, dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { listingMoves } from "../lifecycle.ts";
import { contentOf } from "../model/content.ts";
import { VALID_MONTHS } from "../model.ts";
import { renewErrors } from "../schema/moves.ts";
import { assertVersion, type LockedListing, lockListing, presentStatus } from "./parts/lock-listing.ts";
import { landing } from "./parts/publish.ts";
import { revisionContent, writeRevision } from "./parts/revision.ts";
import { readVocabulary } from "./parts/vocabulary.ts";
import { listingEvent, writeContent } from "./parts/write-listing.ts";

type RenewInput = { code: string; validUntil?: Day | undefined; version?: number | null };

/**
 * Give a published or expired listing a new last day, by default twelve months ahead; an expired one is public again.
 * It counts as confirmed by its firm at this instant.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, INVALID_INPUT (past, or over twelve months ahead), CONFLICT,
 *   ILLEGAL_TRANSITION
 */
export async function renewListing(ctx: Context, { code, validUntil, version }: RenewInput): Promise<void> {
  const today = dayOf(ctx.now);
  const until = validUntil ?? addMonths(today, VALID_MONTHS);
  const words = await readVocabulary(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.renew", row);
    const errors = renewErrors(until, today);
    if (errors.length > 0) refuseInput(...errors);
    assertVersion(row, version);
    const from = presentStatus(ctx, row);
    assertMove(listingMoves.renew, from);
    const renewed = landing(ctx, { ...row, validUntil: dayToDate(until) }, listingMoves.renew.to);
    await writeContent(tx, ctx, words, row, { ...contentOf(row), validUntil: until }, { ...renewed, lastConfirmedAt: ctx.now });
    await carryIntoRevision(tx, ctx, row, until);
    await indexListingsIn(tx, [row.id]);
    await recordEvent(
      tx,
      ctx,
      listingEvent(row, listingMoves.renew.emits, { from, to: listingMoves.renew.to, validUntil: until }),
    );
  });
}

/** A revision that leaves the validity alone must not take the renewal back when it is approved. */
async function carryIntoRevision(tx: Tx, ctx: Context, row: LockedListing, until: Day): Promise<void> {
  const { revision } = row;
  if (!revision || revision.changed.includes("validUntil")) return;
  const content = { ...revisionContent(revision), validUntil: until };
  await writeRevision(tx, ctx, revision, { content: content as Prisma.InputJsonObject });
}
