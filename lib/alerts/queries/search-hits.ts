import type { Context } from "#lib/kernel/context.ts";
import { groupBy } from "#lib/kernel/group.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import type { ListingFilter } from "#lib/search/port.ts";
import { whichFit } from "#lib/search/queries/which-fit.ts";
import type { Hit, News } from "../model/found.ts";
import { filterKey, readSavedFilter, type SavedFilter } from "../model/saved-filter.ts";

/** The question to the list that a kept filter stands for. */
export function questionOf({ q, amountMaxWan, ...lists }: SavedFilter): ListingFilter {
  return { ...lists, ...(q && { q }), ...(amountMaxWan !== null && { amountMaxWan }) };
}

/** Saved searches that want to hear, with the firm of who saved them. */
async function listening({ db }: Context, newest: bigint) {
  const rows = await db.savedSearch.findMany({
    where: { pausedAt: null, fromVersion: { lt: newest }, OR: [{ userId: { not: null } }, { confirmedAt: { not: null } }] },
    select: { id: true, userId: true, name: true, filter: true, fromVersion: true },
    orderBy: { id: "asc" },
  });
  const userIds = [...new Set(rows.flatMap(({ userId }) => userId ?? []))];
  const members = await db.membership.findMany({
    where: { userId: { in: userIds } },
    select: { userId: true, organizationId: true },
  });
  const firmOf = new Map(members.map(({ userId, organizationId }) => [userId, organizationId]));
  return rows.flatMap(({ filter, ...row }) => {
    const read = readSavedFilter(filter);
    return read ? [{ ...row, filter: read, firm: row.userId === null ? null : (firmOf.get(row.userId) ?? null) }] : [];
  });
}

/**
 * What of the news the saved searches find: as a visitor finds it, so that what is anonymous or for matching only is not given
 * away, and only what came into the list after the search was saved. Searches with the same filter are asked once.
 */
export async function searchHits(ctx: Context, news: readonly News[]): Promise<Hit[]> {
  const open = news.filter(({ matchOnly }) => !matchOnly);
  if (open.length === 0) return [];
  const byId = new Map(open.map((each) => [each.id, each]));
  // Versions are bigints, which Math.max does not take.
  const newest = open.map(({ first }) => first).toSorted((a, b) => (a < b ? 1 : -1))[0] ?? 0n;
  const searches = await listening(ctx, newest);
  const groups = groupBy(searches, ({ filter }) => filterKey(filter));
  const hits: Hit[] = [];
  for (const group of groups.values()) {
    const [one] = group;
    if (!one) continue;
    const viewing = { ...ctx, actor: ANONYMOUS };
    const found = (await whichFit(viewing, questionOf(one.filter), [...byId.keys()])).flatMap((id) => byId.get(id) ?? []);
    for (const { id: savedSearchId, userId, name, fromVersion, firm } of group) {
      const fresh = found.filter(({ first, organizationId }) => first > fromVersion && organizationId !== firm);
      hits.push(...fresh.map(({ id }): Hit => ({ about: "search", savedSearchId, listingId: id, userId, searchName: name })));
    }
  }
  return hits;
}
