// What a reader with large type or a narrow screen stumbles over.
import type { Page } from "playwright/test";

/** Text of twice its size, as a browser or a phone sets it. */
export const doubleText = (page: Page): Promise<void> =>
  page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));

/** Whether the page scrolls sideways, and texts or controls that lie over one another or are cut off. */
export function findCrowding(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth - clientWidth} px sideways`);
    const nameOf = (element: Element) => (element.textContent ?? "").trim().slice(0, 24) || element.outerHTML.slice(0, 60);
    const isFloating = (element: Element): boolean => {
      for (let at: Element | null = element; at; at = at.parentElement)
        if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return true;
      return false;
    };
    const isScrolled = (element: Element): boolean => {
      for (let at = element.parentElement; at; at = at.parentElement)
        if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    const ownText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "");
    const shown = [...document.querySelectorAll("body *")].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const { visibility, opacity, clipPath, position } = getComputedStyle(element);
      const hidden = visibility === "hidden" || opacity === "0" || (position === "absolute" && clipPath !== "none");
      return width > 2 && height > 2 && !hidden && element.checkVisibility() && !element.closest(".sr-only");
    });
    for (const element of shown) {
      const box = element.getBoundingClientRect();
      if (ownText(element) && !isFloating(element) && box.right > clientWidth + 1 && !isScrolled(element))
        found.push(`beyond the edge: ${nameOf(element)}`);
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      const cuts = overflowX === "hidden" || overflowY === "hidden" || overflowX === "clip";
      if (cuts && ownText(element) && textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut off: ${nameOf(element)}`);
    }
    // Boxes of lines, not of blocks: what is read.
    const lines = shown
      .filter((element) => ownText(element) && !isFloating(element) && !element.closest("svg, option, select"))
      .flatMap((element) =>
        [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "")
          .flatMap((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return [...range.getClientRects()].map((box) => ({ element, box }));
          }),
      );
    for (const [at, { element, box }] of lines.entries()) {
      for (const other of lines.slice(at + 1)) {
        if (other.element === element) continue;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Line boxes of neighbours touch; letters that lie over one another share more than half a line.
        if (across > 4 && down > Math.min(box.height, other.box.height) / 2)
          found.push(`over one another: ${nameOf(element)} | ${nameOf(other.element)}`);
      }
    }
    return [...new Set(found)];
  });
}
