import { expect, test } from "vitest";
import { describeListing } from "#lib/editions/model/assemble.ts";
import { withoutContacts } from "#lib/editions/model/contact-free.ts";
import { keyFiguresOf } from "#lib/editions/model/key-figures.ts";
import { buildListing } from "../../support/edition-samples.ts";

const MARK = "〔联系方式略〕";

test.each([
  ["a mobile number", "电话13800001234，欢迎", `电话${MARK}，欢迎`],
  ["with spaces and a country code", "+86 138 0000 1234", MARK],
  ["with hyphens", "138-0000-1234", MARK],
  ["in full-width digits", "１３８００００１２３４", MARK],
  ["spelled out", "幺三八零零零零幺二三四", MARK],
  ["a landline", "010-00001234", MARK],
  ["a landline in brackets", "(0315)0000123", MARK],
  ["a service number", "400-000-1234", MARK],
  ["an address", "写信到 a.b@firm.example.invalid 即可", `写信到 ${MARK} 即可`],
  ["a chat name", "微信号：jjj_demo88", MARK],
  ["a named contact", "联系人：李某某，详谈", `${MARK}，详谈`],
  ["name and number together", "联系人：李某某，13800001234。", `${MARK}。`],
  ["a title", "请联系张经理", `请${MARK}`],
])("print leaves out %s", (_what, text, expected) => {
  expect(withoutContacts(text)).toBe(expected);
});

test.each([
  "型号 6205-2RS，精度 ±0.01 mm",
  "合同编号 2026110112345678",
  "13.8 kV，45 MPa，12000 小时",
  "年产 138000012345 件",
  "预算 1380 万元，工期 2027-06-30",
  "联系我们的方式见网站",
])("print keeps %s", (text) => {
  expect(withoutContacts(text)).toBe(text);
});

test("no field of a row carries a number, wherever the firm wrote it", () => {
  const dirty = "请打 13800001234";
  const row = describeListing(
    buildListing({ title: dirty, summary: "", description: dirty, indicators: [{ label: "数量", text: dirty }] }),
  );
  expect(JSON.stringify(row)).not.toContain("1380000");
});

test("key figures come from the fields of the form", () => {
  const named = [
    { label: "性能指标", text: "出口 45 MPa" },
    { label: "产能", text: " " },
    { label: "成熟度", text: "批量供应" },
  ];
  expect(keyFiguresOf(named, "流量 500 公斤", "")).toBe("性能指标：出口 45 MPa；成熟度：批量供应");
});

test("without them, measured clauses of the description are quoted, never what the summary says already", () => {
  const description = "我们站给公交车加氢。出口打到45MPa，12小时至少要压出500公斤，2027年6月要到位。预算200万元。";
  expect(keyFiguresOf([], description, "出口打到45MPa")).toBe("12小时至少要压出500公斤");
  expect(keyFiguresOf([], "没有数字的说明。", "")).toBe("");
});
