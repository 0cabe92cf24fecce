import type { Page } from "playwright/test";
import { alertMailsTo, DESK, expect, expectAccessible, mailsTo, PHONE, test } from "../support/e2e.ts";
import { linkIn, textOf } from "../support/mail-text.ts";
import { headerOf } from "../support/smtp.ts";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** A moderator approves a listing that waits. */
async function approve(staff: Page, code: string): Promise<void> {
  await staff.goto(`/staff/review/${code}`);
  await press(staff, "通过");
  await expect(staff.getByText("结论已记录")).toBeVisible();
}

test("a firm saves a filter on a phone, a new listing that fits reaches it by mail, and one press in the mail ends it", async ({
  data,
  signIn,
}) => {
  test.setTimeout(240_000);
  const word = `示例专件${Date.now() % 1_000_000}`;
  const reader = await data.createPerson("owner");
  const page = await signIn(reader, { viewport: PHONE });
  // Hours of quiet would hold the mail back when this runs by night.
  await page.goto("/my/notifications/settings");
  await page.getByLabel("从", { exact: true }).selectOption("00:00");
  await page.getByLabel("到", { exact: true }).selectOption("00:00");
  await expectAccessible(page);
  await press(page, "保存设置");
  await expect(page.getByText("设置已保存。")).toBeVisible();

  await page.goto(`/listings?q=${encodeURIComponent(word)}&side=DEMAND`);
  await page.getByRole("link", { name: "保存这次筛选" }).click();
  await expect(page.getByRole("heading", { name: "保存这次筛选" })).toBeVisible();
  await page.getByLabel("订阅名称").fill("我要的专件");
  await page.getByLabel("立即", { exact: true }).check();
  await expectAccessible(page);
  await press(page, "保存订阅");
  await expect(page.getByText("已保存。")).toBeVisible();
  await expect(page.getByRole("heading", { name: "我要的专件" })).toBeVisible();
  await expectAccessible(page);

  const staff = await signIn(await data.createPerson("moderator"), { viewport: DESK });
  const fresh = await data.createListing({ status: "SUBMITTED", content: { title: `求购${word}` } });
  await approve(staff, fresh.code);

  await expect(async () => {
    await page.goto("/my");
    await expect(page.getByRole("button", { name: "订阅「我要的专件」有 1 条新信息" })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("link", { name: /消息.*1 条未读/ })).toBeVisible();
  await expectAccessible(page);
  await press(page, "订阅「我要的专件」有 1 条新信息");
  await expect(page.getByRole("link", { name: fresh.title })).toBeVisible();
  await expectAccessible(page);

  const [mail] = await alertMailsTo(reader.email, 1);
  const text = textOf(mail?.raw ?? "");
  expect(text).toContain(fresh.title);
  expect(text).toContain(`/listings/${fresh.code}`);
  expect(text).toContain("符合订阅：我要的专件");
  expect(headerOf(mail?.raw ?? "", "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  const address = /<([^>]+)>/.exec((headerOf(mail?.raw ?? "", "List-Unsubscribe") ?? "").replace(/\s+/g, ""))?.[1] ?? "";
  // As a mail service does it: a post without cookie and Origin.
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(answer.status).toBe(200);
  expect((await fetch(`${address}x`, { method: "POST" })).status).toBe(404);
  await page.goto("/my/notifications/settings");
  await expect(page.getByLabel("订阅的新信息")).toHaveValue("OFF");
  await expect(page.getByLabel("新的推荐匹配")).toHaveValue("OFF");
});

test("without JavaScript a firm renames, pauses and deletes a saved search", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("owner"), { javaScriptEnabled: false, viewport: DESK });
  await page.goto("/subscribe?region=HEBEI");
  await press(page, "保存订阅");
  await page.getByText("修改", { exact: true }).click();
  await page.getByLabel("订阅名称").fill("");
  await press(page, "保存修改");
  await expect(page.getByText("请填写").first()).toBeVisible();
  await page.getByLabel("订阅名称").fill("河北的信息");
  await page.getByLabel("不发邮件，只在站内提醒").check();
  await press(page, "保存修改");
  await expect(page.getByRole("heading", { name: "河北的信息" })).toBeVisible();
  await expect(page.getByText(/^仅站内/)).toBeVisible();
  await press(page, "暂停");
  await expect(page.getByText("已暂停，不再提醒。")).toBeVisible();
  await press(page, "恢复");
  await expect(page.getByText("已恢复，从现在起的新信息会提醒。")).toBeVisible();
  await page.getByText("删除", { exact: true }).click();
  await press(page, "确认删除");
  await expect(page.getByText("还没有订阅")).toBeVisible();

  await page.goto("/my/notifications");
  await expect(page.getByText("没有通知")).toBeVisible();
});

test("a visitor subscribes an address without an account: only what was confirmed holds", async ({ visit }) => {
  const page = await visit({ viewport: PHONE });
  const email = `visitor${Date.now()}@example.invalid`;
  await page.goto("/listings?chain=hydrogen");
  await page.getByRole("link", { name: "保存这次筛选" }).click();
  await page.getByLabel("邮箱").fill("不是邮箱");
  await press(page, "用邮箱订阅");
  await expect(page.getByLabel("邮箱")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("邮箱").fill(email);
  await expectAccessible(page);
  await press(page, "用邮箱订阅");
  await expect(page.getByText("确认邮件已发出")).toBeVisible();
  const [mail] = await mailsTo(email, 1);
  const link = linkIn(mail, "/subscribe/confirm");
  await page.goto(`${link}x`);
  await press(page, "确认订阅");
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await page.goto(link);
  await expectAccessible(page);
  await press(page, "确认订阅");
  await expect(page.getByText("订阅已生效。")).toBeVisible();
});
