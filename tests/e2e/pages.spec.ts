import { readdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright/test";
import { localePath } from "#lib/i18n/paths.ts";
import { DESK, expect, findFaults, PHONE, test } from "../support/e2e.ts";
import { MEMBER_PAGES, memberAddresses, PUBLIC_PAGES, publicAddresses, STAFF_PAGES, staffAddresses } from "../support/pages.ts";

/** How a page is looked at. At night only colours differ, so only the rules that look at colours are asked again. */
const MODES = [
  { theme: "light", size: "standard", colours: false },
  { theme: "dark", size: "standard", colours: true },
  { theme: "light", size: "large", colours: false },
] as const;
type Mode = (typeof MODES)[number];

/** In the other language words are longer, colours the same. */
const ENGLISH_MODES = MODES.filter(({ colours }) => !colours);

/** Every fault of every page: it is loaded once, then shown in each mode and at both widths, as the switches of the header do. */
async function look(page: Page, addresses: Readonly<Record<string, string>>, modes: readonly Mode[] = MODES): Promise<string[]> {
  const faults: string[] = [];
  for (const address of Object.values(addresses)) {
    await page.setViewportSize(PHONE);
    const status = (await page.goto(address))?.status();
    if (status !== 200) faults.push(`${address}: ${status}`);
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport);
      for (const { theme, size, colours } of modes) {
        await page.evaluate((mode) => Object.assign(document.documentElement.dataset, mode), { theme, size });
        const where = `${address} ${viewport.width} ${theme} ${size}`;
        faults.push(...(await findFaults(page, colours)).map((fault) => `${where} ${fault}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) faults.push(`${where}: ${wide} px too wide`);
      }
    }
  }
  return faults;
}

/** The same pages under `/en`. */
const inEnglish = (addresses: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(addresses).map(([page, address]) => [page, localePath("en", address)]));

/** Folders of pages under app/, without their groups. */
function pagesOfApp(): string[] {
  return readdirSync(path.join(process.cwd(), "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.dirname(file).replace(/\(\w+\)\/?/g, ""))
    .map((folder) => (folder === "." ? "" : folder))
    .sort();
}

/** Otherwise colours would still be on their way from one mode to the next. */
const STILL = { reducedMotion: "reduce" } as const;

test("every page of the product is among those looked at", () => {
  expect([...PUBLIC_PAGES, ...MEMBER_PAGES, ...STAFF_PAGES].sort()).toEqual(pagesOfApp());
});

test.describe("no page has an accessibility fault or scrolls sideways: light, dark, 长者版, English, phone and desk", () => {
  test.setTimeout(600_000);

  test("what visitors read", async ({ data, signIn, visit }) => {
    const moderator = await signIn(await data.createPerson("moderator"));
    const editor = await signIn(await data.createPerson("editor"));
    const addresses = await publicAddresses(data, moderator, editor);
    expect(await look(await visit(STILL), addresses)).toEqual([]);
    expect(await look(await visit(STILL), inEnglish(addresses), ENGLISH_MODES)).toEqual([]);
  });

  test("a firm's desk", async ({ data, signIn }) => {
    const owner = await data.createPerson("owner");
    const page = await signIn(owner, STILL);
    const addresses = await memberAddresses(data, owner, page);
    expect(await look(page, addresses)).toEqual([]);
    expect(await look(page, inEnglish(addresses), ENGLISH_MODES)).toEqual([]);
  });

  test("the desk of staff", async ({ data, signIn }) => {
    const page = await signIn(await data.createPerson("admin"), STILL);
    const person = await data.createPerson("owner");
    const asker = { person, page: await signIn(person) };
    expect(await look(page, await staffAddresses(data, page, asker))).toEqual([]);
  });
});
