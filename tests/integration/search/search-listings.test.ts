import { beforeEach, describe, expect, test } from "vitest";
import { encodeCursor } from "#lib/kernel/pagination.ts";
import type { ListingFilter, ListingSort } from "#lib/search/port.ts";
import { postgresSearch } from "#lib/search/queries/postgres-search.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import { refusedFields } from "../../support/listings.ts";
import { changeListing, createFirm, createListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

let firm: { id: string; name: string };
beforeEach(async () => {
  firm = await createFirm({ name: "示例氢能装备有限公司", region: "HEBEI", division: "130607" });
});

const find = async (filter: ListingFilter, viewing = viewingAs()) => searchListings(viewing, filter);
const hits = async (q: string, viewing = viewingAs()) => (await find({ q }, viewing)).ids;

describe("words", () => {
  test.each([
    { why: "a two-character word inside a longer one", text: "加氢站用隔膜压缩机", q: "隔膜" },
    { why: "a two-character word that segmentation would hide", text: "高压气瓶氢循环试验", q: "瓶氢" },
    { why: "one character", text: "铂炭催化剂", q: "铂" },
    { why: "words apart from each other", text: "公交加氢站求购无油压缩机", q: "加氢站压缩机" },
    { why: "English, whatever the case", text: "PEM electrolyzer 钛毡", q: "pem Electrolyzer" },
    { why: "a model number", text: "求购6205-2RS轴承", q: "6205-2RS" },
    { why: "a part of a model number", text: "求购6205-2RS轴承", q: "6205" },
    { why: "a unit", text: "排气压力45MPa", q: "mpa" },
    { why: "traditional for simplified", text: "无油压缩机", q: "壓縮機" },
    { why: "simplified for traditional", text: "無油壓縮機", q: "压缩机" },
    { why: "full width for half width", text: "型号TC4粉末", q: "ＴＣ４" },
    { why: "half width for full width", text: "型号ＴＣ４粉末", q: "tc4" },
    { why: "a keyword typed with spaces", text: "316L 双极板", q: "316L 双极板" },
  ])("$why is found", async ({ text, q }) => {
    const wanted = await createListing({ organizationId: firm.id, title: "某项目", description: text });
    await createListing({ organizationId: firm.id, title: "别的内容", description: "与此无关" });
    expect(await hits(q)).toEqual([wanted.id]);
  });

  test.each([
    { why: "a word that is not there", q: "减速机" },
    { why: "characters of a word in another order", q: "板极双" },
    { why: "only one of two words is there", q: "双极板 减速机" },
    { why: "nothing but punctuation", q: "，。！" },
    { why: "a fragment of SQL", q: "'; DROP TABLE listing; --" },
  ])("$why finds nothing", async ({ q }) => {
    await createListing({ organizationId: firm.id, title: "求购金属双极板" });
    expect(await find({ q })).toMatchObject({ ids: [], total: 0, nextCursor: null });
  });

  test("keywords, the code and the firm's name are searched too", async () => {
    const { id, code } = await createListing({ organizationId: firm.id, keywords: ["氦检漏"], details: { problem: "漏率超标" } });
    expect(await hits("氦检")).toEqual([id]);
    expect(await hits(code)).toEqual([id]);
    expect(await hits("漏率")).toEqual([id]);
    expect(await hits("示例氢能装备")).toEqual([id]);
  });

  test("the title counts more than the description", async () => {
    const inText = await createListing({ organizationId: firm.id, title: "其他", description: "配套双极板" });
    const inTitle = await createListing({ organizationId: firm.id, title: "双极板", description: "说明" });
    expect(await hits("双极板")).toEqual([inTitle.id, inText.id]);
  });
});

describe("sec-14 who sees a listing", () => {
  test("an anonymous firm is not found by its name, nor by its name inside the text, nor by division or external id", async () => {
    const { id } = await createListing({
      organizationId: firm.id,
      visibility: "ANONYMOUS",
      externalId: "N-1",
      description: "示例氢能装备有限公司寻找双极板",
    });
    expect(await hits("示例氢能装备")).toEqual([]);
    expect((await find({ division: ["130607"] })).total).toBe(0);
    expect((await find({ externalId: "N-1" })).total).toBe(0);
    expect(await hits("双极板")).toEqual([id]);
    const own = viewingAs(memberOf(firm.id));
    expect((await find({ externalId: "N-1" }, own)).ids).toEqual([id]);
    expect((await find({ division: ["130600"] }, viewingAs(STAFF))).ids).toEqual([id]);
  });

  test("a MATCH_ONLY listing is in no list, total or facet, not even its firm's public one", async () => {
    await createListing({ organizationId: firm.id, visibility: "MATCH_ONLY" });
    for (const viewing of [viewingAs(), viewingAs(memberOf(firm.id)), viewingAs(STAFF)]) {
      const page = await find({}, viewing);
      expect(page).toMatchObject({ ids: [], total: 0 });
      expect(
        Object.values(page.facets)
          .flat()
          .every(({ count }) => count === 0),
      ).toBe(true);
    }
  });

  test("drafts, ended, lapsed listings and those of a suspended firm are not found; a withdrawn one is gone at once", async () => {
    await createListing({ organizationId: firm.id, status: "DRAFT" });
    await createListing({ organizationId: firm.id, status: "EXPIRED" });
    await createListing({ organizationId: firm.id, validUntil: "2026-11-20" });
    const suspended = await createFirm({ verification: "SUSPENDED" });
    await createListing({ organizationId: suspended.id });
    const { id } = await createListing({ organizationId: firm.id, validUntil: "2026-11-21" });
    expect(await find({})).toMatchObject({ ids: [id], total: 1 });
    await changeListing(id, { status: "WITHDRAWN" });
    expect(await find({})).toMatchObject({ ids: [], total: 0 });
  });

  test("the own desk shows every status of the own firm and nothing of others", async () => {
    const draft = await createListing({ organizationId: firm.id, status: "DRAFT", publishedAt: null });
    const other = await createFirm();
    await createListing({ organizationId: other.id, status: "DRAFT", publishedAt: null });
    const own = viewingAs(memberOf(firm.id));
    expect((await find({ mine: true }, own)).ids).toEqual([draft.id]);
    expect((await find({ status: ["DRAFT"] }, own)).ids).toEqual([draft.id]);
    expect((await find({ status: ["DRAFT"] }, viewingAs(STAFF))).total).toBe(2);
    await expect(find({ mine: true })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(find({ status: ["DRAFT"] }, viewingAs(STAFF))).resolves.toBeDefined();
  });
});

describe("facets", () => {
  test("a facet's counts ignore its own filter, every value is listed, none and unknown among the chains", async () => {
    await createListing({ organizationId: firm.id, side: "SUPPLY", chain: null, cooperation: ["PURCHASE", "SERVICE"] });
    await createListing({
      organizationId: firm.id,
      side: "DEMAND",
      chain: "none",
      form: "TECHNOLOGY",
      cooperation: ["PURCHASE"],
    });
    const page = await find({ side: ["SUPPLY"] });
    expect(page.total).toBe(1);
    expect(page.facets.side).toEqual([
      { value: "SUPPLY", count: 1 },
      { value: "DEMAND", count: 1 },
    ]);
    expect(page.facets.form.map(({ count }) => count)).toEqual([1, 0, 0, 0]);
    expect(page.facets.chain.slice(-2)).toEqual([
      { value: "none", count: 0 },
      { value: "unknown", count: 1 },
    ]);
    expect(page.facets.region).toEqual([
      { value: "BEIJING", count: 0 },
      { value: "TIANJIN", count: 0 },
      { value: "HEBEI", count: 1 },
    ]);
    expect(page.facets.cooperation).toHaveLength(9);
    expect(page.facets.cooperation.find(({ value }) => value === "SERVICE")?.count).toBe(1);
    expect((await find({ chain: ["none", "unknown"] })).total).toBe(2);
    expect((await find({ cooperation: ["SERVICE", "LICENSE"], form: ["PRODUCT"] })).total).toBe(1);
  });

  test("an upper amount keeps what is negotiable or begins at or below it", async () => {
    await createListing({ organizationId: firm.id, amountMinWan: 60, amountMaxWan: 90 });
    const fits = await createListing({ organizationId: firm.id, amountMinWan: 50, amountMaxWan: 90 });
    const open = await createListing({ organizationId: firm.id, amountMinWan: null });
    expect(new Set((await find({ amountMaxWan: 50 })).ids)).toEqual(new Set([fits.id, open.id]));
  });
});

describe("paging", () => {
  test.each(["newest", "deadline", "relevance"] as const)(
    "by %s: every hit once, in order, while others appear",
    async (sort) => {
      const ids: string[] = [];
      for (let i = 0; i < 23; i++) {
        const { id } = await createListing({
          organizationId: firm.id,
          title: `双极板 ${i % 3}`,
          neededBy: i % 2 ? `2027-01-${10 + (i % 5)}` : null,
        });
        ids.push(id);
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await find({ q: sort === "relevance" ? "双极板" : undefined, sort, limit: 5, ...(cursor && { cursor }) });
        expect(page.total).toBeGreaterThanOrEqual(23);
        seen.push(...page.ids);
        cursor = page.nextCursor;
        if (seen.length === 10 && sort === "newest") await createListing({ organizationId: firm.id, title: "双极板 新" });
      } while (cursor);
      expect(seen.filter((id) => ids.includes(id))).toHaveLength(23);
      expect(new Set(seen).size).toBe(seen.length);
      const whole = await find({ q: sort === "relevance" ? "双极板" : undefined, sort, limit: 100 });
      expect(seen).toEqual(whole.ids.filter((id) => seen.includes(id)));
    },
  );

  const ID = "019aa000-0000-7000-8000-000000000000";
  test.each<[ListingSort, readonly string[] | string]>([
    ["newest", "x"],
    ["newest", "W10"],
    ["newest", ["newest", "2026-01-01 00:00:00+00", "", "1"]],
    ["newest", ["newest", "2026-01-01 00:00:00+00", "", "------------------------------------"]],
    ["newest", ["newest", "2026-01-01 00:00 (x)", "", ID]],
    ["newest", ["newest", "2026-01-01 00:00:00+99", "", ID]],
    ["newest", ["newest", "0000-01-01 00:00:00+00", "", ID]],
    ["deadline", ["newest", "2026-01-01 00:00:00+00", "", ID]],
    ["deadline", ["deadline", "2026-99-99", "", ID]],
    ["deadline", ["deadline", "0000-00-00", "", ID]],
    ["relevance", ["relevance", "1", "Nov 3", ID]],
    ["relevance", ["relevance", "-1", "2026-01-01 00:00:00+00", ID]],
  ])("by %s: cursor %j is refused at its field, by the index and by PostgreSQL", async (sort, values) => {
    const cursor = typeof values === "string" ? values : encodeCursor(values);
    const filter = { sort, cursor, ...(sort === "relevance" && { q: "双极板" }) };
    for (const port of [searchListings, postgresSearch.search])
      expect(await refusedFields(port(viewingAs(), filter))).toEqual(["cursor"]);
  });
});
