import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutFormula } from "#lib/kernel/spreadsheet.ts";
import { TEMPLATE_HEADINGS } from "#lib/transfer/model/headings.ts";
import { readRow } from "#lib/transfer/parse/read-row.ts";
import { rowOfJson } from "#lib/transfer/parse/row-of-json.ts";
import { rowsOfTable } from "#lib/transfer/parse/rows-of-table.ts";
import { tableOf } from "#lib/transfer/parse/table.ts";
import { readSource } from "#lib/transfer/read/source.ts";
import { errorWorkbook } from "#lib/transfer/write/error-rows.ts";
import { templateWorkbook } from "#lib/transfer/write/template.ts";
import { parseWorkbook } from "#lib/transfer/xlsx.ts";
import { chunksOf, VOCABULARY } from "../../support/lists.ts";

async function open(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

describe("the template", () => {
  const chains = VOCABULARY.chains.map(({ labels }) => labels[0] ?? "");

  test("has the contract's headings in a frozen row, an example, drop-downs from a sheet of words", async () => {
    const workbook = await open(await templateWorkbook(chains));
    const sheet = workbook.getWorksheet("机会清单");
    const headings = TEMPLATE_HEADINGS.map((_, index) => sheet?.getCell(1, index + 1).value);
    expect(headings).toEqual(TEMPLATE_HEADINGS.map(([heading]) => heading));
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(sheet?.getCell("B2").dataValidation).toMatchObject({ type: "list", formulae: ["字典!$A$2:$A$3"] });
    expect(workbook.getWorksheet("字典")?.getColumn(3).values.slice(2)).toEqual([...chains, "不属于六链"]);
    expect(sheet?.getCell("T2").value).toBeInstanceOf(Date);
  });

  test("its example row is read back without a remark", async () => {
    const { sheets } = await parseWorkbook(await templateWorkbook(chains));
    const table = sheets[0] && tableOf(sheets[0]);
    expect(table?.remarks).toEqual([]);
    const [row] = table ? rowsOfTable(table) : [];
    const read = row && readRow(row, VOCABULARY, "2026-11-22");
    expect(read?.remarks).toEqual([]);
    expect(read?.record).toMatchObject({ externalId: "示例-001", chain: "robotics", neededBy: "2027-06-30", amountMaxWan: 80 });
  });

  test("sent back as it is, it holds nothing: the example and the sheet of words are no listings", async () => {
    const kinds: string[] = [];
    for await (const item of readSource("xlsx", chunksOf(await templateWorkbook(chains)), parseWorkbook)) {
      kinds.push(item.kind === "remark" ? item.remark.code : item.kind);
    }
    expect(kinds).toEqual(["EXAMPLE_ROW"]);
  });
});

describe("the workbook of rows left out", () => {
  const failed = (record: Record<string, unknown>, row: number) => {
    const found = rowOfJson(record, row);
    return { row: found.row, remarks: readRow(found.row, VOCABULARY, "2026-11-22").remarks };
  };

  test("tells why first, then the row as it came, and nothing of contacts to who may not see them", async () => {
    const rows = [
      failed({ side: "DEMAND", title: "求购电机", contact: { name: "示例王工", phone: "010-00001234", email: null } }, 7),
    ];
    const full = (await open(await errorWorkbook(rows, true))).worksheets[0];
    expect(full?.getCell("A1").value).toBe("错误原因");
    expect(full?.getCell("A2").value).toContain("缺少“形态”");
    expect(full?.getCell("B2").value).toBe(7);
    const text = (sheet: ExcelJS.Worksheet | undefined): string => JSON.stringify(sheet?.getSheetValues());
    expect(text(full)).toContain("示例王工");
    expect(text((await open(await errorWorkbook(rows, false))).worksheets[0])).not.toMatch(/示例王工|00001234/u);
  });

  test("sec-27 a text that starts like a formula is neutralised, and read back as it was", async () => {
    for (const sign of ["=", "+", "-", "@", "＝", "|"]) {
      const record = {
        side: "DEMAND",
        form: "PRODUCT",
        title: `${sign}1+1`,
        description: "说明",
        organization: { name: "甲厂", region: "上海" },
      };
      const bytes = await errorWorkbook([failed(record, 1)], true);
      const cells = (await open(bytes)).worksheets[0]?.getSheetValues().flat() ?? [];
      expect(cells.filter((cell) => typeof cell === "string" && /^[=+\-@\t\r＝|]/u.test(cell))).toEqual([]);
      const { sheets } = await parseWorkbook(bytes);
      const table = sheets[0] && tableOf(sheets[0]);
      const [row] = table ? rowsOfTable(table) : [];
      const repaired = row && {
        ...row,
        values: new Map(
          [...row.values].map(([field, value]) =>
            field === "organization.region" && value.cell
              ? [field, { ...value, cell: { ...value.cell, text: "河北" } }]
              : [field, value],
          ),
        ),
      };
      expect(repaired && readRow(repaired, VOCABULARY, "2026-11-22").record?.title).toBe(`${sign}1+1`);
    }
  });

  test("sec-27 no text begins a formula after neutralising", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...[..."=+-@\t\r\n ＝ab"]), maxLength: 6 }),
        (text) => !/^[=+\-@\t\r]/u.test(withoutFormula(text)),
      ),
    );
  });

  test("no row left out gives an empty workbook", async () => {
    expect((await open(await errorWorkbook([], true))).worksheets[0]?.getCell("A1").value).toBe("错误原因");
  });
});
