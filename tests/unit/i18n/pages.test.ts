import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** What visitors and members see; the desk of staff is Chinese. */
const FOLDERS = ["app/(public)", "app/(member)", "components"];

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => path.join(folder, name)),
).map((name) => {
  const text = readFileSync(path.join(ROOT, name), "utf8");
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gmu, "").replace(/^import[\s\S]*?;$/gmu, "");
  return { name, code };
});

test("no page writes Chinese words or marks of its own: they stand in the catalogue", () => {
  const own = sources.filter(({ code }) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/u.test(code));
  expect(own.map(({ name }) => name)).toEqual([]);
});

/** Tables that are only looked into, or handed on to `labelsIn`. */
const LOOKED_INTO = ["app/(member)/my/listings/[code]/history.tsx"];

test("no page takes the Chinese word for a code: every table of labels is asked in the reader's language", () => {
  const chinese = sources.filter(
    ({ name, code }) => !LOOKED_INTO.includes(name) && /(?<!labelsIn\(\s*\w+,\s*|typeof )\b[A-Z_]+_LABELS\b/u.test(code),
  );
  expect(chinese.map(({ name }) => name)).toEqual([]);
});
