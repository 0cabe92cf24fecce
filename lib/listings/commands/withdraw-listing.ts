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

type WithdrawInput = { code: string; reason?: string | undefined; version?: number | null };

/**
 * Withdraw a listing: gone from every answer at the commit, an open revision with it. Staff say why.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, INVALID_INPUT (staff without a reason), CONFLICT,
 *   ILLEGAL_TRANSITION
 */
export async function withdrawListing(ctx: Context, { code, reason = "", version }: WithdrawInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.withdraw", row);
    const byStaff = !belongsTo(ctx.actor, row);
    if (byStaff && reason === "") refuseInput({ path: "reason", message: t(ctx.locale, "listings.withdrawNeedsReason") });
    assertVersion(row, version);
    const from = presentStatus(ctx, row);
    assertMove(listingMoves.withdraw, from);
    const discarded = await discardRevisionIn(tx, ctx, row);
    await writeListing(tx, ctx, row, {
      status: listingMoves.withdraw.to,
      endedAt: ctx.now,
      endNote: reason,
      claimedById: null,
      claimedUntil: null,
      queuedAt: null,
    });
    if (row.status === "PUBLISHED") await indexListingsIn(tx, [row.id]);
    const event = listingEvent(row, listingMoves.withdraw.emits, { from, to: listingMoves.withdraw.to, byStaff });
    await recordEvents(tx, ctx, [...discarded, event]);
  });
}
