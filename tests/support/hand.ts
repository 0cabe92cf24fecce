// A phone as many readers hold it, and the hand on it.
import { expect, type Locator, type Page } from "playwright/test";
import { PHONE } from "./e2e.ts";

const WECHAT =
  "Mozilla/5.0 (Linux; Android 12; Example) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 MicroMessenger/8.0.50 WeChat/arm64";

/** 390 px wide, in the browser that WeChat opens links in. */
export const IN_WECHAT = { viewport: PHONE, userAgent: WECHAT, hasTouch: true, isMobile: true } as const;

/** A hand that counts: one tap is one click or one field focused; typing and pasting are free. */
export class Hand {
  taps = 0;
  constructor(private readonly page: Page) {}
  /** The same hand on another page, its taps counted on. */
  on(page: Page): Hand {
    const hand = new Hand(page);
    hand.taps = this.taps;
    return hand;
  }
  async tap(target: Locator): Promise<void> {
    this.taps += 1;
    await target.click();
  }
  async type(label: string, text: string): Promise<void> {
    this.taps += 1;
    const field = this.page.getByLabel(label, { exact: true });
    await field.focus();
    await field.fill(text);
  }
  /** A list is opened, and one of its lines pressed. */
  async choose(label: string, option: string): Promise<void> {
    this.taps += 2;
    await this.page.getByLabel(label, { exact: true }).selectOption(option);
  }
  press = (name: string | RegExp): Promise<void> => this.tap(this.page.getByRole("button", { name, exact: true }).first());
}

/** The page says that what was typed is kept on the server. */
export const saved = (page: Page) => expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible({ timeout: 60_000 });

/** The three fields without which nothing is handed in. */
export async function fillRequired(page: Page, title: string, description: string): Promise<void> {
  await page.getByLabel("产品", { exact: true }).check();
  await page.getByLabel("名称", { exact: true }).fill(title);
  await page.getByLabel("详细说明").fill(description);
}
