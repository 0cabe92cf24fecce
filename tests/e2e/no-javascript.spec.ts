import { expect, PHONE, test } from "../support/e2e.ts";
import { fillRequired } from "../support/hand.ts";
import { signInHere } from "../support/registration.ts";

const PASSWORD = "示例口令 not-a-real-one 2026";

test("without JavaScript, in one go: browse, read a listing, sign in where it asks, post what one has, hand it in", async ({
  data,
  visit,
}) => {
  const word = `示例匀浆机${Date.now() % 1_000_000}`;
  const { code, title } = await data.createListing({ content: { side: "DEMAND", title: `求购${word}` } });
  const owner = await data.createPerson("owner");
  await data.setPassword(owner, PASSWORD);
  const page = await visit({ viewport: PHONE, javaScriptEnabled: false });

  await test.step("browse", async () => {
    await page.goto("/");
    const search = page.getByRole("main").getByRole("search");
    await search.getByRole("searchbox", { name: "搜索机会清单" }).fill(word);
    await search.getByRole("button", { name: "搜索" }).click();
    await page.getByRole("link", { name: title }).click();
  });
  await test.step("read, and sign in from there", async () => {
    await expect(page).toHaveURL(new RegExp(`/listings/${code}$`));
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: /登录/ }).first().click();
    await expect(page).toHaveURL(/\/login\?callbackUrl=/);
    await signInHere(page, { email: owner.email, password: PASSWORD });
    await expect(page).toHaveURL(new RegExp(`/listings/${code}`));
  });
  await test.step("post, told at the field what is missing", async () => {
    await page.getByRole("link", { name: "发布", exact: true }).first().click();
    await page.getByRole("link", { name: "发布供给" }).click();
    await page.getByLabel("名称", { exact: true }).fill(`供应${word}`);
    await page.getByRole("button", { name: "下一步：完善" }).click();
    await expect(page.getByLabel("详细说明")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("名称", { exact: true })).toHaveValue(`供应${word}`);
    await fillRequired(page, `供应${word}`, "转速每分钟 28000 转，含两套刀头，现货。");
    await page.getByRole("button", { name: "下一步：完善" }).click();
    await page.getByLabel("摘要").fill("高速匀浆机，现货");
    await page.getByRole("button", { name: "下一步：预览与提交" }).click();
    await expect(page.getByRole("heading", { name: "详细页面" })).toBeVisible();
  });
  await test.step("hand in", async () => {
    await page.getByRole("button", { name: "提交审核" }).click();
    await expect(page.getByText("已提交").first()).toBeVisible();
    await page.goto("/my");
    await expect(page.getByRole("link", { name: `供应${word}` })).toBeVisible();
  });
});
