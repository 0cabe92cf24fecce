import { describe, expect, test } from "vitest";
import { findAlerts, skipAlerts } from "#lib/alerts/commands/find-alerts.ts";
import { changeSearch, deleteSearch, saveSearch } from "#lib/alerts/commands/keep-searches.ts";
import { savedFilterSchema } from "#lib/alerts/model/saved-filter.ts";
import { db } from "#lib/db/client.ts";
import { blockFirm } from "#lib/matching/commands/never-match.ts";
import { getAlertLine } from "#lib/notifications/queries/inbox.ts";
import { indexListingsIn, indexOrganizationIn } from "#lib/search/port.ts";
import { createListing } from "../../support/build.ts";
import { contextOf, createFirm, createPerson, NOW, type Person, systemContext } from "../../support/people.ts";

const save = (person: Person, filter: object, name = "伺服电机需求") =>
  saveSearch(contextOf(person), { name, filter: savedFilterSchema.parse(filter), pace: "AT_ONCE" });
const look = () => findAlerts(systemContext());
const DEMANDS = { side: ["DEMAND"], q: "伺服电机" };

/** What was found so far: for which search or own listing, and which listing. */
const found = async () =>
  (await db().alert.findMany({ orderBy: { id: "asc" } })).map(({ savedSearchId, ownListingId, listingId }) => ({
    about: savedSearchId ?? ownListingId,
    listingId,
  }));

describe("saved searches", () => {
  test("a listing published after the search was saved is found, once, whatever happens to it afterwards", async () => {
    const reader = await createPerson("member");
    await createListing();
    await look();
    const search = await save(reader, DEMANDS);
    expect(await look()).toBe(0);
    const fresh = await createListing();
    await createListing({ content: { side: "SUPPLY", title: "供应谐波减速器", keywords: [], description: "谐波减速器" } });
    await look();
    expect(await found()).toEqual([{ about: search, listingId: fresh.id }]);
    // Edited, withdrawn, renewed: no news.
    for (const status of ["PUBLISHED", "WITHDRAWN", "PUBLISHED"] as const) {
      await db().$transaction(async (tx) => {
        await tx.listing.update({ where: { id: fresh.id }, data: { status, version: { increment: 1 } } });
        await indexListingsIn(tx, [fresh.id]);
      });
      expect(await look()).toBe(0);
    }
  });

  test("a listing is found from the moment an edit makes it fit", async () => {
    const reader = await createPerson("member");
    const search = await save(reader, { q: "氢气压缩机" });
    const { id } = await createListing();
    expect(await look()).toBe(0);
    await db().$transaction(async (tx) => {
      await tx.listing.update({ where: { id }, data: { title: "求购氢气压缩机", version: { increment: 1 } } });
      await indexListingsIn(tx, [id]);
    });
    await look();
    expect(await found()).toEqual([{ about: search, listingId: id }]);
  });

  test.each([
    ["a draft", { status: "SUBMITTED" as const }],
    ["one for matching only", { content: { visibility: "MATCH_ONLY" as const } }],
    ["one whose last day has passed", { content: { validUntil: "2026-11-01" } }],
  ])("%s is not found", async (_what, options) => {
    await save(await createPerson("member"), {});
    await createListing(options);
    await look();
    expect(await found()).toEqual([]);
  });

  test("neither what one's own firm publishes nor the name of an anonymous firm is found", async () => {
    const firm = await createFirm();
    const reader = await createPerson("owner", firm);
    const hidden = await createFirm({ name: "示例隐名减速器有限公司" });
    await save(reader, {});
    await save(reader, { q: "隐名减速器" }, "隐名");
    await createListing({ firm });
    const anonymous = await createListing({ firm: hidden, content: { visibility: "ANONYMOUS" } });
    await look();
    const rows = await db().alert.findMany({ where: { savedSearchId: { not: null } }, include: { savedSearch: true } });
    expect(rows.map(({ listingId, savedSearch }) => [listingId, savedSearch?.name])).toEqual([[anonymous.id, "伺服电机需求"]]);
  });

  test("what came during a pause is not told afterwards; what comes later is", async () => {
    const reader = await createPerson("member");
    const id = await save(reader, DEMANDS);
    await changeSearch(contextOf(reader), id, { paused: true }, null);
    await createListing();
    await changeSearch(contextOf(reader), id, { paused: false }, null);
    expect(await look()).toBe(0);
    const later = await createListing();
    await look();
    expect(await found()).toEqual([{ about: id, listingId: later.id }]);
  });

  test("saving the same filter twice at once makes one search; deleting it takes along what it found", async () => {
    const reader = await createPerson("member");
    const ids = await Promise.all([1, 2, 3].map(() => save(reader, DEMANDS)));
    expect(new Set(ids).size).toBe(1);
    await createListing();
    await look();
    expect(await db().notice.count()).toBe(1);
    await deleteSearch(contextOf(reader), ids[0] ?? "");
    expect([await db().alert.count(), await db().notice.count()]).toEqual([0, 0]);
    const other = await createPerson("member");
    await expect(deleteSearch(contextOf(other), await save(reader, {}))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a firm whose listings were only indexed anew is no news; one that comes back from a suspension is", async () => {
    const reader = await createPerson("member");
    const firm = await createFirm();
    const { id } = await createListing({ firm });
    await look();
    await save(reader, DEMANDS);
    const reindex = () => db().$transaction((tx) => indexOrganizationIn(tx, firm.id));
    await reindex();
    expect(await look()).toBe(0);
    const suspended = await createFirm({ verification: "SUSPENDED" });
    const late = await createListing({ firm: suspended });
    expect(await look()).toBe(0);
    await db().organization.update({ where: { id: suspended.id }, data: { verification: "VERIFIED" } });
    await db().$transaction((tx) => indexOrganizationIn(tx, suspended.id));
    await look();
    expect((await found()).map(({ listingId }) => listingId)).toEqual([late.id]);
    expect(late.id).not.toBe(id);
  });
});

describe("matches", () => {
  async function pair() {
    const [buyer, seller] = [await createFirm({ region: "BEIJING" }), await createFirm({ region: "HEBEI" })];
    const people = { buyer: await createPerson("owner", buyer), seller: await createPerson("owner", seller) };
    const demand = await createListing({ firm: buyer });
    await look();
    return { buyer, seller, people, demand };
  }
  const supplyOf = (firm: Awaited<ReturnType<typeof createFirm>>, content = {}) =>
    createListing({ firm, content: { side: "SUPPLY", ...content } });

  test("both sides are told of a new recommended match, each for its own listing", async () => {
    const { people, seller, demand } = await pair();
    const supply = await supplyOf(seller);
    await look();
    const rows = await db().alert.findMany({ select: { ownListingId: true, listingId: true, userId: true } });
    const expected = [
      { ownListingId: demand.id, listingId: supply.id, userId: people.buyer.userId },
      { ownListingId: supply.id, listingId: demand.id, userId: people.seller.userId },
    ];
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining(expected));
    const lines = await db().notice.findMany({ select: { userId: true, kind: true } });
    expect(lines).toEqual(expect.arrayContaining(Object.values(people).map(({ userId }) => ({ userId, kind: "alert.match" }))));
  });

  test("the line of a match shows a listing for matching only as long as it matches, and calls it gone afterwards only", async () => {
    const { people, seller, demand } = await pair();
    const supply = await supplyOf(seller, { visibility: "MATCH_ONLY" });
    await look();
    const line = await db().notice.findFirstOrThrow({ where: { userId: people.buyer.userId } });
    const read = () => getAlertLine(contextOf(people.buyer), line.id);
    expect(await read()).toMatchObject({ listings: [{ code: supply.code }], gone: 0 });
    await db().$transaction(async (tx) => {
      await tx.listing.update({ where: { id: demand.id }, data: { status: "WITHDRAWN", version: { increment: 1 } } });
      await indexListingsIn(tx, [demand.id]);
    });
    expect(await read()).toMatchObject({ listings: [], gone: 1 });
  });

  test("firms on a never-match list are not told of each other", async () => {
    const { people, seller, demand } = await pair();
    await blockFirm(contextOf(people.seller), { code: demand.code });
    await supplyOf(seller);
    await look();
    expect(await found()).toEqual([]);
  });

  test("what does not fit well is not told", async () => {
    const { seller } = await pair();
    await supplyOf(seller, {
      title: "供应保温外墙板",
      summary: "",
      description: "岩棉保温外墙板，A 级防火。",
      keywords: ["保温板"],
      chain: null,
    });
    await look();
    expect(await found()).toEqual([]);
  });

  test("a pair from before the alerts began is no news, also when one of the two is edited", async () => {
    const [buyer, seller] = [await createFirm(), await createFirm()];
    for (const firm of [buyer, seller]) await createPerson("owner", firm);
    const demand = await createListing({ firm: buyer });
    await supplyOf(seller);
    await skipAlerts(systemContext());
    await db().$transaction(async (tx) => {
      await tx.listing.update({ where: { id: demand.id }, data: { version: { increment: 1 } } });
      await indexListingsIn(tx, [demand.id]);
    });
    expect(await look()).toBe(0);
    await supplyOf(await createFirm(), { title: "供应伺服电机二型" });
    await look();
    expect((await found()).map(({ about }) => about)).toEqual([demand.id]);
  });
});

test("two workers at the same changes find everything once; what was found gathers in one unread line", async () => {
  const reader = await createPerson("member");
  const search = await save(reader, DEMANDS);
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) ids.push((await createListing({ content: { title: `求购伺服电机 ${n} 号` } })).id);
  const counts = await Promise.all([look(), look(), look(), look()]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
  expect((await found()).map(({ listingId }) => listingId).toSorted()).toEqual(ids.toSorted());
  expect(await db().notice.findMany({ select: { openKey: true, count: true, at: true } })).toEqual([
    { openKey: `search:${search}`, count: 12, at: NOW },
  ]);
});

test("a worker that was away misses nothing: every change since is looked at, in steps", async () => {
  const reader = await createPerson("member");
  await save(reader, DEMANDS);
  const firm = await createFirm();
  const { id } = await createListing({ firm, status: "SUBMITTED" });
  // More changes than one step takes.
  await db().$executeRaw`
    WITH clock AS (UPDATE index_clock SET version = version + 450 RETURNING version)
    INSERT INTO listing_change (version, listing_id) SELECT clock.version - 450 + n, ${id}::uuid FROM clock, generate_series(1, 450) n`;
  const last = await createListing();
  await look();
  expect((await found()).map(({ listingId }) => listingId)).toEqual([last.id]);
});
