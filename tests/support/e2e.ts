// What a journey has at hand: people and listings as rows, a page signed in as somebody, an accessibility check.
import { readFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContextOptions, test as base, expect, type Page } from "playwright/test";
import type { Backstage } from "./backstage.mts";
import type { Person } from "./people.ts";

const axeSource = readFileSync(path.join(process.cwd(), "node_modules/axe-core/axe.min.js"), "utf8");

/** The two widths every page is looked at: a phone and a desk. */
export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1440, height: 900 } as const;

/** Call the process backstage; whatever its functions are given and answer travels as JSON. */
const data = new Proxy({} as Backstage, {
  get:
    (_target, call) =>
    async (...args: unknown[]) => {
      const response = await fetch(String(process.env.E2E_BACKSTAGE), { method: "POST", body: JSON.stringify({ call, args }) });
      const { result, error } = (await response.json()) as { result?: unknown; error?: string };
      if (error) throw new Error(`backstage ${String(call)}: ${error}`);
      return result;
    },
});

type Fixtures = {
  /** Builders of rows in the served database, and the mail it sent. */
  data: Backstage;
  /** A page in a browser of its own, signed in by cookie as somebody. */
  signIn: (person: Person, options?: BrowserContextOptions) => Promise<Page>;
  /** A page in a browser of its own, not signed in. */
  visit: (options?: BrowserContextOptions) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
  data: async ({}, use) => {
    await use(data);
  },
  visit: async ({ browser }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL, viewport: DESK, ...options });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  signIn: async ({ visit }, use) => {
    await use(async (person, options) => {
      const page = await visit(options);
      const { name, value } = await data.signInCookie(person.userId);
      await page.context().addCookies([{ name, value, url: process.env.E2E_BASE_URL, httpOnly: true, sameSite: "Lax" }]);
      return page;
    });
  },
});

type Mails = Awaited<ReturnType<Backstage["mails"]>>;

/** Mails of alerts are gathered by the clock, and not in the quiet hours: journeys count them apart from all others. */
const isAlert = ({ raw }: Mails[number]): boolean => /^List-Unsubscribe:/m.test(raw);

/** The mails to an address, once there are `count`. A minute: a journey beside this one may have the mail server away. */
export async function mailsTo(address: string, count: number): Promise<Mails> {
  const mails = async () => (await data.mails(address)).filter((mail) => !isAlert(mail));
  await expect.poll(async () => (await mails()).length, { timeout: 60_000 }).toBe(count);
  return mails();
}

/** The alert mails to an address, once there are `count`. They wait out the undo of what they tell of. */
export async function alertMailsTo(address: string, count: number): Promise<Mails> {
  const mails = async () => (await data.mails(address)).filter(isAlert);
  await expect.poll(async () => (await mails()).length, { timeout: 120_000 }).toBe(count);
  return mails();
}

/** Choose in a combobox by typing; before the page is live it is a drop-down list under the same name. */
export async function chooseByTyping(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label }).and(page.locator("input"));
  await box.fill(text);
  await page.getByRole("listbox", { name: label }).getByRole("option", { name: text }).first().click();
}

/** Rules of axe whose answer depends on the colours in force. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** The serious and critical accessibility faults of the page as it stands; `coloursOnly`: those that colours make. */
export async function findFaults(page: Page, coloursOnly = false): Promise<string[]> {
  // The page's policy forbids foreign scripts; evaluate() runs in the debugger's world, to which it does not apply.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  return page.evaluate(
    async (rules) => {
      const { axe } = window as unknown as {
        axe: {
          run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run(
        rules ? { runOnly: { type: "rule", values: rules } } : { rules: { "target-size": { enabled: true } } },
      );
      return violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    },
    coloursOnly ? COLOUR_RULES : null,
  );
}

/** No serious or critical accessibility fault on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findFaults(page)).toEqual([]);
}

export { expect };
