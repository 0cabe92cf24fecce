import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldText } from "#lib/text/fold.ts";
import { hash32 } from "#lib/text/hash.ts";
import { maskName } from "#lib/text/mask.ts";
import { queryTerms, searchTerms, tokenize } from "#lib/text/tokenizer.ts";

describe("folding", () => {
  test.each([
    ["ＡＢＣ１２３", "abc123"],
    ["壓縮機設備", "压缩机设备"],
    ["m³／h", "m3/h"],
    ["1×10⁻⁷", "1×10-7"],
    ["a\u200bb", "ab"],
    ["180–220", "180-220"],
  ])("%s → %s", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test("every folded character leads back to the place it came from", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const folded = fold(text);
        expect(folded.start).toHaveLength(folded.text.length);
        for (let i = 0; i < folded.text.length; i++) {
          expect(folded.start[i]).toBeLessThan(folded.end[i] ?? 0);
          expect(foldText(text.slice(folded.start[i], folded.end[i]))).toContain(folded.text[i]);
        }
      }),
    );
  });
});

describe("tokens", () => {
  test("lie where they say, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("6205-2RS轴承TC4球形粉", "45MPa、加氢站")), (text) => {
        const folded = fold(text);
        for (const { term, start, end } of tokenize(folded)) {
          expect(end).toBeLessThanOrEqual(folded.text.length);
          expect(folded.text.slice(start, end).startsWith(term)).toBe(true);
        }
      }),
    );
  });

  test("a model number is kept whole and in its parts", () => {
    expect(searchTerms("6205-2RS轴承")).toEqual(expect.arrayContaining(["6205-2rs", "6205", "2rs", "轴承", "轴", "承"]));
  });

  test("trade words stay together", () => {
    const words = tokenize(fold("加氢站用隔膜压缩机")).filter(({ kind }) => kind === "word");
    expect(words.map(({ term }) => term)).toEqual(expect.arrayContaining(["加氢站", "隔膜压缩机"]));
  });

  test("whatever is asked as a piece of a text is among the terms of the text", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[\u4e00-\u9fa5]{2,12}$/u),
        fc.nat(10),
        fc.integer({ min: 1, max: 2 }),
        (text, from, length) => {
          const piece = text.slice(from % text.length, (from % text.length) + length);
          const terms = new Set(searchTerms(text));
          for (const term of queryTerms(piece)) expect(terms).toContain(term);
        },
      ),
    );
  });

  test("punctuation alone asks for nothing", () => {
    expect(queryTerms("，。 -- !!")).toEqual([]);
  });
});

describe("masking a firm's name", () => {
  test.each([
    { text: "示例新材料有限公司供应钛毡", masked: "某单位供应钛毡" },
    { text: "由示例新材料\n有限公司生产，示例新材料有限公司直销", masked: "由某单位生产，某单位直销" },
    { text: "示例新材料有限公司（ABC）", masked: "某单位（ABC）" },
    { text: "示例新材料有限責任", masked: "示例新材料有限責任" },
  ])("$text", ({ text, masked }) => {
    expect(maskName(text, "示例新材料有限公司", "某单位")).toBe(masked);
  });

  test("finds the name in full width, other case and traditional characters", () => {
    expect(maskName("示例ＡＢＣ壓縮機廠出品", "示例abc压缩机厂", "某单位")).toBe("某单位出品");
  });

  test("no mention is left over, whatever stands around it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(foldText(maskName(`${before}示例甲乙丙${after}`, "示例甲乙丙", "某单位"))).not.toContain("示例甲乙丙");
      }),
    );
  });
});

test("hashes are stable: stored posting lists depend on them", () => {
  expect(["", "a", "SUPPLY:双极板", "DEMAND:双极板"].map(hash32)).toEqual([-2128831035, -468965076, -1425333388, -1610161532]);
});
