import { expect, test } from "vitest";
import { codeWords, showField } from "#components/field-words.ts";

const names = { chain: () => "hydrogen energy", cluster: () => "a cluster" };
const CHINESE = /\p{Script=Han}/u;

test.each([
  ["side", "SUPPLY"],
  ["form", "PRODUCT"],
  ["cooperation", ["PURCHASE", "JOINT_RND"]],
  ["targetRegions", ["BEIJING"]],
  ["visibility", "ANONYMOUS"],
  ["amountBasis", "YEARLY"],
  ["chain", "hydrogen"],
  ["chain", "none"],
  ["cluster", "x"],
  ["amountMaxWan", 12],
])("a reader of English reads the value of %s in words, neither as a code nor in Chinese", (field, value) => {
  const shown = showField("en", names, field, value);
  expect(shown).not.toMatch(CHINESE);
  expect(shown).not.toMatch(/[A-Z]{2,}_|^[A-Z]{4,}$|^(?:hydrogen|none|x)$/u);
});

test("every code of a form has its word in English", () => {
  const words = codeWords("en");
  expect(Object.keys(words)).toEqual(expect.arrayContaining(["PRODUCT", "PURCHASE", "HEBEI", "PUBLIC", "UNIT"]));
  for (const word of Object.values(words)) expect(word).not.toMatch(CHINESE);
});
