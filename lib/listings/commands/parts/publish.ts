import type { ListingStatus } from "#lib/db/generated/enums.ts";
import { dateToDay, dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { ENDED } from "../../lifecycle.ts";
import type { Visibility } from "../../model.ts";

type Landing = { status: ListingStatus; publishedAt: Date | null; everPublic: boolean; endedAt: Date | null };
type Row = {
  publishedAt: Date | null;
  everPublic: boolean;
  visibility: Visibility;
  validUntil: Date;
};

/**
 * Where a listing ends up that is meant to get this status, with the columns that follow from it. One whose validity has
 * passed becomes EXPIRED instead of PUBLISHED and was never public.
 */
export function landing(ctx: Context, row: Row, to: ListingStatus): Landing {
  const isPast = dateToDay(row.validUntil) < dayOf(ctx.now);
  const status = to === "PUBLISHED" && isPast ? "EXPIRED" : to;
  const isPublished = status === "PUBLISHED";
  return {
    status,
    publishedAt: isPublished ? (row.publishedAt ?? ctx.now) : row.publishedAt,
    everPublic: row.everPublic || (isPublished && row.visibility !== "MATCH_ONLY"),
    endedAt: ENDED.includes(status) || status === "REJECTED" ? ctx.now : null,
  };
}
