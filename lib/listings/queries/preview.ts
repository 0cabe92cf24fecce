import { Prisma } from "#lib/db/generated/client.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import type { ListingContent } from "../model.ts";
import { completenessOf } from "../score.ts";
import type { OwnListing } from "./desk.ts";
import { type ListingView, presentListings } from "./present.ts";
import { LISTING_SELECT } from "./select.ts";

const amount = (wan: number | null) => (wan === null ? null : new Prisma.Decimal(wan));
const date = (day: string | null) => (day === null ? null : dayToDate(day));

/**
 * A listing as a stranger would read it were this its published text: through the very functions that make public answers, an
 * anonymous one without its firm.
 *
 * @throws {DomainError} NOT_FOUND when it was deleted meanwhile
 */
export async function previewListing(viewing: Viewing, own: OwnListing, content: ListingContent): Promise<ListingView> {
  const row = await viewing.db.listing.findUnique({ where: { id: own.id }, select: LISTING_SELECT });
  if (!row) throw new DomainError("NOT_FOUND", "listing not found");
  const published = {
    ...row,
    ...content,
    amountMinWan: amount(content.amountMinWan),
    amountMaxWan: amount(content.amountMaxWan),
    neededBy: date(content.neededBy),
    availableFrom: date(content.availableFrom),
    validUntil: dayToDate(content.validUntil),
    completeness: completenessOf(content),
    status: "PUBLISHED" as const,
    publishedAt: row.publishedAt ?? viewing.now,
  };
  const [view] = await presentListings({ ...viewing, actor: ANONYMOUS }, [published]);
  if (!view) throw new DomainError("NOT_FOUND", "listing not found");
  return view;
}
