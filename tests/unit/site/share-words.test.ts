import { expect, test } from "vitest";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { drawPoster, isDrawn, posterPrint } from "#lib/poster/draw-poster.ts";
import { stepsOf } from "../../../app/(public)/listings/[code]/public-timeline.tsx";
import { isShareable, messageOf, posterOf } from "../../../app/(public)/listings/[code]/share-words.ts";

const listing: ListingView = {
  ...{ code: "JJJ-2026-D-00012", side: "DEMAND", externalId: null, form: "PRODUCT", title: "求购 200 台伺服电机" },
  ...{ summary: "", description: "用于装配线改造。联系电话 010-12345678，手机 13900000000。", keywords: [], chain: "robotics" },
  ...{ chainLink: null, cluster: null, details: {}, targetRegions: [], cooperation: [], requiredQualifications: [] },
  ...{
    heldQualifications: [],
    amountMinWan: 30,
    amountMaxWan: 60,
    amountBasis: null,
    neededBy: "2027-03-01",
    availableFrom: null,
  },
  ...{ validUntil: "2027-11-20", visibility: "PUBLIC", lastConfirmedAt: null, completeness: 80, status: "PUBLISHED" },
  organization: { id: "o", name: "示例装备有限公司", region: "HEBEI", division: "130600", verified: true },
  ...{
    publishedAt: "2026-11-20T04:00:00.000Z",
    version: 3,
    url: "",
    attachments: [],
    createdAt: null,
    updatedAt: null,
    lastDecision: null,
  },
  ...{ contact: { name: "示例暗号", mobile: "13800000000", phone: null, email: null }, pending: null, enteredByStaff: false },
};
const names = { chain: () => "机器人", division: (code: string) => code };
const share = (changed: Partial<ListingView> = {}) => ({
  locale: "zh-CN" as const,
  listing: { ...listing, ...changed },
  names,
  origin: "https://site.example.invalid",
});

test("sec-19 neither poster nor message holds a way to reach somebody, be it the contact or a number in the text", () => {
  for (const text of [JSON.stringify(posterOf(share())), messageOf(share())])
    for (const secret of ["示例暗号", "13800000000", "13900000000", "010-12345678"]) expect(text).not.toContain(secret);
});

test("an anonymous listing is passed on without its firm, even from a view that names it", () => {
  const anonymous = share({ visibility: "ANONYMOUS" });
  for (const text of [JSON.stringify(posterOf(anonymous)), messageOf(anonymous)]) {
    expect(text).toContain("匿名单位");
    expect(text).not.toContain("示例装备有限公司");
  }
});

test("a message says what it is, the facts that decide, and where to read on", () => {
  expect(messageOf(share({ summary: "装配线改造用。" })).split("\n")).toEqual([
    "【河北需求】求购 200 台伺服电机",
    "装配线改造用。",
    "发布单位：示例装备有限公司",
    "形态：产品",
    "产业链：机器人",
    "预算：30–60 万元",
    "需求时限：2027-03-01",
    "详情：https://site.example.invalid/listings/JJJ-2026-D-00012",
  ]);
});

test("in English labels and facts are translated, the code leads to the English page, the firm's words stay", async () => {
  const shared = { ...share({ summary: "装配线改造用。" }), locale: "en" as const, names: { ...names, chain: () => "Robotics" } };
  const poster = posterOf(shared);
  expect(poster).toMatchObject({
    site: "Jing-Jin-Ji Opportunity List",
    kind: "Hebei, Demand",
    firm: "示例装备有限公司",
    title: "求购 200 台伺服电机",
    summary: "装配线改造用。",
    address: "https://site.example.invalid/en/listings/JJJ-2026-D-00012",
  });
  expect(poster.facts).toEqual([
    { label: "Type", value: "Product" },
    { label: "Industry chain", value: "Robotics" },
    { label: "Budget", value: "CNY 300,000–600,000" },
    { label: "Needed by", value: "2027-03-01" },
  ]);
  expect((await drawPoster(poster)).toString("latin1", 1, 4)).toBe("PNG");
  expect(posterPrint(poster)).not.toBe(posterPrint({ ...poster, locale: "zh-CN" }));
});

test.each([
  ["PUBLISHED", "PUBLIC", true],
  ["PUBLISHED", "ANONYMOUS", true],
  ["PUBLISHED", "MATCH_ONLY", false],
  ["DRAFT", "PUBLIC", false],
  ["SUSPENDED", "PUBLIC", false],
] as const)("%s and %s may be passed on: %s", (status, visibility, may) => {
  expect(isShareable({ status, visibility })).toBe(may);
});

test("a poster is drawn once for the same words, 750 by 1200, and anew when they change", async () => {
  const poster = posterOf(share({ title: "#eval(1) *粗* $x$ <标签> 示例" }));
  const print = posterPrint(poster);
  expect(isDrawn(print)).toBe(false);
  const png = await drawPoster(poster);
  expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(["PNG", 750, 1200]);
  expect(await drawPoster(poster)).toBe(png);
  expect(posterPrint({ ...poster, title: "别的" })).not.toBe(print);
});

test("the days of a listing stand in their order; several changes on one day are one", () => {
  const at = (day: string) => new Date(`${day}T04:00:00.000Z`);
  const changed = [at("2026-11-20"), at("2026-11-22"), at("2026-11-22")];
  expect(stepsOf(listing, { published: at("2026-11-20"), changed, latest: at("2026-11-22") })).toEqual([
    { key: "discovery.timelinePublished", day: "2026-11-20" },
    { key: "discovery.timelineChanged", day: "2026-11-22" },
    { key: "discovery.timelineNeeded", day: "2027-03-01" },
    { key: "discovery.timelineEnds", day: "2027-11-20" },
  ]);
});
