import type { Prisma } from "#lib/db/generated/client.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { groupNeeds } from "#lib/matching/model/shared/groups.ts";
import { loadRows } from "#lib/matching/queries/load-listings.ts";
import { preparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { allBlocks } from "#lib/matching/queries/runs/pool.ts";
import type { SharedWay } from "#lib/matching/schema/shared.ts";
import { alikePairs } from "#lib/matching/score/alike.ts";
import { formsOf } from "#lib/search/port.ts";

/** Needs that are compared at most, the newest ones, by their stored forms: beyond, or by their texts, a page would have to wait. */
const COMPARED = 5_000;

const MEMBER = {
  id: true,
  code: true,
  title: true,
  organizationId: true,
  visibility: true,
  neededBy: true,
  sharedWish: { select: { purchase: true, rnd: true } },
  organization: { select: { name: true, region: true } },
} as const satisfies Prisma.ListingSelect;

export type MemberRow = Prisma.ListingGetPayload<{ select: typeof MEMBER }>;
export type Group = { way: SharedWay | null; key: string; members: MemberRow[] };

/** Published needs, valid today, of firms that are not suspended; what is for matching only is never shared. */
export const shareable = (now: Date): Prisma.ListingWhereInput => ({
  side: "DEMAND",
  status: "PUBLISHED",
  visibility: { not: "MATCH_ONLY" },
  validUntil: { gte: dayToDate(dayOf(now)) },
  organization: { verification: { not: "SUSPENDED" } },
});

/** Needs of some ids that may still be shared. */
export const liveMembers = ({ db, now }: Viewing, ids: readonly string[]): Promise<MemberRow[]> =>
  db.listing.findMany({ where: { AND: [{ id: { in: [...ids] } }, shareable(now)] }, select: MEMBER, orderBy: { id: "asc" } });

export const wants = ({ sharedWish }: MemberRow, way: SharedWay): boolean =>
  way === "PURCHASE" ? sharedWish?.purchase === true : sharedWish?.rnd === true;

/** The name of a group: its way and its members. */
export const groupKey = (way: SharedWay | null, ids: readonly string[]): string => [way ?? "ANY", ...[...ids].sort()].join(" ");

/**
 * Groups of alike needs. With a `way`, among those whose firms are willing to it; without, among all: for staff, who may
 * suggest it to them. Firms that have ruled one another out are never in one group.
 */
export async function findGroups(viewing: Viewing, way: SharedWay | null): Promise<Group[]> {
  const wish: Prisma.ListingWhereInput =
    way === null ? {} : { sharedWish: { is: way === "PURCHASE" ? { purchase: true } : { rnd: true } } };
  const rows = await viewing.db.listing.findMany({
    where: { AND: [shareable(viewing.now), wish] },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: COMPARED,
    select: MEMBER,
  });
  if (rows.length < 2) return [];
  const index = preparedIndex(viewing);
  await index.sync(viewing);
  const blocked = await allBlocks(viewing.db);
  const ids = rows.map(({ id }) => id).sort();
  const forms = await formsOf(viewing, ids);
  const unread = ids.filter((id) => !forms.has(id));
  for (const row of unread.length > 0 ? await loadRows(viewing, unread) : []) forms.set(row.id, index.put(row).form);
  const pairs = alikePairs(
    ids.flatMap((id) => {
      const form = forms.get(id);
      return form ? [{ id, form }] : [];
    }),
    index.rarity,
  ).filter(({ a, b }) => {
    const [one, other] = [forms.get(a)?.organization ?? 0, forms.get(b)?.organization ?? 0];
    return !blocked(one, other) && !blocked(other, one);
  });
  const members = new Map(rows.map((row) => [row.id, row]));
  const needs = rows.map(({ id, organizationId }) => ({ id, firm: organizationId }));
  return groupNeeds(needs, pairs).map((ids) => ({
    ...{ way, key: groupKey(way, ids) },
    members: ids.flatMap((id) => members.get(id) ?? []),
  }));
}
