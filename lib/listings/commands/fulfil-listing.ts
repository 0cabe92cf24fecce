import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { listingMoves } from "../lifecycle.ts";
import { assertVersion, lockListing, presentStatus } from "./parts/lock-listing.ts";
import { discardRevisionIn } from "./parts/revision.ts";
import { listingEvent, writeListing } from "./parts/write-listing.ts";

type FulfilInput = { code: string; note?: string | undefined; interestId?: string | undefined; version?: number | null };

/**
 * Mark a published listing as fulfilled (已达成), if the firm likes through which interest.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, INVALID_INPUT (an interest of another listing), CONFLICT,
 *   ILLEGAL_TRANSITION
 */
export async function fulfilListing(ctx: Context, { code, note = "", interestId, version }: FulfilInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.fulfil", row);
    if (interestId !== undefined) {
      const through = { id: interestId, OR: [{ listingId: row.id }, { fromListingId: row.id }] };
      const interest = await tx.interest.findFirst({ where: through, select: { id: true } });
      if (!interest) refuseInput({ path: "interestId", message: t(ctx.locale, "listings.noSuchInterest") });
    }
    assertVersion(row, version);
    assertMove(listingMoves.fulfil, presentStatus(ctx, row));
    const discarded = await discardRevisionIn(tx, ctx, row);
    await writeListing(tx, ctx, row, {
      status: listingMoves.fulfil.to,
      endedAt: ctx.now,
      endNote: note,
      claimedById: null,
      claimedUntil: null,
      queuedAt: null,
    });
    await indexListingsIn(tx, [row.id]);
    const byStaff = !belongsTo(ctx.actor, row);
    const data = { from: row.status, to: listingMoves.fulfil.to, interestId: interestId ?? null, byStaff };
    await recordEvents(tx, ctx, [...discarded, listingEvent(row, listingMoves.fulfil.emits, data)]);
  });
}
