import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toAtom } from "#lib/feeds/model/atom.ts";
import { toJsonFeed } from "#lib/feeds/model/json-feed.ts";
import { listingFeed } from "#lib/feeds/queries/listing-feed.ts";
import { sitemap, sitemapPart } from "#lib/feeds/queries/sitemap.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { changeListing, createFirm, createListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

let firm: { id: string; name: string };
beforeEach(async () => {
  await db().listing.deleteMany();
  firm = await createFirm({
    contact: { create: { name: "示例暗号人", mobile: "13800000000", email: "canary@example.invalid" } },
  });
});

const feed = (viewing = viewingAs()) => listingFeed(viewing, {}, "");
const codes = async (viewing = viewingAs()) => (await feed(viewing)).entries.map(({ url }) => url.split("/").at(-1));
const locs = (xml: string): string[] => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url ?? "");

describe("feeds", () => {
  test("sec-19 hold no contact: neither that of the firm, nor one written into the text", async () => {
    await createListing({
      organizationId: firm.id,
      description: "请联系张经理，手机 13900000000，邮箱 someone@example.invalid。",
      contact: { create: { name: "示例暗号人", mobile: "13800000000" } },
    });
    const read = await feed();
    for (const text of [toAtom(read), toJsonFeed(read)])
      for (const secret of ["示例暗号人", "13800000000", "canary@", "13900000000", "someone@", "张经理"])
        expect(text).not.toContain(secret);
  });

  test("do not name the firm of an anonymous listing, not even to its own people and staff", async () => {
    await createListing({ organizationId: firm.id, visibility: "ANONYMOUS", description: `${firm.name}求购双极板` });
    for (const viewing of [viewingAs(), viewingAs(memberOf(firm.id)), viewingAs(STAFF)]) {
      const text = toAtom(await feed(viewing)) + toJsonFeed(await feed(viewing));
      expect(text).toContain("匿名单位");
      expect(text).not.toContain(firm.name);
      expect(text).not.toContain(firm.id);
    }
  });

  test("hold the newest fifty public listings, and lose what leaves the list with the same commit", async () => {
    const rows = [];
    for (let i = 0; i < 52; i++) rows.push(await createListing({ organizationId: firm.id }));
    const newest = rows.map(({ code }) => code).reverse();
    expect(await codes()).toEqual(newest.slice(0, 50));
    await changeListing(rows[51]?.id as string, { status: "WITHDRAWN" });
    await changeListing(rows[50]?.id as string, { visibility: "MATCH_ONLY" });
    expect(await codes()).toEqual(newest.slice(2, 52));
    expect(await codes(viewingAs(memberOf(firm.id)))).toEqual(newest.slice(2, 52));
    await db().organization.update({ where: { id: firm.id }, data: { verification: "SUSPENDED" } });
    expect(await codes()).toEqual([]);
  });

  test("tell when the public text changed, not when the firm works at it", async () => {
    const published = new Date("2026-11-01T00:00:00.000Z");
    const { id } = await createListing({
      organizationId: firm.id,
      publishedAt: published,
      updatedAt: new Date("2026-11-20T00:00:00.000Z"),
    });
    expect((await feed()).entries[0]).toMatchObject({ published: published.toISOString(), updated: published.toISOString() });
    const changed = new Date("2026-11-10T00:00:00.000Z");
    await db().listingVersion.create({ data: { listingId: id, version: 1, content: {}, at: changed } });
    expect((await feed()).updated).toBe(changed.toISOString());
  });
});

describe("feeds in English", () => {
  test("translate labels and facts, lead to English pages, and leave what the firm wrote as it is", async () => {
    const { code } = await createListing({
      organizationId: firm.id,
      title: "求购双极板",
      side: "DEMAND",
      cooperation: ["PURCHASE", "JOINT_RND"],
      amountMinWan: 30,
      amountMaxWan: 120,
    });
    const read = await listingFeed({ ...viewingAs(), locale: "en" }, {}, "?side=DEMAND");
    expect(read).toMatchObject({ language: "en", title: "Opportunity list: as filtered" });
    expect([read.page, read.self.atom, read.self.json].map((url) => new URL(String(url)).pathname)).toEqual([
      "/en/listings",
      "/en/feeds/listings.atom",
      "/en/feeds/listings.json",
    ]);
    const [entry] = read.entries;
    expect(entry?.title).toBe("[Beijing, Demand] 求购双极板");
    expect(entry?.text).toContain("Budget: CNY 300,000–1.2 million\nKind of cooperation: Purchase, Joint R&D\n");
    for (const url of [entry?.url, entry?.author?.url, entry?.image]) expect(new URL(String(url)).pathname).toMatch(/^\/en\//);
    expect(entry?.image).toMatch(new RegExp(`/en/listings/${code}/poster.png$`));
    expect(toAtom(read)).toMatch(/<feed [^>]*xml:lang="en">[\s\S]*<summary xml:lang="zh-CN">/);
  });
});

describe("the sitemap", () => {
  test("names every public address once, in as many files as it takes, and none that is not public", async () => {
    const open: string[] = [];
    for (let i = 0; i < 5; i++) open.push((await createListing({ organizationId: firm.id })).code);
    const draft = await createListing({ organizationId: firm.id, status: "DRAFT", publishedAt: null });
    const hidden = await createListing({ organizationId: firm.id, visibility: "MATCH_ONLY" });
    const whole = locs(await sitemap(viewingAs()));
    expect(new Set(whole).size).toBe(whole.length);
    for (const code of open) expect(whole.filter((url) => url.endsWith(`/listings/${code}`))).toHaveLength(2);
    expect(whole.filter((url) => new URL(url).pathname === `/en/listings/${open[0]}`)).toHaveLength(1);
    for (const { code } of [draft, hidden]) expect(whole.some((url) => url.includes(code))).toBe(false);
    expect(whole.some((url) => url.endsWith(`/organizations/${firm.id}`))).toBe(true);

    const files = locs(await sitemap(viewingAs(), 4));
    expect(files).toHaveLength(Math.ceil(whole.length / 4));
    const parts = [];
    for (let part = 1; part <= files.length; part++) parts.push(...locs(await sitemapPart(viewingAs(), part, 4)));
    expect(parts).toEqual(whole);
    await expect(sitemapPart(viewingAs(), files.length + 1, 4)).rejects.toThrow(DomainError);
    await expect(sitemapPart(viewingAs(), 0, 4)).rejects.toThrow(DomainError);
  });
});
