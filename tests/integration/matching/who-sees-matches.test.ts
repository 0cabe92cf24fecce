import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "#lib/db/client.ts";
import { blockFirm, unblockFirm } from "#lib/matching/commands/never-match.ts";
import { findMatches, isMatched } from "#lib/matching/queries/find-matches.ts";
import { findPair } from "#lib/matching/queries/find-pair.ts";
import { listBlockedFirms } from "#lib/matching/queries/own-matches.ts";
import { findPreviewMatches } from "#lib/matching/queries/preview-matches.ts";
import { searchPort } from "#lib/search/port.ts";
import { compressorPair, DEMAND, SUPPLY } from "../../support/compressor-pair.ts";
import { changeListing, createFirm, createListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

let pair: Awaited<ReturnType<typeof compressorPair>>;
beforeEach(async () => {
  pair = await compressorPair();
});
const supply = (data: object = {}) => pair.supply(data);
const ids = async (viewing = viewingAs(), code = pair.demand.code) =>
  (await findMatches(viewing, code, 10)).items.map(({ id }) => id);

describe("sec-15 who sees a match", () => {
  test("an anonymous firm's name is masked in quotations and does not move the score", async () => {
    const text = `${pair.seller.name}供应三层膜片隔膜压缩机，加氢站用`;
    const offer = await supply({ visibility: "ANONYMOUS", description: text, title: "隔膜压缩机", summary: "" });
    const open = await findMatches(viewingAs(), pair.demand.code, 10);
    const own = await findMatches(viewingAs(memberOf(pair.seller.id)), pair.demand.code, 10);
    expect(open.items[0]?.id).toBe(offer.id);
    expect(own.items[0]?.score).toBe(open.items[0]?.score);
    expect(JSON.stringify(open)).not.toContain(pair.seller.name);
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
    expect(await ids(viewingAs(memberOf(pair.buyer.id, "UNVERIFIED")))).toEqual([]);
    expect(await ids(viewingAs(memberOf(pair.buyer.id)))).toEqual([offer.id]);
    expect(await ids(viewingAs(STAFF))).toEqual([offer.id]);
    const row = { id: offer.id, side: "SUPPLY" as const, organizationId: pair.seller.id };
    expect(await isMatched(viewingAs(memberOf(pair.buyer.id)), row)).toBe(true);
    expect(await isMatched(viewingAs(memberOf(third.id)), row)).toBe(false);
    await expect(findPair(viewingAs(), pair.demand.code, offer.code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await changeListing(pair.demand.id, { status: "WITHDRAWN" });
    expect(await isMatched(viewingAs(memberOf(pair.buyer.id)), row)).toBe(false);
  });

  test("asking for a MATCH_ONLY listing by its code searches for none of one's own that has nothing to do with it", async () => {
    const hidden = await supply({ visibility: "MATCH_ONLY" });
    const third = await createFirm({ region: "HEBEI" });
    for (let i = 0; i < 3; i++) await createListing({ organizationId: third.id, title: "求购古琴", description: "桐木面板。" });
    const searches = vi.spyOn(searchPort(), "match");
    const row = { id: hidden.id, side: "SUPPLY" as const, organizationId: pair.seller.id };
    expect(await isMatched(viewingAs(memberOf(third.id)), row)).toBe(false);
    expect(searches).not.toHaveBeenCalled();
    expect(await isMatched(viewingAs(memberOf(pair.buyer.id)), row)).toBe(true);
    searches.mockRestore();
  });

  test("a preview counts MATCH_ONLY listings, shows none and stores nothing", async () => {
    await supply({ visibility: "MATCH_ONLY" });
    const shown = await supply();
    const before = await db().listing.count();
    const input = { ...DEMAND, cooperation: [...DEMAND.cooperation], keywords: [...DEMAND.keywords], requiredQualifications: [] };
    const preview = await findPreviewMatches(viewingAs(memberOf(pair.buyer.id)), input, 10);
    expect(preview).toMatchObject({ hiddenCount: 1, source: null, items: [{ id: shown.id }] });
    expect(await db().listing.count()).toBe(before);
    await expect(findPreviewMatches(viewingAs(), input, 10)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(findPreviewMatches(viewingAs(memberOf(pair.buyer.id, "SUSPENDED")), input, 10)).rejects.toMatchObject({
      code: "ORG_SUSPENDED",
    });
    await expect(
      findPreviewMatches(viewingAs(memberOf(pair.buyer.id)), { ...input, organizationId: pair.seller.id }, 10),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test("the matches of a draft are its firm's and staff's", async () => {
    await supply();
    const draft = await createListing({
      organizationId: pair.buyer.id,
      ...DEMAND,
      cooperation: [],
      keywords: [],
      status: "DRAFT",
      everPublic: false,
    });
    expect(await ids(viewingAs(memberOf(pair.buyer.id)), draft.code)).toHaveLength(1);
    expect(await ids(viewingAs(STAFF), draft.code)).toHaveLength(1);
    await expect(ids(viewingAs(), draft.code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ids(viewingAs(memberOf(pair.seller.id)), draft.code)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("sec-15 a third firm is not told that an anonymous listing and a named one are of the same firm", async () => {
  const named = await createListing({ organizationId: pair.buyer.id, ...SUPPLY, cooperation: [], keywords: [] });
  await changeListing(pair.demand.id, { visibility: "ANONYMOUS", version: { increment: 1 } });
  const failed = async (viewing: ReturnType<typeof viewingAs>) =>
    (await findPair(viewing, named.code, pair.demand.code)).failed.map(({ constraint }) => constraint);
  for (const viewing of [viewingAs(), viewingAs(memberOf(pair.seller.id))])
    expect(await failed(viewing)).toEqual(["UNAVAILABLE"]);
  for (const viewing of [viewingAs(STAFF), viewingAs(memberOf(pair.buyer.id))]) expect(await failed(viewing)).toEqual(["SELF"]);
});

describe("the never-match list", () => {
  test("sec-19 does not name a firm that was ruled out from an anonymous listing of its", async () => {
    const maker = viewingAs(memberOf(pair.buyer.id));
    const hidden = await supply({ visibility: "ANONYMOUS" });
    await supply();
    await blockFirm(maker, { code: hidden.code });
    expect(await listBlockedFirms(maker)).toMatchObject([{ name: "某单位", code: hidden.code }]);
    await changeListing(hidden.id, { visibility: "PUBLIC" });
    expect(await listBlockedFirms(maker)).toMatchObject([{ name: pair.seller.name }]);
  });

  test("hides a firm from both sides at once; its maker and staff are told why, the other firm is not", async () => {
    const offer = await supply();
    const maker = viewingAs(memberOf(pair.buyer.id));
    await blockFirm(maker, { code: offer.code });
    await blockFirm(maker, { code: offer.code });
    expect(await db().neverMatch.count()).toBe(1);
    for (const viewing of [viewingAs(), maker, viewingAs(memberOf(pair.seller.id))]) {
      expect(await ids(viewing)).toEqual([]);
      expect(await ids(viewing, offer.code)).toEqual([]);
      expect((await findMatches(viewing, offer.code, 10)).nearMisses).toEqual([]);
    }
    const failed = async (viewing = viewingAs()) =>
      (await findPair(viewing, offer.code, pair.demand.code)).failed.map(({ constraint }) => constraint);
    expect(await failed(maker)).toEqual(["BLOCKED"]);
    expect(await failed(viewingAs(STAFF))).toEqual(["BLOCKED"]);
    expect(await failed(viewingAs(memberOf(pair.seller.id)))).toEqual(["UNAVAILABLE"]);
    expect(await failed()).toEqual(["UNAVAILABLE"]);
    const entry = await db().neverMatch.findFirstOrThrow();
    await expect(unblockFirm(viewingAs(memberOf(pair.seller.id)), { id: entry.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await unblockFirm(maker, { id: entry.id });
    expect(await ids()).toEqual([offer.id]);
  });
});
