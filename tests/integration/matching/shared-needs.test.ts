import { describe, expect, test, vi } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { blockFirm } from "#lib/matching/commands/never-match.ts";
import { agreeSharedNeed, setSharedWish } from "#lib/matching/commands/share-needs.ts";
import { PreparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { getSharing, listSharedNeeds } from "#lib/matching/queries/shared/shared-needs.ts";
import type { SharedWay } from "#lib/matching/schema/shared.ts";
import { changeListing, createFirm, createListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

type Change = Partial<Prisma.ListingUncheckedCreateInput>;

/** A firm with a need like those of the others, and the context of its member. */
async function createNeed(name: string, change: Change = {}) {
  const firm = await createFirm({ name: `${name}示例单位`, region: "HEBEI" });
  const listing = await createListing({
    ...{ organizationId: firm.id, side: "DEMAND", title: "求购燃料电池金属双极板" },
    ...{ description: "不锈钢冲压金属双极板，用于燃料电池电堆。", keywords: ["双极板"] },
    ...(change as object),
  });
  return { firm, ...listing, ctx: viewingAs(memberOf(firm.id)) };
}
type Needed = Awaited<ReturnType<typeof createNeed>>;

const wish = (need: Needed, ...ways: SharedWay[]) => setSharedWish(need.ctx, { code: need.code, ways });
const groupsOf = async (need: Needed) => (await getSharing(need.ctx, need.code))?.groups ?? [];
const agree = async (need: Needed) => {
  const [group] = await groupsOf(need);
  await agreeSharedNeed(need.ctx, { code: need.code, token: group?.token ?? "" });
};

describe("needs that are shared by opt-in", () => {
  test("a firm that ticked nothing sees no group and is in nobody's; two that ticked the same see one another unnamed", async () => {
    const [a, b, c] = [await createNeed("甲"), await createNeed("乙"), await createNeed("丙")];
    await wish(a, "PURCHASE");
    expect(await groupsOf(a)).toEqual([]);
    await wish(b, "PURCHASE", "RND");
    const [group] = await groupsOf(a);
    expect(group).toMatchObject({ way: "PURCHASE", size: 2, agreed: 0, others: [{ region: "HEBEI", named: null }] });
    // Nothing in it leads to the other firm: no name, no code, no id.
    const told = JSON.stringify(await getSharing(a.ctx, a.code));
    for (const secret of [b.firm.name, b.firm.id, b.code, b.id]) expect(told).not.toContain(secret);
    expect(await getSharing(c.ctx, c.code)).toEqual({ ways: [], barred: false, mayAgree: true, groups: [] });
    const audit = await db().auditEntry.findMany({ where: { action: "match.sharedWishSet" }, select: { objectCode: true } });
    expect(audit.map(({ objectCode }) => objectCode)).toEqual([a.code, b.code]);
  });

  test("names are shown once every firm has agreed, and to nobody from the moment one takes its wish back", async () => {
    const [a, b] = [await createNeed("甲"), await createNeed("乙")];
    await wish(a, "RND");
    await wish(b, "RND");
    await agree(a);
    expect(await groupsOf(b)).toMatchObject([{ agreed: 1, weAgreed: false, others: [{ agreed: true, named: null }] }]);
    await agree(b);
    expect(await groupsOf(a)).toMatchObject([{ agreed: 2, others: [{ named: { organization: b.firm.name, code: b.code } }] }]);
    expect(JSON.stringify(await groupsOf(a))).not.toMatch(/010-0000|example\.invalid/);
    await wish(b);
    expect(await groupsOf(a)).toEqual([]);
    await wish(b, "RND");
    expect(await groupsOf(a)).toMatchObject([{ agreed: 1, others: [{ named: null }] }]);
  });

  test("agreeing and ticking twice, or two at once, count once", async () => {
    const [a, b] = [await createNeed("甲"), await createNeed("乙")];
    await Promise.all([wish(a, "PURCHASE"), wish(a, "PURCHASE")]);
    await wish(b, "PURCHASE");
    await Promise.all([agree(a), agree(a), agree(b)]);
    await agree(a);
    expect(await groupsOf(a)).toMatchObject([{ agreed: 2 }]);
    expect(await db().sharedNeed.count()).toBe(1);
    const count = (name: string) => db().outboxEvent.count({ where: { name } });
    expect([await count("match.sharedWishSet"), await count("match.sharedAgreed")]).toEqual([2, 2]);
  });

  test("what ends, is for matching only, of a suspended firm or ruled out by the other is in no group", async () => {
    const [a, b] = [await createNeed("甲"), await createNeed("乙")];
    await wish(a, "PURCHASE");
    await wish(b, "PURCHASE");
    const gone = async (change: () => Promise<unknown>, back: () => Promise<unknown>) => {
      await change();
      expect(await groupsOf(a)).toEqual([]);
      await back();
      expect(await groupsOf(a)).toHaveLength(1);
    };
    const update = (data: Prisma.ListingUpdateInput) => () => db().listing.update({ where: { id: b.id }, data });
    const firm = (verification: "SUSPENDED" | "VERIFIED") => () =>
      db().organization.update({ where: { id: b.firm.id }, data: { verification } });
    await gone(update({ status: "WITHDRAWN" }), update({ status: "PUBLISHED" }));
    await gone(update({ visibility: "MATCH_ONLY" }), update({ visibility: "PUBLIC" }));
    await update({ visibility: "MATCH_ONLY" })();
    expect(await getSharing(b.ctx, b.code)).toMatchObject({ barred: true, groups: [] });
    await update({ visibility: "PUBLIC" })();
    await gone(update({ validUntil: new Date("2026-11-20") }), update({ validUntil: new Date("2027-11-20") }));
    await gone(firm("SUSPENDED"), firm("VERIFIED"));
    await blockFirm(b.ctx, { code: a.code });
    expect(await groupsOf(a)).toEqual([]);
  });

  test("a firm that is ruled out afterwards leaves the group also when others have agreed to it", async () => {
    const [a, b] = [await createNeed("甲"), await createNeed("乙")];
    await wish(a, "PURCHASE");
    await wish(b, "PURCHASE");
    await agree(a);
    await blockFirm(b.ctx, { code: a.code });
    expect([await groupsOf(a), await groupsOf(b)]).toEqual([[], []]);
  });

  test("a group that nobody agrees to any more is only what could be formed today", async () => {
    const [a, b] = [await createNeed("甲"), await createNeed("乙")];
    await wish(a, "RND");
    await wish(b, "RND");
    await agree(a);
    await wish(a);
    await wish(a, "RND");
    await changeListing(b.id, { title: "求购古琴", description: "桐木面板。", keywords: [], version: { increment: 1 } });
    expect(await groupsOf(a)).toEqual([]);
  });

  test("of an unnamed need nothing is told by which it can be found in the public list", async () => {
    const [a, b] = [await createNeed("甲"), await createNeed("乙", { neededBy: "2027-03-15" as never })];
    await wish(a, "RND");
    await wish(b, "RND");
    expect(JSON.stringify(await groupsOf(a))).not.toContain("2027-03-15");
    await agree(a);
    await agree(b);
    expect(await groupsOf(a)).toMatchObject([{ others: [{ neededBy: "2027-03-15", named: { code: b.code } }] }]);
  });

  test("agreeing while the wish is taken back leaves no consent that would count again later", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await createNeed(`甲${round}`), await createNeed(`乙${round}`)];
      const title = `求购金属双极板第${round}批`;
      for (const need of [a, b]) await changeListing(need.id, { title, version: { increment: 1 } });
      await wish(a, "RND");
      await wish(b, "RND");
      const [group] = await groupsOf(a);
      await Promise.allSettled([agreeSharedNeed(a.ctx, { code: a.code, token: group?.token ?? "" }), wish(a)]);
      expect(await db().sharedNeedConsent.count({ where: { listingId: a.id } })).toBe(0);
      await wish(b);
    }
  });

  test("each refusal has its code", async () => {
    const [a, b] = [await createNeed("甲"), await createNeed("乙")];
    const supply = await createNeed("丙", { side: "SUPPLY" });
    const ended = await createNeed("丁", { status: "WITHDRAWN" });
    await wish(a, "PURCHASE");
    await wish(b, "PURCHASE");
    const ways = ["PURCHASE"] as const;
    await expect(setSharedWish(b.ctx, { code: a.code, ways })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(setSharedWish(viewingAs(STAFF), { code: a.code, ways })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(setSharedWish(viewingAs(), { code: a.code, ways })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(setSharedWish(a.ctx, { code: "JJJ-2020-D-00001", ways })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(wish(supply, "PURCHASE")).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(wish(ended, "PURCHASE")).rejects.toMatchObject({ code: "ILLEGAL_TRANSITION" });
    const suspended = viewingAs(memberOf(a.firm.id, "SUSPENDED"));
    await expect(setSharedWish(suspended, { code: a.code, ways })).rejects.toMatchObject({ code: "ORG_SUSPENDED" });
    const unverified = viewingAs(memberOf(a.firm.id, "UNVERIFIED"));
    const [group] = await groupsOf(a);
    const token = group?.token ?? "";
    await expect(agreeSharedNeed(unverified, { code: a.code, token })).rejects.toMatchObject({ code: "ORG_NOT_VERIFIED" });
    await expect(agreeSharedNeed(b.ctx, { code: a.code, token })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(agreeSharedNeed(a.ctx, { code: a.code, token: "other" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getSharing(b.ctx, a.code)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("many needs are compared without reading their texts anew for every page", async () => {
    await createNeed("甲");
    await createNeed("乙");
    const read = vi.spyOn(PreparedIndex.prototype, "put");
    expect(await listSharedNeeds(viewingAs(STAFF))).toHaveLength(1);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  test("staff see every candidate with who is willing, without contacts; members do not", async () => {
    const [a, b] = [await createNeed("甲"), await createNeed("乙")];
    await wish(a, "RND");
    const groups = await listSharedNeeds(viewingAs(STAFF));
    expect(groups).toHaveLength(1);
    const members = groups[0]?.members.map(({ code, ways }) => ({ code, ways }));
    expect(members).toEqual(
      expect.arrayContaining([
        { code: a.code, ways: ["RND"] },
        { code: b.code, ways: [] },
      ]),
    );
    expect(JSON.stringify(groups)).not.toMatch(/010-0000|example\.invalid/);
    await expect(listSharedNeeds(a.ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
