// Walking a page by Tab, as who has no mouse does.
import { expect, type Locator, type Page } from "playwright/test";

/** What is wrong with where the focus stands; null when it can be seen and nothing lies over it. */
const faultOfFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const here = document.activeElement;
    if (!(here instanceof HTMLElement) || here === document.body) return "the focus is lost";
    const name = `${here.tagName} ${(here.textContent ?? "").trim().slice(0, 30)} ${here.getAttribute("name") ?? ""}`;
    const { outlineStyle, outlineWidth } = getComputedStyle(here);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return `no ring around ${name}`;
    const box = here.getClientRects()[0];
    if (!box) return `nothing to be seen of ${name}`;
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2);
    return over && (here.contains(over) || over.contains(here)) ? null : `${name} lies under ${over?.outerHTML.slice(0, 80)}`;
  });

/** Tab on until this control has the focus; each stop on the way shows where it is. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press("Tab");
    expect(await faultOfFocus(page)).toBeNull();
    if (await isThere()) return;
  }
  throw new Error(`not reached within ${most} stops: ${target}`);
}

/** After a change of the screen the keyboard goes on from its content. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.getElementById("main")?.contains(document.activeElement) ?? false))
    .toBe(true);
}
