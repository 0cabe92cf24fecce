import { t } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { Page } from "#lib/kernel/pagination.ts";
import { presentListings, toResponse } from "#lib/listings/queries/present.ts";
import { presentDecision } from "#lib/listings/queries/private-part.ts";
import { LISTING_SELECT } from "#lib/listings/queries/select.ts";
import { HINT_SENTENCES } from "../labels.ts";
import type { ReviewItem } from "../schema/review-item.ts";
import { listQueue, type QueueFilter } from "./queue.ts";
import { hintsFor } from "./review.ts";

/** One page of the review queue as the API answers it, oldest first. @throws {DomainError} FORBIDDEN, UNAUTHENTICATED */
export async function listReviewItems(viewing: Viewing, filter: QueueFilter): Promise<Page<ReviewItem>> {
  const { items, total, nextCursor } = await listQueue(viewing, filter);
  const ids = items.map((item) => item.id);
  const [hints, rows, decisions] = await Promise.all([
    hintsFor(viewing, items),
    viewing.db.listing.findMany({ where: { id: { in: ids } }, select: LISTING_SELECT }),
    viewing.db.reviewDecision.findMany({
      where: { listingId: { in: ids }, undoneAt: null },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    }),
  ]);
  const listings = new Map((await presentListings(viewing, rows)).map((listing) => [listing.code, toResponse(listing)]));
  const answers = items.flatMap((item): ReviewItem[] => {
    const listing = listings.get(item.code);
    if (!listing) return [];
    return [
      {
        listing,
        revision: item.revisionId !== null,
        state: item.state,
        submittedAt: item.submittedAt.toISOString(),
        dueAt: item.dueAt.toISOString(),
        round: item.round,
        claimedBy: item.claimedBy,
        claimedUntil: item.claimedUntil?.toISOString() ?? null,
        mayDecide: item.mayDecide,
        hints: (hints.get(item.code) ?? []).map((hint) => ({ ...hint, text: t(viewing.locale, HINT_SENTENCES[hint.code]) })),
        changed: item.changed,
        decisions: decisions.filter((decision) => decision.listingId === item.id).map(presentDecision),
      },
    ];
  });
  return { items: answers, total, nextCursor };
}
