import { describe, expect, test } from "vitest";
import { wanOfText } from "#lib/kernel/money.ts";
import { asTyped } from "#lib/kernel/pasted.ts";

describe("a sum in a field that counts 万元 is read with its unit", () => {
  test.each([
    ["１２００万", 1200],
    ["1200", 1200],
    ["１，２００", 1200],
    ["¥1,200 万元", 1200],
    ["1.2亿元", 12_000],
    ["３千万", 3000],
    ["8百万元", 800],
    ["800000元", 80],
    ["0.5", 0.5],
    ["约五十", null],
    ["12万-15万", null],
    ["-3", null],
    ["", null],
  ])("%s → %s", (text, wan) => expect(wanOfText(text)).toBe(wan));
});

describe("a text pasted from Word", () => {
  test.each([
    ["soft line ends become line ends", "一、品名\u000b二、数量\r\n三、交期\u2028四", "一、品名\n二、数量\n三、交期\n四"],
    ["odd spaces become plain ones", "速比\u00a0100\u2009：\u202f1", "速比 100 ： 1"],
    ["symbol bullets become bullets", "\uf0b7\t耐压 45 MPa\n\uf0d8 防爆", "•\t耐压 45 MPa\n• 防爆"],
    ["what nobody sees goes", "\ufeff减\u00ad速\u200b器\u202e", "减速器"],
    ["quotation marks, emoji and full-width forms stay", "“合格”‘一级’👨‍🔧，１２㎡", "“合格”‘一级’👨‍🔧，１２㎡"],
  ])("%s", (_case, pasted, typed) => expect(asTyped(pasted)).toBe(typed));
});
