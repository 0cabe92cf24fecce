import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { findMatches } from "#lib/matching/queries/find-matches.ts";
import { findPair } from "#lib/matching/queries/find-pair.ts";
import { compressorPair, DEMAND, SUPPLY } from "../../support/compressor-pair.ts";
import { changeListing, createListing, STAFF, viewingAs } from "../../support/published.ts";

let pair: Awaited<ReturnType<typeof compressorPair>>;
beforeEach(async () => {
  pair = await compressorPair();
});
const supply = (data: object = {}) => pair.supply(data);
const ids = async (viewing = viewingAs(), code = pair.demand.code) =>
  (await findMatches(viewing, code, 10)).items.map(({ id }) => id);

describe("a match", () => {
  test("is recommended with points that add up and quotations from both texts", async () => {
    const offer = await supply();
    const { items, noMatch } = await findMatches(viewingAs(), pair.demand.code, 10);
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
    const there = await findMatches(viewingAs(), pair.demand.code, 10);
    const back = await findMatches(viewingAs(), offer.code, 10);
    const both = await findPair(viewingAs(), offer.code, pair.demand.code);
    const turned = await findPair(viewingAs(), pair.demand.code, offer.code);
    expect(back.items[0]?.score).toBe(there.items[0]?.score);
    expect(both.score).toBe(there.items[0]?.score);
    expect(turned.score).toBe(both.score);
    expect(turned.reasons.map(({ theirs }) => theirs)).toEqual(both.reasons.map(({ mine }) => mine));
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
    await db().organization.update({ where: { id: pair.seller.id }, data: { verification: "SUSPENDED" } });
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
    const { items, nearMisses, noMatch } = await findMatches(viewingAs(), pair.demand.code, 10);
    expect(items).toEqual([]);
    expect(noMatch).toBe(true);
    expect(nearMisses).toMatchObject([{ id: offer.id, failed: [{ constraint }] }]);
    expect(nearMisses[0]?.failed[0]?.change).toContain(change);
    expect(await findPair(viewingAs(), pair.demand.code, offer.code)).toMatchObject({
      compatible: false,
      score: null,
      tier: null,
    });
  });

  test("QUALIFICATION: the firm's certificates count as the listing's", async () => {
    await changeListing(pair.demand.id, {
      requiredQualifications: ["防爆合格证"],
      requiredQualificationKeys: ["防爆合格证"],
      version: 9,
    });
    const offer = await supply();
    const before = await findMatches(viewingAs(), pair.demand.code, 10);
    expect(before.nearMisses[0]?.failed[0]).toMatchObject({ constraint: "QUALIFICATION" });
    await db().organization.update({
      where: { id: pair.seller.id },
      data: { qualifications: ["防爆合格证"], qualificationKeys: ["防爆合格证"], version: { increment: 1 } },
    });
    await changeListing(offer.id, {});
    expect(await ids()).toEqual([offer.id]);
  });

  test("a place that is ruled out is told as a place, also where its traders are named", async () => {
    await changeListing(pair.demand.id, { description: "求购隔膜压缩机。只找河北的代理商。", version: { increment: 1 } });
    const { failed } = await findPair(viewingAs(), pair.demand.code, (await supply()).code);
    expect(failed).toMatchObject([{ constraint: "EXCLUSION", text: "写明的地域范围不含北京", mine: "只找河北的代理商" }]);
  });

  test("one's own, the same side, a lapsed one", async () => {
    const own = await createListing({ organizationId: pair.buyer.id, ...SUPPLY, cooperation: [], keywords: [] });
    const same = await createListing({ organizationId: pair.seller.id, ...DEMAND, cooperation: [], keywords: [] });
    const old = await supply({ validUntil: "2026-11-20", everPublic: false });
    expect((await findMatches(viewingAs(), pair.demand.code, 10)).nearMisses).toEqual([]);
    const failed = async (code: string) =>
      (await findPair(viewingAs(STAFF), pair.demand.code, code)).failed.map(({ constraint }) => constraint);
    expect(await failed(own.code)).toEqual(["SELF"]);
    expect(await failed(same.code)).toEqual(["SIDE"]);
    expect(await failed(old.code)).toContain("VALIDITY");
  });
});
