import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { ListingFilter, SearchPage } from "#lib/search/port.ts";
import { searchMemory } from "#lib/search/queries/memory-search.ts";
import { postgresSearch } from "#lib/search/queries/postgres-search.ts";
import { fill } from "../../../scripts/plans/fill.mts";
import { listing } from "../../../scripts/plans/synthetic-list.mts";
import { shareRows } from "../../support/database.ts";
import { changeListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

const COUNT = 2_600;

shareRows();
beforeAll(async () => {
  await fill(db(), COUNT, () => undefined);
}, 300_000);

async function memory(viewing: Viewing, filter: ListingFilter): Promise<SearchPage> {
  const page = await searchMemory(viewing, filter);
  if (!page) throw new Error("the index left the question to PostgreSQL");
  return page;
}

const word = (n: number) => listing(n, 1).keywords[0] ?? "";
const pair = (n: number) => listing(n, 1).keywords.slice(0, 2).join(" ");

const FILTERS: readonly ListingFilter[] = [
  {},
  { limit: 100 },
  { sort: "deadline" },
  { side: ["SUPPLY"] },
  { side: ["DEMAND"], region: ["HEBEI", "TIANJIN"], sort: "deadline" },
  { chain: ["none", "unknown"], form: ["PRODUCT"] },
  { cooperation: ["SERVICE", "JOINT_RND"], amountMaxWan: 60 },
  { division: ["130600", "110108"] },
  { division: ["130607"], q: word(7) },
  { q: "采购" },
  { q: "采购", sort: "deadline", side: ["DEMAND"] },
  { q: "采购 供应", chain: ["hydrogen"] },
  { q: "采购", sort: "relevance", region: ["BEIJING"], form: ["TECHNOLOGY"] },
  { q: "泵" },
  { q: "示例" },
  { q: "没有这个词" },
  { q: "JJJ-2026-D-0000012" },
  { q: "MPa", amountMaxWan: 100 },
  ...[3, 14, 159, 265, 358].flatMap((n): ListingFilter[] => [
    { q: word(n) },
    { q: word(n), sort: "newest", side: ["SUPPLY"] },
    { q: pair(n), form: ["PRODUCT", "OTHER"], chain: ["robotics"] },
    { q: listing(n, 1).title },
    { q: [...word(n)][0] },
  ]),
];

const READERS = [
  ["a visitor", viewingAs()],
  ["a member", viewingAs(memberOf("01900001-0000-7000-8000-000000000002"))],
  ["staff", viewingAs(STAFF)],
] as const;

describe.each(READERS)("for %s, the index in memory and PostgreSQL answer the same", (_who, viewing) => {
  test.each(FILTERS.map((filter) => [JSON.stringify(filter), filter] as const))("%s", async (_name, filter) => {
    const [mine, theirs] = [await memory(viewing, filter), await postgresSearch.search(viewing, filter)];
    expect(mine.total).toBe(theirs.total);
    expect(mine.facets).toEqual(theirs.facets);
    expect(mine.ids).toEqual(theirs.ids);
    expect(mine.nextCursor === null).toBe(theirs.nextCursor === null);
  });
});

test.each(["newest", "deadline", "relevance"] as const)(
  "by %s: a reader goes on where one left off in the other, page by page, nothing twice and nothing left out",
  async (sort) => {
    const viewing = viewingAs();
    const filter: ListingFilter = { ...(sort === "relevance" && { q: word(3) }), sort, limit: 7 };
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 12; page++) {
      const asked: ListingFilter = { ...filter, ...(cursor && { cursor }) };
      const found: SearchPage = page % 2 === 0 ? await memory(viewing, asked) : await postgresSearch.search(viewing, asked);
      seen.push(...found.ids);
      cursor = found.nextCursor;
      if (!cursor) break;
    }
    const whole = await postgresSearch.search(viewing, { ...filter, limit: 100 });
    expect(seen.slice(0, 100)).toEqual(whole.ids.slice(0, seen.length));
  },
);

test("after changes that stand in small segments of their own, both still answer the same", async () => {
  const viewing = viewingAs();
  const rows = await db().listing.findMany({
    where: { status: "PUBLISHED" },
    take: 40,
    select: { id: true },
    orderBy: { code: "asc" },
  });
  await memory(viewing, {});
  for (const [i, { id }] of rows.entries()) {
    await changeListing(id, i % 3 === 0 ? { status: "WITHDRAWN" } : { title: `双极板 ${i}`, chain: "none" });
    if (i % 4 === 0) await memory(viewing, { limit: 1 });
  }
  for (const filter of [
    {},
    { q: "双极板" },
    { q: "双极板", sort: "newest" as const, limit: 5 },
    { chain: ["none"], sort: "deadline" as const },
  ]) {
    const [mine, theirs] = [await memory(viewing, filter), await postgresSearch.search(viewing, filter)];
    expect(mine.total).toBe(theirs.total);
    expect(mine.facets).toEqual(theirs.facets);
    expect(mine.ids).toEqual(theirs.ids);
  }
});
