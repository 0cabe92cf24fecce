import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { phrases } from "#lib/i18n/en/phrases.ts";
import { zhCN } from "#lib/i18n/zh-CN.ts";
import { ERROR_STATUS } from "#lib/kernel/errors.ts";
import { FILE_FAULTS } from "#lib/storage/file-kinds.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const CATALOGUES = /^lib\/i18n\/(zh-CN|en)(\.ts$|\/)/;

/** Everything that may show a word: the product and its scripts, not its tests. */
const sources = ["app", "components", "lib", "scripts"]
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file) && !CATALOGUES.test(file) && !file.includes("/generated/"));
const code = sources.map((file) => readFileSync(path.join(ROOT, file), "utf8")).join("\n");

/** `"area.key"` as it is written. */
const whole = new Set([...code.matchAll(/["'`]([a-z]+(?:[A-Z][A-Za-z]*)?\.[\w-]+)["'`]/g)].map(([, key]) => key));
/** `area.begin${…}end`: every key between may be meant. `${string}` stands in types, which use nothing. */
const open = [...code.matchAll(/`([a-z]+(?:[A-Z][A-Za-z]*)?\.\w+)\$\{(?!string\})[^}]*\}(\w*)`/g)].map(
  ([, begin = "", end = ""]) => ({ begin, end }),
);
/** Areas that are read by nothing but a code (`errors.${code}`), and these codes. */
const BY_CODE: Readonly<Record<string, readonly string[]>> = {
  errors: Object.keys(ERROR_STATUS),
  files: [...FILE_FAULTS, "missing"],
  moderation: ["approve", "return", "reject", "suspend", "reinstate"],
};
/** `area.key` read from an area that a file imports by itself. */
const direct = new Set([...code.matchAll(/\b([a-z]+)\.(\w+)\b/g)].map(([key]) => key));
const importedAlone = new Set(
  [...code.matchAll(/import \{ (\w+) \} from "#lib\/i18n\/zh-CN\/[\w-]+\.ts"/g)].map(([, area]) => area),
);

const isUsed = (area: string, key: string): boolean => {
  const name = `${area}.${key}`;
  return (
    whole.has(name) ||
    open.some(({ begin, end }) => name.startsWith(begin) && name.endsWith(end) && name.length > begin.length + end.length) ||
    (BY_CODE[area]?.includes(key) ?? false) ||
    (importedAlone.has(area) && direct.has(name))
  );
};

test("every word of the catalogue is shown somewhere: no key is unused", () => {
  const unused = Object.entries(zhCN).flatMap(([area, texts]) =>
    Object.keys(texts)
      .filter((key) => !isUsed(area, key))
      .map((key) => `${area}.${key}`),
  );
  expect(unused).toEqual([]);
});

test("every English sentence has its Chinese one in the rules: none is left over", () => {
  const leftOver = Object.keys(phrases).filter((chinese) => !chinese.split("{}").every((part) => code.includes(part)));
  expect(leftOver).toEqual([]);
});

test("a key that nothing names would be found", () => {
  expect(isUsed("common", "nobodyWroteThis")).toBe(false);
  expect(isUsed("common", "siteName")).toBe(true);
});
