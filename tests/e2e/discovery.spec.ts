import type { Page } from "playwright/test";
import { expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

/** The names of the elements of a document, read by the browser's own strict parser; fails on anything that is not XML. */
async function parseXml(page: Page, text: string): Promise<{ root: string; links: string[]; titles: string[] }> {
  return page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, "application/xml");
    const fault = read.querySelector("parsererror");
    if (fault) throw new Error(fault.textContent ?? "not XML");
    const texts = (name: string) => [...read.getElementsByTagName(name)].map(({ textContent }) => textContent ?? "");
    return { root: read.documentElement.tagName, links: [...texts("loc"), ...texts("id")], titles: texts("title") };
  }, text);
}

test("feeds are well formed, carry the newest listings, and are asked for again only when they changed", async ({
  data,
  visit,
}) => {
  const { code, title } = await data.createListing({ content: { title: "示例 <伺服> & 驱动", chain: "hydrogen" } });
  const page = await visit();
  await page.goto("/about");
  const { request } = page.context();
  for (const path of ["/feeds/listings.atom", "/feeds/listings.atom?chain=hydrogen&side=DEMAND", "/feeds/editions.atom"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["content-type"]).toContain("application/atom+xml");
    const read = await parseXml(page, await answer.text());
    expect(read.root).toBe("feed");
    if (path.includes("listings")) {
      expect(
        read.links.some((link) => link.endsWith(`/listings/${code}`)),
        path,
      ).toBe(true);
      expect(
        read.titles.some((one) => one.includes(title)),
        path,
      ).toBe(true);
    }
    // Other journeys publish meanwhile: an answer that is not the same any more has another tag, and that one is asked with.
    let { etag = "" } = answer.headers();
    const askAgain = async () => {
      const again = await request.get(path, { headers: { "if-none-match": etag } });
      etag = again.headers().etag ?? etag;
      return again.status();
    };
    await expect.poll(askAgain, { message: path }).toBe(304);
  }
  const json = await request.get("/feeds/listings.json?chain=hydrogen");
  expect(json.headers()["content-type"]).toContain("application/feed+json");
  const feed = (await json.json()) as { version: string; items: { id: string }[] };
  expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
  expect(feed.items.some(({ id }) => id.endsWith(`/listings/${code}`))).toBe(true);
  const elsewhere = (await (await request.get("/feeds/listings.json?chain=robotics")).json()) as typeof feed;
  expect(elsewhere.items.some(({ id }) => id.endsWith(`/listings/${code}`))).toBe(false);
});

test("the sitemap is well formed and stands in robots.txt", async ({ data, visit }) => {
  const { code } = await data.createListing();
  const page = await visit();
  await page.goto("/about");
  const { request } = page.context();
  const robots = await (await request.get("/robots.txt")).text();
  const address = /^Sitemap: (\S+)$/m.exec(robots)?.[1] as string;
  const read = await parseXml(page, await (await request.get(address)).text());
  expect(read.root).toBe("urlset");
  expect(read.links.some((link) => link.endsWith(`/listings/${code}`))).toBe(true);
  expect((await request.get("/sitemaps/99.xml")).status()).toBe(404);
});

test("every public page says under which address it is to be known, and names the feeds", async ({ data, visit }) => {
  const { code, firm } = await data.createListing();
  const page = await visit({ javaScriptEnabled: false });
  const paths = [
    "/",
    "/listings",
    "/editions",
    "/about",
    "/privacy",
    "/terms",
    "/accessibility",
    "/matching",
    "/developers",
    "/register",
  ];
  for (const path of [...paths, `/listings/${code}`, `/organizations/${firm.id}`]) {
    await page.goto(path);
    const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
    expect(new URL(canonical ?? "").pathname, path).toBe(path);
    await expect(page.locator('link[rel="alternate"][type="application/atom+xml"]').first(), path).toHaveAttribute(
      "href",
      /listings\.atom/,
    );
    for (const block of await page.locator('script[type="application/ld+json"]').allTextContents())
      expect(JSON.parse(block), path).toMatchObject({ "@context": "https://schema.org" });
  }
  await page.goto("/listings?side=DEMAND&sort=deadline");
  await expect(page.locator('link[type="application/feed+json"]')).toHaveAttribute("href", /listings\.json\?side=DEMAND$/);
});

test("a public listing can be passed on: poster, address and message stand on the page without JavaScript", async ({
  data,
  visit,
}) => {
  const { code, title, firm } = await data.createListing();
  const page = await visit({ viewport: PHONE, javaScriptEnabled: false });
  await page.goto(`/listings/${code}`);
  const share = page.locator("#share");
  await share.getByText("看看链接和群文案").click();
  await expect(share.getByText(`${process.env.E2E_BASE_URL}/listings/${code}`, { exact: true })).toBeVisible();
  await expect(share.getByText(title)).toBeVisible();
  await expect(share.getByText(`发布单位：${firm.name}`)).toBeVisible();
  await expect(page.getByRole("list", { name: "发布与更新" }).getByText("审核通过，公开发布")).toBeVisible();
  const image = await page.locator('meta[property="og:image"]').getAttribute("content");
  const poster = await page.context().request.get(image ?? "");
  expect(poster.headers()["content-type"]).toBe("image/png");
  const bytes = await poster.body();
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([750, 1200]);
  const again = await page.context().request.get(image ?? "", { headers: { "if-none-match": poster.headers().etag as string } });
  expect(again.status()).toBe(304);
});

test("on an English page feeds and poster are English ones", async ({ data, visit }) => {
  const { code, title } = await data.createListing();
  const page = await visit({ javaScriptEnabled: false });
  await page.goto(`/en/listings/${code}`);
  const poster = page.getByRole("link", { name: "Open the poster" });
  await expect(poster).toHaveAttribute("href", new RegExp(`^/en/listings/${code}/poster\\.png`));
  const { request } = page.context();
  const [english, chinese] = await Promise.all(
    [`/en/listings/${code}/poster.png`, `/listings/${code}/poster.png`].map((path) => request.get(path)),
  );
  expect(english?.headers()["content-type"]).toBe("image/png");
  expect(english?.headers().etag).not.toBe(chinese?.headers().etag);
  await page.goto("/en/listings");
  const feed = page.getByRole("link", { name: "Feed of new listings" });
  const atom = await request.get((await feed.getAttribute("href")) ?? "");
  const text = await atom.text();
  expect(text).toContain('xml:lang="en"');
  expect(text).toContain(`/en/listings/${code}`);
  expect(text).toContain(title);
});

test("one press copies the address or the message, and says so", async ({ data, visit }) => {
  const { code, title } = await data.createListing();
  const page = await visit({ viewport: PHONE, permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`/listings/${code}`);
  await page.getByRole("button", { name: "复制链接" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已复制" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${process.env.E2E_BASE_URL}/listings/${code}`);
  await page.getByRole("button", { name: "一键复制群文案" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已复制" })).toHaveCount(2);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(title);
  await expectAccessible(page);
});

test("what leaves the page of an anonymous listing does not name its firm, also when the firm itself looks", async ({
  data,
  signIn,
}) => {
  const owner = await data.createPerson("owner");
  const firm = owner.firm as NonNullable<typeof owner.firm>;
  const { code } = await data.createListing({
    firm,
    content: { visibility: "ANONYMOUS", title: `${firm.name}求购电机`, summary: `${firm.name}的需求` },
  });
  const page = await signIn(owner);
  await page.goto(`/listings/${code}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(firm.name);
  await expect(page.locator("#share")).toContainText("匿名单位");
  await expect(page.locator("#share")).not.toContainText(firm.name);
  const leaving = await page
    .locator('script[type="application/ld+json"], meta[property], meta[name="description"], head > title')
    .evaluateAll((all) => all.map((one) => one.outerHTML));
  expect(leaving.join("\n")).not.toContain(firm.name);
});

test("there is a poster for what is public, and for nothing else", async ({ data, visit, signIn }) => {
  const owner = await data.createPerson("owner");
  const firm = owner.firm as NonNullable<typeof owner.firm>;
  const [draft, hidden, ended] = await Promise.all([
    data.createListing({ firm, status: "DRAFT" }),
    data.createListing({ firm, content: { visibility: "MATCH_ONLY" } }),
    data.createListing({ firm, status: "WITHDRAWN" }),
  ]);
  for (const page of [await visit(), await signIn(owner)]) {
    const status = async (code: string) => (await page.context().request.get(`/listings/${code}/poster.png`)).status();
    expect(await status(draft.code)).toBe(404);
    expect(await status(hidden.code)).toBe(404);
    expect(await status("JJJ-2026-D-99999999")).toBe(404);
    expect(await status(ended.code)).toBe(410);
  }
});

test("suggestions come while typing, and the keyboard alone chooses one", async ({ data, visit }) => {
  const firm = await data.createFirm({ name: "示例甲壬联想装备有限公司" });
  await data.createListing({ firm });
  const page = await visit();
  await page.goto("/listings?side=DEMAND");
  const field = page.getByRole("main").getByRole("combobox", { name: "搜索机会清单" });
  await field.fill("甲壬联想");
  const list = page.getByRole("listbox", { name: "搜索建议" });
  const option = list.getByRole("option", { name: new RegExp(firm.name) });
  await expect(option).toBeVisible();
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: "有 1 条建议" })).toBeAttached();
  await expectAccessible(page);
  await field.press("Escape");
  await expect(list).toBeHidden();
  await expect(field).toHaveValue("甲壬联想");
  await field.press("ArrowDown");
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) as string);
  await field.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/organizations/${firm.id}$`));
});

test("a keyword chosen by finger keeps the filters in force; Enter without a choice is an ordinary search", async ({
  data,
  visit,
}) => {
  await data.createListing({ content: { keywords: ["癸卯减速机构"] } });
  const page = await visit({ viewport: PHONE, hasTouch: true });
  await page.goto("/listings?side=DEMAND");
  const field = page.getByRole("main").getByRole("combobox", { name: "搜索机会清单" });
  await field.fill("癸卯减");
  await page.getByRole("option", { name: /癸卯减速机构/ }).tap();
  await expect(page).toHaveURL(/\/listings\?q=%E7%99%B8.*side=DEMAND/);
  await expect(page.getByRole("list", { name: "查询结果" }).getByRole("link")).toHaveCount(1);
  await field.fill("癸卯");
  await field.press("Enter");
  await expect(page).toHaveURL(/q=%E7%99%B8%E5%8D%AF&side=DEMAND/);
});
