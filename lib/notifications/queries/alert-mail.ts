import { ACTOR_SELECT, actorOf } from "#lib/auth/session.ts";
import type { Db } from "#lib/db/client.ts";
import type { Locale } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { groupBy } from "#lib/kernel/group.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { listListingsById } from "#lib/listings/queries.ts";
import { matchPair } from "#lib/matching/queries/matches.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { readMailParams } from "../model/params.ts";
import { topicOf } from "../model/topics.ts";
import { isNoticeKind, type NoticeWords, noticeWords } from "../templates/notice.ts";
import { reachOf } from "./reach.ts";
import { isStillTrue } from "./still-true.ts";

/** One listing of a mail, once, with everything it was found for. */
export type AlertItem = {
  listing: ListingView;
  searches: string[];
  matches: { code: string; title: string; reason: string | null }[];
};

/** What stands in a mail of alerts now; `searchId`: the one subscription of a visitor. */
export type AlertMail = { items: AlertItem[]; lines: NoticeWords[]; searchId: string | null };

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const rowsOf = (db: Db, notificationId: string) =>
  db.alert.findMany({
    where: { notificationId },
    orderBy: [{ foundAt: "asc" }, { id: "asc" }],
    select: { listingId: true, ownListingId: true, savedSearch: { select: { id: true, name: true, pausedAt: true } } },
  });

/** The reader as the product knows them at this moment; null when the account is gone or disabled. */
async function viewingOf(db: Db, locale: Locale, userId: string | null, now: Date): Promise<Viewing | null> {
  const viewing = { db, actor: ANONYMOUS, now, locale, address: null };
  if (userId === null) return viewing;
  const user = await db.user.findUnique({ where: { id: userId }, select: ACTOR_SELECT });
  return user && !user.disabledAt ? { ...viewing, actor: actorOf(user, null) } : null;
}

/**
 * What a gathered mail says at the moment it is sent, through its reader's own eyes. What left the list meanwhile, matches no
 * more, or is no longer wanted is left out; null when nothing remains.
 */
export async function loadAlertMail(
  db: Db,
  locale: Locale,
  mail: { id: string; userId: string | null; now: Date },
): Promise<AlertMail | null> {
  const viewing = await viewingOf(db, locale, mail.userId, mail.now);
  if (!viewing) return null;
  const rows = await rowsOf(db, mail.id);
  const wanted = await stillWanted(db, mail.userId);
  const searches = wanted("searches") ? rows.filter(({ savedSearch }) => savedSearch && !savedSearch.pausedAt) : [];
  const matches = wanted("matches") ? rows.filter(({ ownListingId }) => ownListingId !== null) : [];
  const items = await itemsOf(viewing, searches, matches);
  const lines = mail.userId === null ? [] : await linesOf(viewing, mail.id, mail.userId, wanted);
  if (items.length === 0 && lines.length === 0) return null;
  return { items, lines, searchId: mail.userId === null ? (rows[0]?.savedSearch?.id ?? null) : null };
}

async function stillWanted(db: Db, userId: string | null) {
  const person = userId === null ? null : (await reachOf(db, [userId])).get(userId);
  return (topic: ReturnType<typeof topicOf>): boolean => !person || topic === null || person.paceOf(topic, "EMAIL") !== "OFF";
}

async function itemsOf(viewing: Viewing, searches: readonly Row[], matches: readonly Row[]): Promise<AlertItem[]> {
  const ids = [...new Set([...searches, ...matches].map(({ listingId }) => listingId))];
  const ownIds = [...new Set(matches.flatMap(({ ownListingId }) => ownListingId ?? []))];
  const [listings, own] = await Promise.all([
    listListingsById(viewing, ids, { matched: matches.length > 0 }),
    listListingsById(viewing, ownIds),
  ]);
  const bySearch = groupBy(searches, ({ listingId }) => listingId);
  const byMatch = groupBy(matches, ({ listingId }) => listingId);
  const items: AlertItem[] = [];
  for (const id of ids) {
    const listing = listings.get(id);
    if (listing?.status !== "PUBLISHED") continue;
    const fits: AlertItem["matches"] = [];
    for (const { ownListingId } of byMatch.get(id) ?? []) {
      const mine = own.get(ownListingId ?? "");
      const reason = mine && (await reasonOf(viewing, mine, listing));
      if (mine && reason !== undefined) fits.push({ code: mine.code, title: mine.title, reason });
    }
    // For matching only: a saved search never shows it.
    const names =
      listing.visibility === "MATCH_ONLY" ? [] : (bySearch.get(id) ?? []).flatMap(({ savedSearch }) => savedSearch?.name ?? []);
    if (names.length > 0 || fits.length > 0) items.push({ listing, searches: [...new Set(names)], matches: fits });
  }
  return items;
}

/** The strongest reason for a pair that is recommended to this reader now, null without one; undefined when it is not. */
async function reasonOf(viewing: Viewing, mine: ListingView, other: ListingView): Promise<string | null | undefined> {
  if (mine.status !== "PUBLISHED") return undefined;
  try {
    const pair = await matchPair(viewing, mine.code, other.code);
    if (pair.tier !== "RECOMMENDED") return undefined;
    return pair.reasons.toSorted((a, b) => b.points - a.points)[0]?.text ?? null;
  } catch (error) {
    if (error instanceof DomainError && (error.code === "NOT_FOUND" || error.code === "GONE")) return undefined;
    throw error;
  }
}

/** The lines that waited for the mail of the day, those of them that are still so: as each would be asked before a mail of its own. */
async function linesOf(
  { db, locale, now }: Viewing,
  notificationId: string,
  userId: string,
  wanted: (topic: ReturnType<typeof topicOf>) => boolean,
): Promise<NoticeWords[]> {
  const rows = await db.notice.findMany({
    where: { notificationId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { kind: true, params: true, count: true },
  });
  const lines: NoticeWords[] = [];
  for (const { kind, count, ...row } of rows) {
    if (!isNoticeKind(kind) || !wanted(topicOf(kind))) continue;
    const params = readMailParams(row.params);
    if (await isStillTrue(db, { kind, userId, params }, now)) lines.push(noticeWords(locale, kind, params, count));
  }
  return lines;
}
