import { describe, expect, test } from "vitest";
import { DuplicateFinder } from "#lib/transfer/parse/duplicates.ts";
import { readRow } from "#lib/transfer/parse/read-row.ts";
import { rowOfJson } from "#lib/transfer/parse/row-of-json.ts";
import { VOCABULARY } from "../../support/lists.ts";

const FIRM = { name: "唐山示例机械有限公司", creditCode: null as string | null, region: "HEBEI" };
const BASE = {
  side: "DEMAND",
  form: "PRODUCT",
  title: "求购伺服电机两百台",
  description: "功率 2 kW，一年约 200 台，三班倒。",
  organization: FIRM,
};

function codesOf(...rows: Record<string, unknown>[]): string[][] {
  const finder = new DuplicateFinder();
  return rows.map((row, index) =>
    finder.check(readRow(rowOfJson({ ...BASE, ...row }, index + 1).row, VOCABULARY, "2026-11-22")).map((remark) => remark.code),
  );
}

describe("the same listing twice in one file", () => {
  test("same firm, side and folded title without an id: the later row is an error", () => {
    expect(codesOf({}, { title: "求购伺服电机（两百台）" })).toEqual([[], ["DUPLICATE_IN_FILE"]]);
    expect(codesOf({}, { title: "求購伺服電機兩百臺" })).toEqual([[], ["DUPLICATE_IN_FILE"]]);
  });
  test("same id: an error; another id with the same title: held", () => {
    expect(codesOf({ externalId: "A" }, { externalId: "A", title: "别的" })).toEqual([[], ["DUPLICATE_IN_FILE"]]);
    expect(codesOf({ externalId: "A" }, { externalId: "B" })).toEqual([[], ["SAME_TITLE"]]);
    expect(codesOf({ externalId: "A" }, {})).toEqual([[], ["SAME_TITLE"]]);
  });
  test("the other side, another firm, another region: no duplicate", () => {
    expect(codesOf({}, { side: "SUPPLY" })).toEqual([[], []]);
    expect(codesOf({}, { organization: { ...FIRM, name: "保定示例机械有限公司" } })).toEqual([[], []]);
    expect(codesOf({}, { organization: { ...FIRM, region: "TIANJIN" } })).toEqual([[], []]);
  });
  test("one firm by its credit code, also under another spelling of its name", () => {
    const creditCode = "91119900MAP27AYA8Y";
    expect(
      codesOf({ organization: { ...FIRM, creditCode } }, { organization: { ...FIRM, creditCode, name: "唐山示例机械公司" } }),
    ).toEqual([[], ["DUPLICATE_IN_FILE"]]);
    expect(codesOf({ organization: FIRM }, { organization: { ...FIRM, creditCode } })).toEqual([[], ["DUPLICATE_IN_FILE"]]);
  });
  test("a row that was left out reserves nothing", () => expect(codesOf({ form: null }, {})).toEqual([[], []]));
  test("a similar row is a note", () => {
    expect(codesOf({}, { title: "伺服电机求购", description: "功率 2 kW，一年约 200 台，三班倒，可议。" })).toEqual([
      [],
      ["SIMILAR"],
    ]);
    expect(codesOf({}, { title: "液压站降噪改造", description: "一米外 96 分贝，要降到 80 以下。" })).toEqual([[], []]);
  });
});
