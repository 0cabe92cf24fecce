import { DESK, expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

const STANDING = ["/", "/about", "/privacy", "/terms", "/accessibility", "/matching"] as const;

test("sec-39 answers of every status carry the security headers", async ({ visit }) => {
  const { request } = (await visit()).context();
  const asked = [
    ["/", 200],
    ["/about", 200],
    ["/no-such-page", 404],
    ["/listings/JJJ-2026-D-99999", 404],
    ["/api/v1/no-such-thing", 404],
    ["/_next/static/chunks/none.js", 404],
  ] as const;
  for (const [path, status] of asked) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(status);
    const headers = answer.headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("strict-origin-when-cross-origin");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("what is not there says so with status 404 and a way on, without JavaScript too", async ({ data, signIn, visit }) => {
  const visitor = await visit({ javaScriptEnabled: false });
  for (const path of ["/no-such-page", "/listings/JJJ-2026-D-99999", "/organizations/x", "/editions/1999-01"]) {
    expect((await visitor.goto(path))?.status(), path).toBe(404);
    await expect(visitor.getByRole("heading", { level: 1, name: "没有找到这个页面" })).toBeVisible();
    await expect(visitor.getByRole("main").getByRole("link", { name: "查看机会清单" })).toBeVisible();
  }
  const staff = await signIn(await data.createPerson("admin"), { javaScriptEnabled: false });
  for (const path of ["/staff/taxonomy/concept?name=x", "/staff/matching/weights/999", "/my/listings/JJJ-2026-D-99999"]) {
    expect((await staff.goto(path))?.status(), path).toBe(404);
    await expect(staff.getByRole("heading", { level: 1, name: "没有找到这个页面" })).toBeVisible();
  }
});

test("sec-38 each page's scripts carry the nonce of its own policy, and the browser finds nothing to refuse", async ({
  visit,
}) => {
  const page = await visit();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  const nonces = new Set<string>();
  for (const path of STANDING) {
    const answer = await page.goto(path);
    const nonce = /'nonce-([^']+)'/.exec(answer?.headers()["content-security-policy"] ?? "")?.[1] ?? "";
    expect(nonce, path).not.toBe("");
    nonces.add(nonce);
    const html = (await answer?.text()) ?? "";
    const scripts = [...html.matchAll(/<script(?![^>]*application\/ld\+json)([^>]*)>/g)].map(
      ([, attributes]) => attributes ?? "",
    );
    expect(scripts.length, path).toBeGreaterThan(0);
    expect(
      scripts.filter((attributes) => !attributes.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
  }
  expect(nonces.size).toBe(STANDING.length);
  expect(refused).toEqual([]);
});

test("sec-43 reading the site asks no other host for anything", async ({ visit }) => {
  const page = await visit();
  const foreign: string[] = [];
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && host !== new URL(String(process.env.E2E_BASE_URL)).host) foreign.push(request.url());
  });
  for (const path of [...STANDING, "/listings", "/no-such-page"]) {
    await page.goto(path);
    await page.getByRole("contentinfo").waitFor();
  }
  expect(foreign).toEqual([]);
});

test("sec-57 every page names its publisher and the standing documents, a missing page too", async ({ visit }) => {
  const page = await visit();
  for (const path of [...STANDING, "/listings", "/no-such-page"]) {
    await page.goto(path);
    const footer = page.getByRole("contentinfo");
    await expect(footer, path).toContainText("010-00001234");
    for (const name of ["关于", "隐私政策", "使用条款", "撮合是怎么算的", "无障碍声明", "开发者"]) {
      await expect(footer.getByRole("link", { name }), `${path} ${name}`).toBeVisible();
    }
  }
});

test("sec-44 TRACE is refused", async () => {
  const { hostname, port } = new URL(String(process.env.E2E_BASE_URL));
  const { request } = await import("node:http");
  const status = await new Promise((resolve, reject) => {
    request({ hostname, port, path: "/about", method: "TRACE" }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(405);
});

test("a visitor without JavaScript searches, filters and turns the page by links and plain forms", async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false });
  await page.goto("/");
  const search = page.getByRole("main").getByRole("search");
  await search.getByRole("searchbox", { name: "搜索机会清单" }).fill("没有这种东西");
  await search.getByRole("button", { name: "搜索" }).click();
  await expect(page).toHaveURL(/\/listings\?q=/);
  await expect(page.getByText("没有符合条件的信息")).toBeVisible();
  await page.getByRole("link", { name: "去掉条件：搜索词：没有这种东西" }).click();
  await expect(page).toHaveURL(/\/listings$/);
});

test("what the reader wants to do shows how many there are, and rows can be set close or as a table", async ({ data, visit }) => {
  const word = `磁轴承${crypto.randomUUID().slice(0, 6)}`;
  const { code } = await data.createListing({ content: { title: `求购${word}`, form: "PRODUCT" } });
  const page = await visit({ viewport: DESK, javaScriptEnabled: false });
  await page.goto(`/listings?q=${word}&sort=newest`);
  const goals = page.getByRole("navigation", { name: "我要做什么" });
  await expect(goals.getByRole("link", { name: "我要采购 0", exact: true })).toBeVisible();
  await goals.getByRole("link", { name: "我要供货 1", exact: true }).click();
  await expect(page.getByRole("heading", { name: "共 1 条" })).toBeVisible();
  const layouts = page.getByRole("navigation", { name: "排列" });
  await layouts.getByRole("link", { name: "紧凑" }).click();
  await expect(page.getByRole("list", { name: "查询结果" }).getByRole("link", { name: `求购${word}` })).toBeVisible();
  await layouts.getByRole("link", { name: "表格" }).click();
  await expect(page).toHaveURL(/side=DEMAND&form=PRODUCT&sort=newest&layout=table$/);
  const row = page.getByRole("table", { name: "查询结果" }).getByRole("row", { name: new RegExp(word) });
  await expect(row.getByRole("rowheader").getByRole("link", { name: `求购${word}` })).toHaveAttribute(
    "href",
    `/listings/${code}`,
  );
  await layouts.getByRole("link", { name: "舒适" }).click();
  await expect(page).toHaveURL(/side=DEMAND&form=PRODUCT&sort=newest$/);
});

test("the keyboard reaches the content at once, past the navigation", async ({ visit }) => {
  const page = await visit();
  await page.goto("/about");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

for (const viewport of [PHONE, DESK]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`public pages have no serious accessibility fault and no sideways scroll, ${viewport.width} px, ${colorScheme}`, async ({
      visit,
    }) => {
      const page = await visit({ viewport, colorScheme });
      for (const path of [
        ...STANDING,
        "/listings",
        "/listings?layout=compact",
        "/listings?layout=table",
        "/listings?q=%E6%B2%A1%E6%9C%89&region=HEBEI",
        "/no-such-page",
      ]) {
        await page.goto(path);
        await expectAccessible(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(wide, path).toBeLessThanOrEqual(0);
      }
    });
  }
}
