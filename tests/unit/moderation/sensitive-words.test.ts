import { expect, test } from "vitest";
import { sensitiveWordHints, wordKey } from "#lib/moderation/model/sensitive-words.ts";
import { fold } from "#lib/text/fold.ts";

const hints = (text: string, ...words: string[]) =>
  sensitiveWordHints(
    { description: text },
    words.map((word) => wordKey(word, fold)),
    fold,
  );

test.each([
  { why: "as written", text: "承接绝密测试项目", word: "绝密测试", quote: "绝密测试" },
  { why: "letters pulled apart", text: "承接绝 密-测·试项目", word: "绝密测试", quote: "绝 密-测·试" },
  { why: "full width and case", text: "型号ＡＢc-9 待售", word: "abc9", quote: "ＡＢc-9" },
  { why: "traditional characters", text: "絶密測試", word: "测試", quote: "測試" },
  { why: "zero-width characters between", text: "绝\u200B密文件", word: "绝密", quote: "绝\u200B密" },
])("a word of the list is found $why", ({ text, word, quote }) => {
  expect(hints(text, word).map((hint) => hint.quote)).toEqual([quote]);
});

test("every quote is an exact part of its field, also beside characters of plane 2", () => {
  const text = "𠮷野家𠮷敏感𠮷";
  const [hint] = hints(text, "敏感𠮷");
  expect(hint?.quote).toBe("敏感𠮷");
  expect(text).toContain(String(hint?.quote));
});

test("a text without a listed word has no hint, and an empty word flags nothing", () => {
  expect(hints("求购伺服电机 200 台", "绝密", "")).toEqual([]);
});
