import { Prisma } from "#lib/db/generated/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { groupBy } from "#lib/kernel/group.ts";
import { recommendedFor } from "#lib/matching/queries/recommended.ts";
import type { Hit, News } from "../model/found.ts";

type Pair = { own: string; found: string };

/** Published listings of firms with people, at most `limit`. */
async function ownedListings(ctx: Context, limit: number): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT l.id::text FROM listing l
    WHERE l.status = 'PUBLISHED' AND l.valid_until >= ${dayOf(ctx.now)}::date
      AND l.organization_id IN (SELECT organization_id FROM membership)
    LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}

/**
 * Pairs of listings of which one is news and which are recommended for each other, from the side of each. Asked from the shorter
 * side: a bulk import into a list with few accounts asks for the few, one new listing in a long list for the one.
 */
async function recommendedPairs(ctx: Context, news: ReadonlySet<string>): Promise<Pair[]> {
  const owned = await ownedListings(ctx, news.size + 1);
  if (owned.length === 0) return [];
  const pairs: Pair[] = [];
  if (owned.length <= news.size) {
    for (const own of owned) {
      const found = await recommendedFor(ctx, own);
      pairs.push(...found.filter((other) => news.has(own) || news.has(other)).map((other) => ({ own, found: other })));
    }
    return pairs;
  }
  for (const one of news) {
    const found = await recommendedFor(ctx, one);
    pairs.push(
      ...found.flatMap((other) => [
        { own: one, found: other },
        { own: other, found: one },
      ]),
    );
  }
  return pairs;
}

/** Firms' listings with the person who is told about each: who wrote it, while still of the firm, else an owner, else anybody. */
async function tellable(ctx: Context, ids: readonly string[]) {
  const listings = await ctx.db.listing.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, code: true, title: true, organizationId: true, submittedById: true, createdById: true },
  });
  const members = await ctx.db.membership.findMany({
    where: { organizationId: { in: [...new Set(listings.map((row) => row.organizationId))] }, user: { disabledAt: null } },
    select: { organizationId: true, userId: true, role: true },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  const byFirm = groupBy(members, ({ organizationId }) => organizationId);
  return new Map(
    listings.flatMap((row) => {
      const people = byFirm.get(row.organizationId) ?? [];
      const wrote = [row.submittedById, row.createdById].map((id) => people.find(({ userId }) => userId === id)).find((p) => p);
      const person = wrote ?? people.find(({ role }) => role === "OWNER") ?? people[0];
      return person ? [[row.id, { ...row, userId: person.userId }] as const] : [];
    }),
  );
}

/**
 * New recommended matches, told to each side for its own listing. A pair of which both were in the list before the alerts began
 * is nobody's news, however often one of them is edited.
 */
export async function matchHits(ctx: Context, news: readonly News[], fromVersion: bigint): Promise<Hit[]> {
  if (news.length === 0) return [];
  const firstOf = new Map(news.map(({ id, first }) => [id, first]));
  const pairs = await recommendedPairs(ctx, new Set(firstOf.keys()));
  if (pairs.length === 0) return [];
  const others = [...new Set(pairs.flatMap(({ own, found }) => [own, found]))].filter((id) => !firstOf.has(id));
  const seen = await ctx.db.alertSeen.findMany({ where: { listingId: { in: others } } });
  for (const { listingId, firstVersion } of seen) firstOf.set(listingId, firstVersion);
  // One that the alerts have not come to yet is new by itself.
  const isNew = (id: string) => (firstOf.get(id) ?? fromVersion + 1n) > fromVersion;
  const people = await tellable(ctx, [...new Set(pairs.map(({ own }) => own))]);
  return pairs
    .filter(({ own, found }) => isNew(own) || isNew(found))
    .flatMap(({ own, found }): Hit[] => {
      const told = people.get(own);
      if (!told) return [];
      return [
        { about: "match", ownListingId: own, listingId: found, userId: told.userId, ownCode: told.code, ownTitle: told.title },
      ];
    });
}
