import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "#lib/db/client.ts";
import { blockFirm, unblockFirm } from "#lib/matching/commands/never-match.ts";
import { findMatches, isMatched } from "#lib/matching/queries/find-matches.ts";
import { findPair } from "#lib/matching/queries/find-pair.ts";
import { listBlockedFirms } from "#lib/matching/queries/own-matches.ts";
import { findPreviewMatches } from "#lib/matching/queries/preview-matches.ts";
import { searchPort } from "#lib/search/port.ts";
import { changeListing, createFirm, createListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

const DEMAND = {
  side: "DEMAND",
  title: "求购无油隔膜压缩机",
  summary: "加氢站用，出口45MPa",
  description: "公交加氢站求购无油隔膜压缩机一台，排气压力不低于45MPa，防爆。石墨密封的方案不考虑。",
  keywords: ["隔膜压缩机", "加氢站"],
  cooperation: ["PURCHASE", "SERVICE"],
  amountMinWan: 180,
  amountMaxWan: 260,
  neededBy: "2027-04-30",
} as const;
const SUPPLY = {
  side: "SUPPLY",
  title: "加氢站隔膜压缩机撬装",
  summary: "排气45MPa，无油",
  description: "三层膜片隔膜压缩机，排气压力45MPa，氢气不带油，撬装交货，加氢站实绩二十台。",
  keywords: ["隔膜压缩机", "加氢站", "无油"],
  cooperation: ["PURCHASE", "SERVICE"],
  amountMinWan: 200,
  amountMaxWan: 250,
  availableFrom: "2027-03-01",
} as const;

let buyer: { id: string; name: string };
let seller: { id: string; name: string };
let demand: { id: string; code: string };
beforeEach(async () => {
  buyer = await createFirm({ name: "示例加氢运营有限公司", region: "HEBEI" });
  seller = await createFirm({ name: "示例压缩机制造有限公司", region: "BEIJING" });
  demand = await createListing({
    organizationId: buyer.id,
    ...DEMAND,
    cooperation: [...DEMAND.cooperation],
    keywords: [...DEMAND.keywords],
  });
});
const supply = (data: object = {}) =>
  createListing({
    organizationId: seller.id,
    ...SUPPLY,
    cooperation: [...SUPPLY.cooperation],
    keywords: [...SUPPLY.keywords],
    ...data,
  });
const ids = async (viewing = viewingAs(), code = demand.code) => (await findMatches(viewing, code, 10)).items.map(({ id }) => id);

describe("a match", () => {
  test("is recommended with points that add up and quotations from both texts", async () => {
    const offer = await supply();
    const { items, noMatch } = await findMatches(viewingAs(), demand.code, 10);
    expect(noMatch).toBe(false);
    const [item] = items;
    expect(item).toMatchObject({ id: offer.id, tier: "RECOMMENDED" });
    const sum = item?.reasons.reduce((total, { points }) => total + points, 0) ?? 0;
    expect(Math.abs(sum - (item?.score ?? 0))).toBeLessThanOrEqual(0.5);
    const mine = [DEMAND.title, DEMAND.summary, DEMAND.description, ...DEMAND.keywords];
    const theirs = [SUPPLY.title, SUPPLY.summary, SUPPLY.description, ...SUPPLY.keywords];
    const quoted = item?.reasons.filter((reason) => reason.mine !== null && reason.theirs !== null) ?? [];
    expect(quoted.length).toBeGreaterThanOrEqual(2);
    for (const reason of quoted) {
      expect(mine.some((text) => text.includes(reason.mine ?? "-"))).toBe(true);
      expect(theirs.some((text) => text.includes(reason.theirs ?? "-"))).toBe(true);
    }
  });

  test("has the same score from either side, and as a pair", async () => {
    const offer = await supply();
    const there = await findMatches(viewingAs(), demand.code, 10);
    const back = await findMatches(viewingAs(), offer.code, 10);
    const pair = await findPair(viewingAs(), offer.code, demand.code);
    const turned = await findPair(viewingAs(), demand.code, offer.code);
    expect(back.items[0]?.score).toBe(there.items[0]?.score);
    expect(pair.score).toBe(there.items[0]?.score);
    expect(turned.score).toBe(pair.score);
    expect(turned.reasons.map(({ theirs }) => theirs)).toEqual(pair.reasons.map(({ mine }) => mine));
  });

  test("appears with its publication and vanishes at the commit that withdraws, suspends or lets it lapse", async () => {
    expect(await ids()).toEqual([]);
    const offer = await supply();
    expect(await ids()).toEqual([offer.id]);
    await changeListing(offer.id, { status: "SUSPENDED" });
    expect(await ids()).toEqual([]);
    await changeListing(offer.id, { status: "PUBLISHED" });
    expect(await ids()).toEqual([offer.id]);
    expect(await ids(viewingAs({}, new Date("2027-11-21T04:00:00Z"))).catch((error) => error.code)).toBe("GONE");
    await changeListing(offer.id, { status: "WITHDRAWN" });
    expect(await ids()).toEqual([]);
  });

  test("vanishes at the commit even when the index was not told", async () => {
    const offer = await supply();
    expect(await ids()).toEqual([offer.id]);
    await db().listing.update({ where: { id: offer.id }, data: { status: "WITHDRAWN", version: { increment: 1 } } });
    expect(await ids()).toEqual([]);
    const second = await supply();
    expect(await ids()).toEqual([second.id]);
    await db().organization.update({ where: { id: seller.id }, data: { verification: "SUSPENDED" } });
    expect(await ids()).toEqual([]);
  });

  test("takes up a changed text", async () => {
    const offer = await supply({ title: "果蔬净菜", summary: "", description: "叶菜配送", keywords: ["净菜"] });
    expect(await ids()).toEqual([]);
    await changeListing(offer.id, { title: SUPPLY.title, description: SUPPLY.description, version: { increment: 1 } });
    expect(await ids()).toEqual([offer.id]);
  });
});

describe("what breaks a hard constraint is never an item, and told as a near miss with the smallest change", () => {
  test.each([
    { constraint: "REGION", data: { targetRegions: ["BEIJING", "TIANJIN"] }, change: "河北" },
    { constraint: "BUDGET", data: { amountMinWan: 521, amountMaxWan: 900 }, change: "520 万元" },
    { constraint: "DATE", data: { availableFrom: "2027-06-01" }, change: "2 天" },
    { constraint: "EXCLUSION", data: { keywords: ["隔膜压缩机", "石墨密封"] }, change: "需求方" },
    {
      constraint: "SPEC",
      data: { description: "三层膜片隔膜压缩机，排气压力22MPa，氢气不带油，加氢站实绩二十台。", summary: "" },
      change: "指标",
    },
  ])("$constraint", async ({ constraint, data, change }) => {
    const offer = await supply(data);
    const { items, nearMisses, noMatch } = await findMatches(viewingAs(), demand.code, 10);
    expect(items).toEqual([]);
    expect(noMatch).toBe(true);
    expect(nearMisses).toMatchObject([{ id: offer.id, failed: [{ constraint }] }]);
    expect(nearMisses[0]?.failed[0]?.change).toContain(change);
    expect(await findPair(viewingAs(), demand.code, offer.code)).toMatchObject({ compatible: false, score: null, tier: null });
  });

  test("QUALIFICATION: the firm's certificates count as the listing's", async () => {
    await changeListing(demand.id, {
      requiredQualifications: ["防爆合格证"],
      requiredQualificationKeys: ["防爆合格证"],
      version: 9,
    });
    const offer = await supply();
    const before = await findMatches(viewingAs(), demand.code, 10);
    expect(before.nearMisses[0]?.failed[0]).toMatchObject({ constraint: "QUALIFICATION" });
    await db().organization.update({
      where: { id: seller.id },
      data: { qualifications: ["防爆合格证"], qualificationKeys: ["防爆合格证"], version: { increment: 1 } },
    });
    await changeListing(offer.id, {});
    expect(await ids()).toEqual([offer.id]);
  });

  test("a place that is ruled out is told as a place, also where its traders are named", async () => {
    await changeListing(demand.id, { description: "求购隔膜压缩机。只找河北的代理商。", version: { increment: 1 } });
    const { failed } = await findPair(viewingAs(), demand.code, (await supply()).code);
    expect(failed).toMatchObject([{ constraint: "EXCLUSION", text: "写明的地域范围不含北京", mine: "只找河北的代理商" }]);
  });

  test("one's own, the same side, a lapsed one", async () => {
    const own = await createListing({ organizationId: buyer.id, ...SUPPLY, cooperation: [], keywords: [] });
    const same = await createListing({ organizationId: seller.id, ...DEMAND, cooperation: [], keywords: [] });
    const old = await supply({ validUntil: "2026-11-20", everPublic: false });
    expect((await findMatches(viewingAs(), demand.code, 10)).nearMisses).toEqual([]);
    const failed = async (code: string) =>
      (await findPair(viewingAs(STAFF), demand.code, code)).failed.map(({ constraint }) => constraint);
    expect(await failed(own.code)).toEqual(["SELF"]);
    expect(await failed(same.code)).toEqual(["SIDE"]);
    expect(await failed(old.code)).toContain("VALIDITY");
  });
});

describe("sec-15 who sees a match", () => {
  test("an anonymous firm's name is masked in quotations and does not move the score", async () => {
    const text = `${seller.name}供应三层膜片隔膜压缩机，加氢站用`;
    const offer = await supply({ visibility: "ANONYMOUS", description: text, title: "隔膜压缩机", summary: "" });
    const open = await findMatches(viewingAs(), demand.code, 10);
    const own = await findMatches(viewingAs(memberOf(seller.id)), demand.code, 10);
    expect(open.items[0]?.id).toBe(offer.id);
    expect(own.items[0]?.score).toBe(open.items[0]?.score);
    expect(JSON.stringify(open)).not.toContain(seller.name);
    for (const { theirs } of open.items[0]?.reasons ?? []) {
      if (theirs !== null)
        expect([text, "隔膜压缩机", ...SUPPLY.keywords].some((original) => original.includes(theirs))).toBe(true);
    }
  });

  test("a MATCH_ONLY listing is shown to staff and to a verified firm for its own published listing, to nobody else", async () => {
    const offer = await supply({ visibility: "MATCH_ONLY" });
    const third = await createFirm();
    expect(await ids(viewingAs())).toEqual([]);
    expect(await ids(viewingAs(memberOf(third.id)))).toEqual([]);
    expect(await ids(viewingAs(memberOf(buyer.id, "UNVERIFIED")))).toEqual([]);
    expect(await ids(viewingAs(memberOf(buyer.id)))).toEqual([offer.id]);
    expect(await ids(viewingAs(STAFF))).toEqual([offer.id]);
    const row = { id: offer.id, side: "SUPPLY" as const, organizationId: seller.id };
    expect(await isMatched(viewingAs(memberOf(buyer.id)), row)).toBe(true);
    expect(await isMatched(viewingAs(memberOf(third.id)), row)).toBe(false);
    await expect(findPair(viewingAs(), demand.code, offer.code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await changeListing(demand.id, { status: "WITHDRAWN" });
    expect(await isMatched(viewingAs(memberOf(buyer.id)), row)).toBe(false);
  });

  test("asking for a MATCH_ONLY listing by its code searches for none of one's own that has nothing to do with it", async () => {
    const hidden = await supply({ visibility: "MATCH_ONLY" });
    const third = await createFirm({ region: "HEBEI" });
    for (let i = 0; i < 3; i++) await createListing({ organizationId: third.id, title: "求购古琴", description: "桐木面板。" });
    const searches = vi.spyOn(searchPort(), "match");
    const row = { id: hidden.id, side: "SUPPLY" as const, organizationId: seller.id };
    expect(await isMatched(viewingAs(memberOf(third.id)), row)).toBe(false);
    expect(searches).not.toHaveBeenCalled();
    expect(await isMatched(viewingAs(memberOf(buyer.id)), row)).toBe(true);
    searches.mockRestore();
  });

  test("a preview counts MATCH_ONLY listings, shows none and stores nothing", async () => {
    await supply({ visibility: "MATCH_ONLY" });
    const shown = await supply();
    const before = await db().listing.count();
    const input = { ...DEMAND, cooperation: [...DEMAND.cooperation], keywords: [...DEMAND.keywords], requiredQualifications: [] };
    const preview = await findPreviewMatches(viewingAs(memberOf(buyer.id)), input, 10);
    expect(preview).toMatchObject({ hiddenCount: 1, source: null, items: [{ id: shown.id }] });
    expect(await db().listing.count()).toBe(before);
    await expect(findPreviewMatches(viewingAs(), input, 10)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(findPreviewMatches(viewingAs(memberOf(buyer.id, "SUSPENDED")), input, 10)).rejects.toMatchObject({
      code: "ORG_SUSPENDED",
    });
    await expect(
      findPreviewMatches(viewingAs(memberOf(buyer.id)), { ...input, organizationId: seller.id }, 10),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test("the matches of a draft are its firm's and staff's", async () => {
    await supply();
    const draft = await createListing({
      organizationId: buyer.id,
      ...DEMAND,
      cooperation: [],
      keywords: [],
      status: "DRAFT",
      everPublic: false,
    });
    expect(await ids(viewingAs(memberOf(buyer.id)), draft.code)).toHaveLength(1);
    expect(await ids(viewingAs(STAFF), draft.code)).toHaveLength(1);
    await expect(ids(viewingAs(), draft.code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ids(viewingAs(memberOf(seller.id)), draft.code)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("sec-15 a third firm is not told that an anonymous listing and a named one are of the same firm", async () => {
  const named = await createListing({ organizationId: buyer.id, ...SUPPLY, cooperation: [], keywords: [] });
  await changeListing(demand.id, { visibility: "ANONYMOUS", version: { increment: 1 } });
  const failed = async (viewing: ReturnType<typeof viewingAs>) =>
    (await findPair(viewing, named.code, demand.code)).failed.map(({ constraint }) => constraint);
  for (const viewing of [viewingAs(), viewingAs(memberOf(seller.id))]) expect(await failed(viewing)).toEqual(["UNAVAILABLE"]);
  for (const viewing of [viewingAs(STAFF), viewingAs(memberOf(buyer.id))]) expect(await failed(viewing)).toEqual(["SELF"]);
});

describe("the never-match list", () => {
  test("sec-19 does not name a firm that was ruled out from an anonymous listing of its", async () => {
    const maker = viewingAs(memberOf(buyer.id));
    const hidden = await supply({ visibility: "ANONYMOUS" });
    await supply();
    await blockFirm(maker, { code: hidden.code });
    expect(await listBlockedFirms(maker)).toMatchObject([{ name: "某单位", code: hidden.code }]);
    await changeListing(hidden.id, { visibility: "PUBLIC" });
    expect(await listBlockedFirms(maker)).toMatchObject([{ name: seller.name }]);
  });

  test("hides a firm from both sides at once; its maker and staff are told why, the other firm is not", async () => {
    const offer = await supply();
    const maker = viewingAs(memberOf(buyer.id));
    await blockFirm(maker, { code: offer.code });
    await blockFirm(maker, { code: offer.code });
    expect(await db().neverMatch.count()).toBe(1);
    for (const viewing of [viewingAs(), maker, viewingAs(memberOf(seller.id))]) {
      expect(await ids(viewing)).toEqual([]);
      expect(await ids(viewing, offer.code)).toEqual([]);
      expect((await findMatches(viewing, offer.code, 10)).nearMisses).toEqual([]);
    }
    const failed = async (viewing = viewingAs()) =>
      (await findPair(viewing, offer.code, demand.code)).failed.map(({ constraint }) => constraint);
    expect(await failed(maker)).toEqual(["BLOCKED"]);
    expect(await failed(viewingAs(STAFF))).toEqual(["BLOCKED"]);
    expect(await failed(viewingAs(memberOf(seller.id)))).toEqual(["UNAVAILABLE"]);
    expect(await failed()).toEqual(["UNAVAILABLE"]);
    const entry = await db().neverMatch.findFirstOrThrow();
    await expect(unblockFirm(viewingAs(memberOf(seller.id)), { id: entry.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await unblockFirm(maker, { id: entry.id });
    expect(await ids()).toEqual([offer.id]);
  });
});
