import type { Page } from "playwright/test";
import { DESK, expect, PHONE, test } from "../support/e2e.ts";

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const rootSize = (page: Page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
const LIGHT = "rgb(250, 247, 240)";
const NIGHT = "rgb(20, 23, 26)";

for (const javaScriptEnabled of [true, false]) {
  test(`长者版 and the colours are chosen in the header, hold on the next pages and are given back, ${
    javaScriptEnabled ? "with" : "without"
  } JavaScript`, async ({ visit }) => {
    const page = await visit({ viewport: PHONE, javaScriptEnabled, colorScheme: "light" });
    await page.goto("/listings?q=%E7%94%B5%E6%9C%BA");
    expect([await paper(page), await rootSize(page)]).toEqual([LIGHT, 16]);

    const kept = page.waitForResponse((answer) => answer.url().endsWith("/display"));
    await page.getByRole("button", { name: "长者版" }).click();
    await kept;
    await expect(page).toHaveURL(/\/listings\?q=/);
    await expect(page.getByRole("button", { name: "返回标准版" })).toBeVisible();
    expect(await rootSize(page)).toBe(20);

    const keptToo = page.waitForResponse((answer) => answer.url().endsWith("/display"));
    await page.getByRole("button", { name: "深色" }).click();
    await keptToo;
    await expect(page.getByRole("button", { name: "深色" })).toHaveAttribute("aria-pressed", "true");
    expect(await paper(page)).toBe(NIGHT);

    await page.goto("/about");
    expect([await paper(page), await rootSize(page)]).toEqual([NIGHT, 20]);
    const back = page.waitForResponse((answer) => answer.url().endsWith("/display"));
    await page.getByRole("button", { name: "返回标准版" }).click();
    await back;
    await expect(page.getByRole("button", { name: "长者版" })).toBeVisible();
    expect([await paper(page), await rootSize(page)]).toEqual([NIGHT, 16]);
  });
}

test("随系统 follows the device, a choice of colours holds against it, and what is typed outlives the choice", async ({
  visit,
}) => {
  const page = await visit({ colorScheme: "dark" });
  await page.goto("/register");
  expect(await paper(page)).toBe(NIGHT);
  await page.getByLabel("单位全称").fill("示例正在填写有限公司");
  await page.getByRole("button", { name: "浅色" }).click();
  await expect(page.getByRole("button", { name: "浅色" })).toHaveAttribute("aria-pressed", "true");
  expect(await paper(page)).toBe(LIGHT);
  await expect(page.getByLabel("单位全称")).toHaveValue("示例正在填写有限公司");
  await page.getByRole("button", { name: "随系统" }).click();
  await expect.poll(() => paper(page)).toBe(NIGHT);
});

test("the choice leads back to a page of ours only, and is refused from elsewhere", async ({ visit }) => {
  const { request } = (await visit()).context();
  const base = String(process.env.E2E_BASE_URL);
  const choose = (headers: Record<string, string>) =>
    request.post("/display", { headers, form: { size: "large" }, maxRedirects: 0 });
  const to = async (referer: string) => (await choose({ origin: base, referer })).headers().location;
  expect(await to(`${base}/listings?q=a`)).toBe("/listings?q=a");
  for (const foreign of ["https://evil.example/", `${base}//evil.example/`, "javascript:alert(1)", ""]) {
    expect(await to(foreign), foreign).toBe("/");
  }
  expect((await choose({ origin: "https://evil.example" })).status()).toBe(403);
  expect((await choose({})).status()).toBe(403);
});

for (const viewport of [PHONE, DESK]) {
  test(`长者版 at ${viewport.width} px: one column, lines of 1.9, every target at least 52 px high`, async ({
    data,
    signIn,
    visit,
  }) => {
    const listing = await data.createListing({ content: { title: "示例：长者版里的一条需求" } });
    const visitor = await visit({ viewport });
    const member = await signIn(await data.createPerson("owner"), { viewport });
    const staff = await signIn(await data.createPerson("moderator"), { viewport });
    for (const [page, paths] of [
      [visitor, ["/", "/listings", `/listings/${listing.code}`, "/login", "/register", "/accessibility"]],
      [member, ["/my", "/my/listings", "/my/settings"]],
      [staff, ["/staff", "/staff/review"]],
    ] as const) {
      const url = String(process.env.E2E_BASE_URL);
      await page.context().addCookies([{ name: "jjj.display", value: "light.large", url }]);
      for (const path of paths) {
        await page.goto(path);
        const found = await page.evaluate(() => {
          const low = [...document.querySelectorAll<HTMLElement>("button, summary, select, textarea, nav a, input")]
            .filter((part) => !part.matches("[type=hidden], [type=checkbox], [type=radio]"))
            .map((part) => ({ box: part.getBoundingClientRect(), name: (part.textContent ?? "").trim() || part.outerHTML }))
            .filter(({ box }) => box.height > 0 && box.height < 51.5)
            .map(({ name, box }) => `${name.slice(0, 60)} ${box.height}`);
          const text = getComputedStyle(document.querySelector("main") ?? document.body);
          const { scrollWidth, clientWidth } = document.documentElement;
          return {
            low,
            line: Number.parseFloat(text.lineHeight) / Number.parseFloat(text.fontSize),
            wide: scrollWidth - clientWidth,
          };
        });
        expect(found.low, path).toEqual([]);
        expect(found.line, path).toBeCloseTo(1.9, 1);
        expect(found.wide, path).toBeLessThanOrEqual(0);
      }
    }
    await visitor.goto("/listings");
    await expect(visitor.getByRole("link", { name: "筛选", exact: true })).toBeVisible();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`on a phone the filters come as a sheet that can be left again, ${
    javaScriptEnabled ? "with" : "without"
  } JavaScript`, async ({ data, visit }) => {
    await data.createListing({ content: { side: "SUPPLY" } });
    const page = await visit({ viewport: PHONE, javaScriptEnabled });
    await page.goto("/listings");
    const sheet = page.getByRole("dialog", { name: "筛选" });
    await expect(sheet).toBeHidden();
    await page.getByRole("link", { name: "筛选", exact: true }).click();
    await expect(sheet).toBeVisible();
    if (javaScriptEnabled) {
      await page.keyboard.press("Escape");
      await expect(sheet).toBeHidden();
      await expect(page.getByRole("link", { name: "筛选", exact: true })).toBeFocused();
    } else {
      await sheet.getByRole("link", { name: "关闭" }).click();
      await expect(sheet).toBeHidden();
    }
    await page.getByRole("link", { name: "筛选", exact: true }).click();
    await sheet.getByLabel(/^供给/).check();
    await sheet.getByRole("button", { name: "查看结果" }).click();
    await expect(page).toHaveURL(/side=SUPPLY/);
    await expect(sheet).toBeHidden();
    await expect(page.getByRole("link", { name: "筛选（已选 1 项）" })).toBeVisible();
  });
}

test("on paper: ink on white in either theme, no chrome, the address after a link, and where the page stands", async ({
  data,
  visit,
}) => {
  const { code, title } = await data.createListing({ content: { title: "示例：打印出来的一条需求" } });
  const page = await visit({ viewport: { width: 700, height: 1000 }, colorScheme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.goto("/listings");
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return { backgroundColor, color };
  });
  expect(colours).toEqual({ backgroundColor: "rgb(255, 255, 255)", color: "rgb(0, 0, 0)" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("button", { name: "搜索" })).toBeHidden();
  const link = page.getByRole("link", { name: title });
  const after = await link.evaluate((element) => getComputedStyle(element, "::after").content);
  expect(after).toContain(`/listings/${code}`);
  await expect(page.getByText(`${new URL(String(process.env.E2E_BASE_URL)).origin}/listings`)).toBeVisible();
  expect(
    await page
      .getByRole("listitem")
      .filter({ has: link })
      .evaluate((row) => getComputedStyle(row).breakInside),
  ).toBe("avoid");
});
