import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountOfNumber, amountOfText } from "#lib/transfer/parse/amount.ts";
import { amountPair } from "#lib/transfer/parse/amount-pair.ts";
import { chineseNumber } from "#lib/transfer/parse/chinese-number.ts";

const range = (text: string, unitWan = 1): string => {
  const { value } = amountOfText(text, unitWan);
  return `${value.min}..${value.max}`;
};
const codes = (text: string): string[] => amountOfText(text, 1).findings.map((found) => found.code);

describe("amounts in words and figures", () => {
  test.each([
    ["50", "50..50"],
    ["50.5", "50.5..50.5"],
    ["1,200", "1200..1200"],
    ["50-80", "50..80"],
    ["50—80万元", "50..80"],
    ["50～80万", "50..80"],
    ["50万-80万", "50..80"],
    ["50至80万元", "50..80"],
    ["约50万", "50..50"],
    ["50万左右", "50..50"],
    ["50万", "50..50"],
    ["5０万", "50..50"],
    ["１００万元", "100..100"],
    ["￥50万", "50..50"],
    ["人民币50万元", "50..50"],
    ["1.2亿", "12000..12000"],
    ["1.2亿元", "12000..12000"],
    ["0.8-1.2亿", "8000..12000"],
    ["五十万", "50..50"],
    ["三百二十万元", "320..320"],
    ["两千万", "2000..2000"],
    ["RMB 1.5 million", "150..150"],
    ["CNY 2,000,000元", "200..200"],
    ["20万以内", "null..20"],
    ["不超过300万元", "null..300"],
    ["≤300万", "null..300"],
    ["100万以上", "100..null"],
    ["100万起", "100..null"],
    ["0.3～1.5万/支", "0.3..1.5"],
    ["5万元/年", "5..5"],
    ["8000元", "0.8..0.8"],
    ["50萬元", "50..50"],
    ["1億元", "10000..10000"],
    ["约50-80万元", "50..80"],
  ])("%s → %s 万元", (text, expected) => {
    expect(range(text)).toBe(expected);
    expect(codes(text).every((code) => /READ|APPROXIMATE/.test(code))).toBe(true);
  });

  test.each(["面议", "价格面议", "电议", "待定", "协商", "Negotiable", "-", "面議"])("%s is negotiable", (text) => {
    expect(range(text)).toBe("null..null");
    expect(codes(text)).toEqual(["NEGOTIABLE"]);
  });

  test.each([
    "视图纸复杂程度定",
    "二三十万",
    "百十来万",
    "百十来万吧",
    "50万美元-",
    "-50",
    "五十来万",
    "1.2.3万",
    "50万到",
    "看方案",
    "1e9",
    "50/80",
    "￥500000",
  ])("%s is held, not guessed", (text) => {
    expect(range(text)).toBe("null..null");
    expect(codes(text)).toHaveLength(1);
    expect(["AMOUNT_UNREADABLE", "AMOUNT_FOREIGN"]).toContain(codes(text)[0]);
  });

  test("foreign money is held, not converted", () => expect(codes("USD 50,000")).toEqual(["AMOUNT_FOREIGN"]));
  test("the unit of the heading counts when the cell has none", () => expect(range("500000", 0.0001)).toBe("50..50"));
  test("a unit in the cell wins over that of the heading", () => expect(range("50万", 0.0001)).toBe("50..50"));
  test("basis is read from per unit and per year", () => {
    expect(amountOfText("5万元/年", 1).value.basis).toBe("YEARLY");
    expect(amountOfText("0.3万/支", 1).value.basis).toBe("UNIT");
  });
  test("a plain figure is no remark", () => expect(codes("50")).toEqual([]));
  test("amounts beyond 100 亿元 or below 0.01 万元 are held", () => {
    expect(amountOfNumber(20_000_000, 1).findings[0]?.code).toBe("AMOUNT_UNREADABLE");
    expect(amountOfNumber(0.000_001, 1).findings[0]?.code).toBe("AMOUNT_UNREADABLE");
    expect(amountOfNumber(-5, 1).findings[0]?.code).toBe("AMOUNT_UNREADABLE");
  });

  test("every plain range comes back as it was written", () => {
    const cents = fc.integer({ min: 1, max: 999_999_999 }).map((value) => value / 100);
    fc.assert(
      fc.property(
        cents,
        cents,
        (a, b) => range(`${Math.min(a, b)}-${Math.max(a, b)}万元`) === `${Math.min(a, b)}..${Math.max(a, b)}`,
      ),
    );
  });
  test("any text gives an amount or a finding, never an exception or a negative", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...[..."0123456789.,-~～至约万亿元面议 ￥RMBk年/以内上五十百"]), maxLength: 12 }),
        (text) => {
          const { value, findings } = amountOfText(text, 1);
          const numbers = [value.min, value.max].filter((each) => each !== null);
          return numbers.every((each) => each >= 0) && (text.trim() === "" || numbers.length > 0 || findings.length > 0);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("lower and upper cell together", () => {
  const read = (text: string) => amountOfText(text, 1);
  test.each([
    ["50", "80", "50..80"],
    ["60", "", "60..null"],
    ["", "80", "null..80"],
    ["50-80万元", "", "50..80"],
    ["约50万", "", "50..50"],
    ["RMB 1.5 million", "", "150..150"],
    ["8000", "1.2亿", "8000..12000"],
    ["面议", "面议", "null..null"],
  ])("%s | %s → %s", (low, high, expected) => {
    const pair = amountPair(read(low), read(high), false);
    expect(`${pair.min}..${pair.max}`).toBe(expected);
    expect(pair.pairFindings).toEqual([]);
  });
  test("a minimum over the maximum is an error and is not swapped", () => {
    expect(amountPair(read("200"), read("20"), false).pairFindings[0]?.code).toBe("AMOUNT_REVERSED");
    expect(amountPair(read("80-50"), read(""), false).pairFindings[0]?.code).toBe("AMOUNT_REVERSED");
  });
  test("a range against another upper end is held", () => {
    expect(amountPair(read("50-80"), read("90"), false).pairFindings[0]?.code).toBe("AMOUNT_CONFLICT");
  });
  test("one column for both ends: a single figure is both", () => {
    expect(amountPair(read("50"), read(""), true)).toMatchObject({ min: 50, max: 50 });
  });
});

test.each([
  ["五十", 50],
  ["十五", 15],
  ["一百零五", 105],
  ["三千二百", 3200],
  ["二三十", null],
  ["三百二", null],
  ["百", null],
  ["", null],
  ["十十", null],
])("Chinese numeral %s is %s", (text, value) => expect(chineseNumber(text)).toBe(value));
