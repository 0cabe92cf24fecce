import { describe, expect, test } from "vitest";
import { fileKindOf } from "#lib/transfer/model/file-kind.ts";
import { DuplicateFinder } from "#lib/transfer/parse/duplicates.ts";
import { type RowRead, readRow } from "#lib/transfer/parse/read-row.ts";
import type { SourceItem } from "#lib/transfer/read/source.ts";
import { readSource } from "#lib/transfer/read/source.ts";
import { parseWorkbook } from "#lib/transfer/xlsx.ts";
import { chunksOf, goodRow, HEADINGS, simpleWorkbook, VOCABULARY, workbookOf } from "../../support/lists.ts";

async function itemsOf(file: Buffer): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of readSource("xlsx", chunksOf(file), parseWorkbook)) items.push(item);
  return items;
}

async function readAll(file: Buffer): Promise<RowRead[]> {
  const finder = new DuplicateFinder();
  return (await itemsOf(file)).flatMap((item) => {
    if (item.kind !== "row") return [];
    const read = readRow(item.row, VOCABULARY, "2026-11-22");
    return [{ ...read, remarks: [...read.remarks, ...finder.check(read)] }];
  });
}

const told = (row: RowRead | undefined): [string, string | null][] =>
  (row?.remarks ?? []).map((remark) => [remark.code, remark.cell]);

describe("workbooks of another maker", () => {
  test("a good row goes in without a remark: numbers, date cells, names", async () => {
    const [row] = await readAll(await simpleWorkbook([goodRow()]));
    expect(row?.remarks).toEqual([]);
    expect(row?.record).toMatchObject({
      side: "DEMAND",
      amountMinWan: 50,
      amountMaxWan: 80,
      neededBy: "2027-06-30",
      validUntil: "2027-11-20",
      cooperation: ["PURCHASE"],
    });
    expect(row?.record?.organization).toMatchObject({ region: "HEBEI", division: "130208" });
  });

  test("formulas count by their stored result and are told; formula errors are held", async () => {
    const [good, bad] = await readAll(
      await simpleWorkbook([
        goodRow({
          "最低金额(万元)": { formula: "J2*0.5", result: 40 },
          单位名称: { formula: '"唐山"&"示例"', result: "唐山示例" },
        }),
        goodRow({ 名称: "另一项需求", "最高金额(万元)": { formula: "I3*#REF!", result: { error: "#REF!" } } }),
      ]),
    );
    expect(good?.record).toMatchObject({ amountMinWan: 40, organization: { name: "唐山示例" } });
    expect(told(good)).toEqual(
      expect.arrayContaining([
        ["FORMULA", "I2"],
        ["FORMULA", "E2"],
      ]),
    );
    expect(bad?.record).toMatchObject({ amountMinWan: 50, amountMaxWan: null });
    expect(told(bad)).toEqual([["CELL_ERROR", "J3"]]);
  });

  test("a text cell that starts with = stays a text, and is told", async () => {
    const [row] = await readAll(await simpleWorkbook([goodRow({ 详细说明: "=2+5+CeO₂掺杂玻璃，定焦镜头 3 只" })]));
    expect(row?.record?.description).toBe("=2+5+CeO₂掺杂玻璃，定焦镜头 3 只");
    expect(told(row)).toEqual([["LEADING_SIGN", "D2"]]);
  });

  test("a serial in a general cell is a day; rich text is its text; a number kept as text is told", async () => {
    const [row] = await readAll(
      await simpleWorkbook([
        goodRow({
          有效期至: 46_752,
          名称: { richText: [{ text: "求购" }, { font: { bold: true }, text: "电机" }] },
          "最低金额(万元)": "50",
        }),
      ]),
    );
    expect(row?.record).toMatchObject({ validUntil: "2027-12-31", title: "求购电机", amountMinWan: 50 });
    expect(told(row)).toEqual(
      expect.arrayContaining([
        ["DATE_SERIAL", "L2"],
        ["NUMBER_AS_TEXT", "I2"],
      ]),
    );
  });

  test("a struck-through row and a hidden row are held; the sheet's other rows are not", async () => {
    const file = await workbookOf((workbook) => {
      const sheet = workbook.addWorksheet("需求");
      sheet.addRow(HEADINGS);
      sheet.addRow(goodRow({ 名称: "甲" })).eachCell((cell) => {
        cell.font = { strike: true };
      });
      sheet.addRow(goodRow({ 名称: "乙项" })).hidden = true;
      sheet.addRow(goodRow({ 名称: "丙项需求" }));
    });
    expect((await readAll(file)).map((row) => told(row).map(([code]) => code))).toEqual([
      ["STRUCK_ROW"],
      ["HIDDEN_ROW", "SIMILAR"],
      ["SIMILAR"],
    ]);
  });

  test("one struck-through cell holds its row", async () => {
    const file = await workbookOf((workbook) => {
      const sheet = workbook.addWorksheet("需求");
      sheet.addRow(HEADINGS);
      sheet.addRow(goodRow()).getCell(9).font = { strike: true };
    });
    const [row] = await readAll(file);
    expect(told(row)).toEqual([["STRUCK_CELL", "I2"]]);
  });

  test("the text of a hidden column and of a hidden sheet appears nowhere", async () => {
    const file = await workbookOf((workbook) => {
      const sheet = workbook.addWorksheet("需求");
      sheet.addRow([...HEADINGS, "内部评价"]);
      sheet.addRow([...goodRow(), "欠租慎推"]);
      sheet.getColumn(HEADINGS.length + 1).hidden = true;
      workbook.addWorksheet("草稿", { state: "hidden" }).addRow(["欠租慎推"]);
    });
    const items = await itemsOf(file);
    expect(JSON.stringify([...items.map((item) => (item.kind === "row" ? [...item.row.values] : item))])).not.toMatch(
      /欠租|内部评价/u,
    );
    expect(items.flatMap((item) => (item.kind === "remark" ? [item.remark.code] : []))).toEqual([
      "HIDDEN_SHEET",
      "HIDDEN_COLUMN",
    ]);
  });

  test("several sheets, each with its own headings; one without is told", async () => {
    const file = await workbookOf((workbook) => {
      for (const [name, side] of [
        ["供给", "供"],
        ["需求", "需"],
      ] as const) {
        const sheet = workbook.addWorksheet(name);
        sheet.addRow([`某园区（${name}）`]);
        sheet.addRow([]);
        sheet.addRow(HEADINGS);
        sheet.addRow(goodRow({ 类型: side }));
        sheet.addRow(["合计", "1项"]);
      }
      workbook.addWorksheet("附注").addRow(["只是说明"]);
    });
    const rows = await readAll(file);
    expect(rows.map((row) => [row.sheet, row.row, row.record?.side])).toEqual([
      ["供给", 4, "SUPPLY"],
      ["需求", 4, "DEMAND"],
    ]);
    expect(
      (await itemsOf(file)).flatMap((item) => (item.kind === "remark" ? [[item.remark.code, item.remark.sheet]] : [])),
    ).toEqual([["SHEET_SKIPPED", "附注"]]);
  });

  test("a workbook without any list cannot be read", async () => {
    await expect(itemsOf(await workbookOf((workbook) => workbook.addWorksheet("空").addRow(["x"])))).rejects.toMatchObject({
      reason: "NO_TABLE",
    });
  });

  test("dates count the same in the 1904 system", async () => {
    const file = await workbookOf((workbook) => {
      workbook.properties.date1904 = true;
      const sheet = workbook.addWorksheet("需求");
      sheet.addRow(HEADINGS);
      sheet.addRow(goodRow());
    });
    expect((await parseWorkbook(file)).sheets[0]?.rows[1]?.cells[10]?.day).toBe("2027-06-30");
  });

  test("the reader never fails without a reason on damaged sheets", async () => {
    const good = await simpleWorkbook([goodRow()]);
    for (let seed = 1; seed <= 40; seed += 1) {
      const file = Buffer.from(good);
      for (let hit = 0; hit < 3; hit += 1) file[(seed * 7919 + hit * 104_729) % file.length] = (seed * 31 + hit) % 256;
      await parseWorkbook(file).catch((cause: unknown) => expect(cause).toBeInstanceOf(Error));
    }
  });
});

test.each([
  ["a.xlsx", "xlsx"],
  ["A.CSV", "csv"],
  ["清单.jsonl", "jsonl"],
  ["a.xls", null],
  ["a.xlsx.exe", null],
  ["xlsx", null],
])("the kind of %s is %s", (name, kind) => expect(fileKindOf(name)).toBe(kind));
