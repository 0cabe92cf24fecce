import { describe, expect, test } from "vitest";
import { type SourceSheet, textCell } from "#lib/transfer/model/cells.ts";
import { fieldOfHeading, TEMPLATE_HEADINGS, unitOfHeading } from "#lib/transfer/model/headings.ts";
import { tableOf } from "#lib/transfer/parse/table.ts";

const sheetOf = (rows: string[][], over: Partial<SourceSheet> = {}): SourceSheet => ({
  name: "表",
  rows: rows.flatMap((cells, index) =>
    cells.some((cell) => cell !== "") ? [{ row: index + 1, cells: cells.map(textCell), hidden: false }] : [],
  ),
  hiddenColumns: [],
  merges: [],
  typed: true,
  ...over,
});
const fields = (sheet: SourceSheet): string[] | undefined => tableOf(sheet)?.columns.map((column) => column.field);

describe("headings", () => {
  test.each(TEMPLATE_HEADINGS.map(([heading, field]) => [heading, field]))("%s is %s", (heading, field) =>
    expect(fieldOfHeading(heading)).toBe(field),
  );
  test.each([
    ["企业全称", "organization.name"],
    ["所属区", "organization.division"],
    ["省（市）", "organization.region"],
    ["供/需", "side"],
    ["* 项目名称（必填）", "title"],
    ["拟投入/报价（万元）", "amount"],
    ["联系方式\n（姓名/电话/邮箱）", "contact"],
    ["E-mail", "contact.email"],
    ["title", "title"],
    ["organization.creditCode", "organization.creditCode"],
    ["最高金额（元）", "amountMaxWan"],
  ])("%s is %s", (heading, field) => expect(fieldOfHeading(heading)).toBe(field));
  test.each(["园区内部评价", "constructor", "", "名称".repeat(40)])("%j is not known", (heading) =>
    expect(fieldOfHeading(heading)).toBeNull(),
  );
  test.each([
    ["最低金额(万元)", 1],
    ["金额（元）", 0.0001],
    ["投资额（亿元）", 10_000],
    ["预算", null],
  ])("the unit of %s is %s 万元", (heading, unit) => expect(unitOfHeading(heading)).toBe(unit));
});

describe("tables", () => {
  test("columns stand in any order, 序号 is left out, an unknown one is told", () => {
    const table = tableOf(
      sheetOf([
        ["序号", "单位名称", "名称", "内部评价", "类型"],
        ["1", "甲厂", "找电机", "好", "需求"],
      ]),
    );
    expect(table?.columns.map((column) => column.field)).toEqual(["organization.name", "title", "side"]);
    expect(table?.remarks).toMatchObject([{ code: "UNKNOWN_COLUMN", column: "内部评价", cell: "D1" }]);
  });

  test("titles above, headings in two merged rows, totals and signatures below", () => {
    const sheet = sheetOf(
      [
        ["某园区供需信息征集表（供给）", "", "", "", ""],
        ["填报日期：2026年11月18日", "", "", "", ""],
        ["序号", "企业信息", "", "报价（元）", ""],
        ["", "企业全称", "项目名称", "下限", "上限"],
        ["1", "甲厂", "轴承", "10000", "20000"],
        ["", "", "", "", ""],
        ["2", "乙厂", "电机", "", ""],
        ["合计", "2项", "", "10000", ""],
        ["填表人：某某", "", "", "", ""],
      ],
      {
        merges: [
          { startRow: 0, endRow: 0, startCol: 0, endCol: 4 },
          { startRow: 2, endRow: 3, startCol: 0, endCol: 0 },
          { startRow: 2, endRow: 2, startCol: 1, endCol: 2 },
          { startRow: 2, endRow: 2, startCol: 3, endCol: 4 },
        ],
      },
    );
    const table = tableOf(sheet);
    expect(table?.columns.map((column) => [column.field, column.heading, column.unitWan])).toEqual([
      ["organization.name", "企业全称", 1],
      ["title", "项目名称", 1],
      ["amountMinWan", "下限", 0.0001],
      ["amountMaxWan", "上限", 0.0001],
    ]);
    expect(table?.rows.map((row) => row.row)).toEqual([5, 7]);
    expect(table?.side).toBe("SUPPLY");
  });

  test("a hidden column is not read, and neither its heading nor its text is repeated", () => {
    const table = tableOf(
      sheetOf(
        [
          ["单位名称", "名称", "类型", "内部评价（勿外报）"],
          ["甲厂", "找电机", "需求", "欠租"],
        ],
        { hiddenColumns: [3] },
      ),
    );
    expect(table?.remarks).toMatchObject([{ code: "HIDDEN_COLUMN", column: null, cell: "D1", before: null }]);
    expect(JSON.stringify(table?.remarks)).not.toMatch(/内部评价|欠租/u);
  });

  test("类别 is the side in one list and the form in another", () => {
    expect(
      fields(
        sheetOf([
          ["类别", "名称", "说明"],
          ["需要", "a", "b"],
          ["可提供", "c", "d"],
        ]),
      ),
    ).toEqual(["side", "title", "description"]);
    expect(
      fields(
        sheetOf([
          ["供/需", "类别", "名称"],
          ["需", "产品", "a"],
        ]),
      ),
    ).toEqual(["side", "form", "title"]);
  });

  test("a sheet without headings of a list is no table", () =>
    expect(
      tableOf(
        sheetOf([
          ["甲", "乙"],
          ["1", "2"],
        ]),
      ),
    ).toBeNull());
  test("the second of two columns of one meaning is told and not read", () => {
    const table = tableOf(
      sheetOf([
        ["名称", "单位名称", "类型", "项目名称"],
        ["a", "b", "需", "c"],
      ]),
    );
    expect(table?.columns).toHaveLength(3);
    expect(table?.remarks[0]?.code).toBe("REPEATED_COLUMN");
  });
});
