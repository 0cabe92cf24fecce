import { env } from "#lib/env.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { decodePlace, encodePlace, type Page } from "#lib/kernel/pagination.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { getListing, listListingsById } from "#lib/listings/queries.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ALERT_KINDS, readMailParams } from "../model/params.ts";
import type { NoticeResponse } from "../schema.ts";
import { isNoticeKind, noticeWords } from "../templates/notice.ts";

/** A line as its page shows it; `path` leads to what it is about. */
export type NoticeView = {
  id: string;
  kind: string;
  title: string;
  count: number;
  at: Date;
  isRead: boolean;
  path: string | null;
};

const SELECT = { id: true, kind: true, params: true, count: true, at: true, readAt: true } as const;
type Row = { id: string; kind: string; params: unknown; count: number; at: Date; readAt: Date | null };

function present({ locale }: Viewing, { id, kind, params, count, at, readAt }: Row): NoticeView[] {
  // A kind of a newer version has no words here.
  if (!isNoticeKind(kind)) return [];
  const { title, path } = noticeWords(locale, kind, readMailParams(params), count);
  const isAlert = ALERT_KINDS.some((known) => known === kind);
  return [{ id, kind, title, count, at, isRead: readAt !== null, path: isAlert ? `/my/notifications/${id}` : path }];
}

/** What is told of an undoable decision waits with its hour in the future. */
const shown = ({ actor, now }: Viewing) => ({ userId: actor.userId ?? "", at: { lte: now } });

/** One page of the reader's lines, newest first. Uses index `notice_of_user`; keyset. */
export async function listNotices(
  viewing: Viewing,
  {
    limit,
    cursor,
    unread = false,
    alertsOnly = false,
  }: { limit: number; cursor?: string | undefined; unread?: boolean; alertsOnly?: boolean },
): Promise<Page<NoticeView>> {
  authorize(viewing.actor, "alert.read", null);
  const where = { ...shown(viewing), ...(unread && { readAt: null }), ...(alertsOnly && { kind: { in: [...ALERT_KINDS] } }) };
  const place = cursor ? decodePlace(cursor) : null;
  const after = place && { OR: [{ at: { lt: place.at } }, { at: place.at, id: { lt: place.id } }] };
  const [rows, total] = await Promise.all([
    viewing.db.notice.findMany({
      where: { AND: [where, after ?? {}] },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: limit + 1,
      select: SELECT,
    }),
    viewing.db.notice.count({ where }),
  ]);
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.flatMap((row) => present(viewing, row)),
    total,
    nextCursor: rows.length > limit && last ? encodePlace(last) : null,
  };
}

/** Where one of the reader's lines leads; null: nowhere. @throws {DomainError} NOT_FOUND for another's */
export async function pathOfNotice(viewing: Viewing, id: string): Promise<string | null> {
  authorize(viewing.actor, "alert.read", null);
  const row = isUuid(id) ? await viewing.db.notice.findFirst({ where: { ...shown(viewing), id }, select: SELECT }) : null;
  if (!row) throw new DomainError("NOT_FOUND", "no such line");
  return present(viewing, row)[0]?.path ?? null;
}

/** How many lines the reader has not read. */
export function countUnread(viewing: Viewing): Promise<number> {
  return viewing.db.notice.count({ where: { ...shown(viewing), readAt: null } });
}

/** Listings a line can show; a line that gathered more leads to the list. */
const SHOWN_LISTINGS = 50;

/** A line of alerts with the listings it gathered, as the reader may see them now. */
export type AlertLine = NoticeView & {
  listings: ListingView[];
  /** Found, but in the list no more. */
  gone: number;
  /** Code of the own listing whose matches they are. */
  ownCode: string | null;
  searchId: string | null;
};

/** @throws {DomainError} NOT_FOUND for another's line, or one that gathers nothing */
export async function getAlertLine(viewing: Viewing, id: string): Promise<AlertLine> {
  authorize(viewing.actor, "alert.read", null);
  const row = isUuid(id)
    ? await viewing.db.notice.findFirst({ where: { ...shown(viewing), id, kind: { in: [...ALERT_KINDS] } }, select: SELECT })
    : null;
  const [line] = row ? present(viewing, row) : [];
  if (!row || !line) throw new DomainError("NOT_FOUND", "no such line");
  const alerts = await viewing.db.alert.findMany({
    where: { noticeId: id },
    orderBy: [{ foundAt: "desc" }, { id: "desc" }],
    take: SHOWN_LISTINGS,
    select: { listingId: true },
  });
  const listings = await listListingsById(
    viewing,
    alerts.map(({ listingId }) => listingId),
    { matched: row.kind === "alert.match" },
  );
  const live: ListingView[] = [];
  for (const listing of listings.values())
    if (listing.status === "PUBLISHED" && (await isReadable(viewing, listing))) live.push(listing);
  const { code, searchId } = readMailParams(row.params);
  return { ...line, listings: live, gone: alerts.length - live.length, ownCode: code || null, searchId: searchId || null };
}

/** One for matching only is shown while it matches a listing of the reader's: the one it was found for may have ended since. */
async function isReadable(viewing: Viewing, { visibility, code }: ListingView): Promise<boolean> {
  if (visibility !== "MATCH_ONLY") return true;
  try {
    await getListing(viewing, code);
    return true;
  } catch (error) {
    if (error instanceof DomainError && (error.code === "NOT_FOUND" || error.code === "GONE")) return false;
    throw error;
  }
}

/** A line as the API answers it. */
export const toNoticeResponse = ({ id, kind, title, count, at, isRead, path }: NoticeView): NoticeResponse => ({
  ...{ id, kind, title, count, at: at.toISOString(), read: isRead },
  url: path && `${env().APP_BASE_URL}${path}`,
});
