import type { Page } from "playwright/test";
import { isSharedPath, localePath } from "#lib/i18n/paths.ts";
import { zhCN } from "#lib/i18n/zh-CN.ts";
import { expect, mailsTo, test } from "../support/e2e.ts";
import { memberAddresses, publicAddresses } from "../support/pages.ts";
import { partsOf } from "../support/smtp.ts";

/** Where a reader of this page could go next: links and forms, as the browser resolves them. */
const placesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].filter((a) => a.hreflang !== "zh-CN");
    const forms = [...document.querySelectorAll<HTMLFormElement>("form[action]")];
    return [...links.map((a) => a.href), ...forms.map((form) => new URL(form.getAttribute("action") ?? "", location.href).href)]
      .filter((href) => href.startsWith(location.origin))
      .map((href) => href.slice(location.origin.length));
  });

/** Every word of the product that holds Chinese and no value; a language is called by its own name everywhere. */
const CHINESE = Object.values(zhCN)
  .flatMap((area): string[] => Object.values(area))
  .filter((text) => /[\u4e00-\u9fff]/.test(text) && !text.includes("{") && text !== zhCN.common.language);

/** Chinese words of the product that stand on this page: a firm's own words are none. */
const untranslatedOf = (page: Page): Promise<string[]> =>
  page.evaluate((words) => {
    const known = new Set(words);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? "";
      const element = walker.currentNode.parentElement;
      if (known.has(text) && !element?.closest('[lang="zh-CN"], [aria-hidden="true"], script, style')) found.push(text);
    }
    return found;
  }, CHINESE);

async function expectEnglish(page: Page, path: string): Promise<void> {
  const answer = await page.goto(localePath("en", path));
  expect(answer?.status(), path).toBe(200);
  await expect(page.locator("html"), path).toHaveAttribute("lang", "en");
  const leaving = (await placesOf(page)).filter((place) => !isSharedPath(place) && localePath("en", place) !== place);
  expect(leaving, `links of ${path} that leave the language`).toEqual([]);
  expect(await untranslatedOf(page), `Chinese words on ${path}`).toEqual([]);
}

test("every public page stands in English, and no link of it leaves the language", async ({ data, signIn, visit }) => {
  const [moderator, editor] = [
    await signIn(await data.createPerson("moderator")),
    await signIn(await data.createPerson("editor")),
  ];
  const addresses = await publicAddresses(data, moderator, editor, "2034-05");
  const page = await visit();
  for (const path of Object.values(addresses)) await expectEnglish(page, path);
});

test("every page of a member's desk stands in English, and no link of it leaves the language", async ({ data, signIn }) => {
  const owner = await data.createPerson("owner");
  const page = await signIn(owner);
  const addresses = await memberAddresses(data, owner, page);
  for (const path of Object.values(addresses)) await expectEnglish(page, path);
});

test("the switch leads to the same page in the other language, its query kept, and the two name each other", async ({
  visit,
}) => {
  const page = await visit({ javaScriptEnabled: false });
  await page.goto("/listings?side=SUPPLY&sort=deadline");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/listings\?side=SUPPLY&sort=deadline$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Opportunity listings");
  const alternate = (language: string) => page.locator(`link[rel="alternate"][hreflang="${language}"]`);
  await expect(alternate("zh-CN")).toHaveAttribute("href", /[^n]\/listings$/);
  await expect(alternate("en")).toHaveAttribute("href", /\/en\/listings$/);
  await page.getByRole("link", { name: "中文" }).click();
  await expect(page).toHaveURL(/:\d+\/listings\?side=SUPPLY&sort=deadline$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("signing in, errors at fields and refusals stay in the language, without JavaScript too", async ({ data, visit }) => {
  for (const javaScriptEnabled of [false, true]) {
    const page = await visit({ javaScriptEnabled });
    await page.goto("/en/my/listings");
    await expect(page).toHaveURL(/\/en\/login\?callbackUrl=%2Fen%2Fmy%2Flistings$/);
    const form = page.getByRole("form", { name: "Sign in", exact: true });
    await form.getByRole("textbox", { name: /E-mail or mobile/ }).fill("nobody@example.invalid");
    await form.locator("input[type=password]").fill("wrong wrong wrong");
    await form.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/en\/login\?error=CredentialsSignin/);
    await expect(page.getByText("Account or password is wrong.")).toBeVisible();
    await page.goto("/en/forgot-password");
    await page.getByRole("textbox").last().fill("neither mail nor mobile");
    await page.getByRole("button", { name: "Send the e-mail" }).click();
    await expect(page.getByText("Please give a valid e-mail address or an 11-digit mobile number").first()).toBeVisible();
  }
  const person = await data.createPerson("owner");
  const page = await visit();
  const { name, value } = await data.signInCookie(person.userId);
  await page.context().addCookies([{ name, value, url: process.env.E2E_BASE_URL, httpOnly: true, sameSite: "Lax" }]);
  await page.goto("/en/login");
  await expect(page).toHaveURL(/\/en\/my$/);
});

test("mail comes in the language that was chosen, and leads back to the pages of it", async ({ data, signIn, visit }) => {
  const owner = await data.createPerson("owner");
  const desk = await signIn(owner, { javaScriptEnabled: false });
  await desk.goto("/my/notifications/settings");
  await desk.getByRole("combobox", { name: "邮件用哪种语言" }).selectOption("English");
  await desk.getByRole("main").getByRole("button", { name: "保存设置" }).click();
  await expect(desk.getByRole("combobox", { name: "邮件用哪种语言" })).toHaveValue("en");
  const page = await visit();
  await page.goto("/forgot-password");
  await page.getByRole("main").getByRole("textbox").last().fill(owner.email);
  await page.getByRole("main").getByRole("button").last().click();
  const [mail] = await mailsTo(owner.email, 1);
  const { subject, text, html } = partsOf(mail?.raw ?? "");
  expect(subject).toBe("[Jing-Jin-Ji Opportunity List] Reset your password");
  expect(html).toContain('<html lang="en">');
  const url = /http\S+reset-password\S+/.exec(text)?.[0] ?? "";
  expect(new URL(url).pathname).toBe("/en/reset-password");
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/password/i);
});

test("what is not there says so in English; the staff desk and interfaces have one address for all languages", async ({
  visit,
}) => {
  const page = await visit();
  expect((await page.goto("/en/no-such-page"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  for (const path of ["/staff/review?tab=mine", "/api/v1/listings", "/sitemap.xml"]) {
    const answer = await page.request.get(`/en${path}`, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(308);
    expect(answer.headers().location, path).toBe(path);
  }
});
