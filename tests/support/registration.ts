// A new firm at the door: the form, and the mail that confirms its address.
import { expect, type Page } from "playwright/test";
import { chooseByTyping } from "./e2e.ts";

export type Newcomer = { firm: string; email: string; password: string };

/** Fill the form of a Hebei firm and send it. */
export async function register(page: Page, { firm, email, password }: Newcomer): Promise<void> {
  await page.goto("/register");
  await page.getByLabel("单位全称").fill(firm);
  await page.getByLabel("所在地区").selectOption({ label: "河北" });
  await chooseByTyping(page, "区县", "曹妃甸");
  await page.getByLabel("联系人", { exact: true }).fill("示例联系人");
  await page.getByLabel("手机", { exact: true }).fill("13800000003");
  await page.getByLabel("邮箱或手机号").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByLabel("我已阅读并同意").check();
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByRole("heading", { name: "注册已提交" })).toBeVisible();
}

/** Sign in on the page that asks for it, wherever it leads afterwards. */
export async function signInHere(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel("邮箱或手机号").first().fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}
