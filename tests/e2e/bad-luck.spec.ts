import type { Page } from "playwright/test";
import { expect, PHONE, test } from "../support/e2e.ts";
import { fillRequired, IN_WECHAT, saved } from "../support/hand.ts";
import { signInHere } from "../support/registration.ts";

const next = (page: Page) => page.getByRole("button", { name: "下一步：完善" }).click();

test("the network goes while somebody types: they are told, the text is kept, and it is saved by itself when it is back", async ({
  data,
  signIn,
}) => {
  const owner = await data.createPerson("owner");
  const { code } = await data.createListing({ firm: owner.firm ?? undefined, status: "DRAFT" });
  const page = await signIn(owner, IN_WECHAT);
  await page.goto(`/my/listings/${code}/edit?step=1`);
  await page.getByLabel("详细说明").fill("联网时写的说明。");
  await saved(page);
  await page.context().setOffline(true);
  await page.getByLabel("详细说明").fill("断网时写的说明。");
  await expect(page.getByText("没有网络。您填的内容已存在本机，联网后自动保存。")).toBeVisible();
  await page.context().setOffline(false);
  await saved(page);
  const elsewhere = await signIn(owner, { viewport: PHONE });
  await elsewhere.goto(`/my/listings/${code}/edit?step=1`);
  await expect(elsewhere.getByLabel("详细说明")).toHaveValue("断网时写的说明。");
});

test("the network goes while a listing is handed in: they are told, press again, and it is handed in once", async ({
  data,
  signIn,
}) => {
  const owner = await data.createPerson("owner");
  const page = await signIn(owner, IN_WECHAT);
  await page.goto("/my/listings/new?side=DEMAND");
  await fillRequired(page, "求购喷砂机", "压力式，罐容 200 升。");
  await next(page);
  await expect(page.getByLabel("摘要")).toBeVisible();
  // The server has it, the answer never arrives.
  let lost = 0;
  await page.route("**/edit?step=2", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch({ maxRedirects: 0 });
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("网络中断，没有送出。您填的内容还在，联网后请再按一次。")).toBeVisible();
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交")).toBeVisible();
  expect(lost).toBe(1);
  await page.goto("/my/listings");
  await expect(page.getByRole("link", { name: "求购喷砂机" })).toHaveCount(1);
});

const PASSWORD = "示例口令 not-a-real-one 2026";

for (const javaScriptEnabled of [true, false]) {
  for (const screen of ["new", "second"] as const) {
    test(`a sign-in that ends over the ${screen} screen loses nothing: it is kept, and goes on after signing in again, ${
      javaScriptEnabled ? "with" : "without"
    } JavaScript`, async ({ data, signIn }) => {
      const owner = await data.createPerson("owner");
      await data.setPassword(owner, PASSWORD);
      const draft = await data.createListing({ firm: owner.firm ?? undefined, status: "DRAFT" });
      const page = await signIn(owner, { ...IN_WECHAT, javaScriptEnabled });
      await page.goto(screen === "new" ? "/my/listings/new?side=DEMAND" : `/my/listings/${draft.code}/edit?step=2`);
      await page.context().clearCookies();
      const [field, text, button] =
        screen === "new"
          ? (["详细说明", "六千瓦，幅面 3 米。", "下一步：完善"] as const)
          : (["摘要", "激光切割机一台", "下一步：预览与提交"] as const);
      if (screen === "new") await fillRequired(page, "求购激光切割机", text);
      else await page.getByLabel(field).fill(text);
      await page.getByRole("button", { name: button }).click();
      if (javaScriptEnabled) {
        await expect(page.getByText("请先登录。").first()).toBeVisible();
        await page.getByRole("link", { name: "重新登录，再回到这一页" }).click();
        await signInHere(page, { email: owner.email, password: PASSWORD });
        await expect(page).toHaveURL(screen === "new" ? /\/my\/listings\/(?:new|JJJ)/ : /step=2/);
        await expect(page.getByLabel(field)).toHaveValue(text);
      } else {
        await expect(page.getByText("登录已过期").first()).toBeVisible();
        const opening = page.context().waitForEvent("page");
        await page.getByRole("link", { name: "在新窗口登录" }).click();
        const window = await opening;
        await signInHere(window, { email: owner.email, password: PASSWORD });
        await expect(window).toHaveURL(/\/my$/);
        await expect(page.getByLabel(field)).toHaveValue(text);
      }
      await page.getByRole("button", { name: button }).click();
      if (screen === "new") {
        await expect(page.getByLabel("摘要")).toBeVisible();
        await page.getByRole("link", { name: "必填" }).click();
        await expect(page.getByLabel(field)).toHaveValue(text);
      } else {
        await expect(page.getByRole("heading", { name: "详细页面" })).toBeVisible();
        await page.getByRole("link", { name: "改“完善”" }).click();
        await expect(page.getByLabel(field)).toHaveValue(text);
      }
    });
  }
}

test("a sign-in that ends over any other form brings back what was typed, once, after signing in again", async ({
  data,
  signIn,
}) => {
  const asker = await data.createPerson("owner");
  await data.setPassword(asker, PASSWORD);
  const { code } = await data.createListing();
  const page = await signIn(asker, IN_WECHAT);
  await page.goto(`/listings/${code}`);
  await page.context().clearCookies();
  await page.getByLabel("待澄清的问题").fill("能否先寄样品？");
  await page.getByRole("button", { name: "我有意向" }).click();
  await expect(page.getByText("请先登录。").first()).toBeVisible();
  await page.getByRole("link", { name: "重新登录，再回到这一页" }).click();
  await signInHere(page, { email: asker.email, password: PASSWORD });
  await expect(page.getByText("登录前填写的内容已经恢复，请核对后再按一次。")).toBeVisible();
  await expect(page.getByLabel("待澄清的问题")).toHaveValue("能否先寄样品？");
  await page.getByRole("button", { name: "我有意向" }).click();
  await expect(page).toHaveURL(/\/my\/interests\/[0-9a-f-]{36}\?sent=1$/);
  await expect(page.getByText("能否先寄样品？")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith("jjj.unsent")))).toEqual([]);
});

test("double taps send once: one draft, one submission", async ({ data, signIn }) => {
  const owner = await data.createPerson("owner");
  const page = await signIn(owner, IN_WECHAT);
  await page.goto("/my/listings/new?side=DEMAND");
  await fillRequired(page, "求购注塑机两台", "锁模力 1200 千牛。");
  await page.getByRole("button", { name: "下一步：完善" }).dblclick();
  await expect(page.getByLabel("摘要")).toBeVisible();
  await page.getByRole("button", { name: "提交审核" }).dblclick();
  await expect(page.getByText("已提交")).toBeVisible();
  await page.goto("/my/listings");
  await expect(page.getByRole("link", { name: "求购注塑机两台" })).toHaveCount(1);
});

test("the browser's back button shows what was written, not the empty page of before", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("owner"), { viewport: PHONE });
  await page.goto("/my/listings/new?side=DEMAND");
  await fillRequired(page, "求购冷却塔", "循环水量每小时 300 立方米。");
  await page.getByRole("button", { name: "下一步：完善" }).click();
  await page.getByLabel("摘要").fill("冷却塔一座");
  await page.getByRole("button", { name: "下一步：预览与提交" }).click();
  await expect(page.getByRole("heading", { name: "详细页面" })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("摘要")).toHaveValue("冷却塔一座");
  await page.goBack();
  await expect(page.getByLabel("名称", { exact: true })).toHaveValue("求购冷却塔");
});
