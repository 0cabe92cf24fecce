import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const PAGE = "app/(staff)/staff/ui";

/** Parts of the frame, which stand around every page, this one too, and what shows nothing of its own. */
const FRAME = [
  "account-links",
  "bottom-bar",
  "desk-layout",
  "desk-nav",
  "display-bar",
  "display-switch",
  "header-search",
  "keep-fresh",
  "keep-in-sight",
  "language-link",
  "nav-link",
  "page-progress",
  "print-address",
  "site-footer",
  "site-header",
  "words",
];
/** Whole pages and sections made of the parts shown there, which read rows of their own. */
const COMPOSED = [
  "auth-form",
  "certificate-list",
  "file-figure",
  "file-upload",
  "files-summary",
  "json-ld",
  "listing-files",
  "match-section",
  "organization-form",
  "organization-fields",
  "shown-files",
  "site-document",
  "standing-page",
];

/** The parts that a file brings along, by name. */
function partsFrom(file: string, seen: Set<string>): void {
  for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/from "#components\/([\w-]+)\.tsx"/g)) {
    if (seen.has(name)) continue;
    seen.add(name);
    partsFrom(path.join(ROOT, "components", `${name}.tsx`), seen);
  }
}

test("every part of components/ is shown at /staff/ui", () => {
  const shown = new Set<string>();
  for (const file of readdirSync(path.join(ROOT, PAGE))) partsFrom(path.join(ROOT, PAGE, file), shown);
  const parts = readdirSync(path.join(ROOT, "components"))
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => path.basename(file, ".tsx"));
  expect(parts.filter((part) => !shown.has(part) && !FRAME.includes(part) && !COMPOSED.includes(part))).toEqual([]);
  for (const part of [...FRAME, ...COMPOSED]) expect(existsSync(path.join(ROOT, "components", `${part}.tsx`)), part).toBe(true);
});
