import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { renderCsv } from "#lib/editions/commands/render/csv.ts";
import { renderFiles } from "#lib/editions/commands/render/files.ts";
import { printData } from "#lib/editions/commands/render/print-data.ts";
import { renderXlsx } from "#lib/editions/commands/render/xlsx.ts";
import { editionSchema } from "#lib/editions/schema.ts";
import { withoutFormula } from "#lib/kernel/spreadsheet.ts";
import { buildEdition, buildListing, buildListings, FRAME } from "../../support/edition-samples.ts";

test("two renderings of one issue are the same bytes, in every format", async () => {
  const edition = buildEdition({ open: buildListings(12) });
  const first = await renderFiles(edition, FRAME);
  const second = await renderFiles(editionSchema.parse(structuredClone(edition)), structuredClone(FRAME));
  expect(second.map(({ format, sha256 }) => [format, sha256])).toEqual(first.map(({ format, sha256 }) => [format, sha256]));
  expect(first.map(({ format }) => format)).toEqual(["pdf", "xlsx", "csv", "json"]);
});

test.each([0, 1])("an issue with %i rows has all its papers", async (count) => {
  const files = await renderFiles(buildEdition({ open: buildListings(count) }), FRAME);
  expect(files[0]?.content.subarray(0, 5).toString()).toBe("%PDF-");
  expect(files.every(({ content }) => content.length > 0)).toBe(true);
});

test("the dates inside the paper and the workbook are the cut-off", async () => {
  const edition = buildEdition({ open: buildListings(2) });
  const [pdf, xlsx] = await renderFiles(edition, FRAME);
  expect(pdf?.content.toString("latin1")).toContain("D:20261122100000");
  const workbook = await read(xlsx?.content);
  expect(workbook.created.toISOString()).toBe(edition.cutoff);
  expect(workbook.modified.toISOString()).toBe(edition.cutoff);
});

test("the JSON paper is the issue with the checksums of the other papers", async () => {
  const edition = buildEdition({ open: buildListings(3) });
  const files = await renderFiles(edition, FRAME);
  const read = editionSchema.parse(JSON.parse(files[3]?.content.toString("utf8") ?? ""));
  expect({ ...read, files: [] }).toEqual(edition);
  expect(read.files.map(({ sha256 }) => sha256)).toEqual(files.slice(0, 3).map(({ sha256 }) => sha256));
});

test("texts of firms are never markup of the typesetter", async () => {
  const title = '#panic("x") $1/0$ *b* `raw` \\ <label> @ref {"a":1} //';
  const edition = buildEdition({ open: [buildListing({ title, organization: "]#set text(size: 99pt)[" })] });
  const [pdf] = await renderFiles(edition, FRAME);
  expect(pdf?.content.length).toBeGreaterThan(10_000);
  expect(JSON.stringify(printData(edition, FRAME))).toContain("#panic");
});

test("the workbook has four sheets with frozen headings, real numbers and real dates", async () => {
  const edition = buildEdition({ open: [buildListing()] });
  const workbook = await read(await renderXlsx(edition, FRAME));
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(["需求清单", "供给清单", "上期进展", "说明"]);
  const sheet = workbook.getWorksheet("需求清单");
  expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  const headings = (sheet?.getRow(1).values ?? []) as string[];
  const cell = (heading: string) => sheet?.getRow(2).getCell(headings.indexOf(heading));
  expect(cell("最低金额(万元)")?.value).toBe(180);
  expect(cell("最高金额(万元)")?.value).toBe(260.5);
  expect(cell("有效期至")?.value).toEqual(new Date("2027-06-30T00:00:00.000Z"));
  expect(cell("区县")?.value).toBe("唐山市曹妃甸区");
});

const FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "|x"];

test("sec-27 formulas are neutralised in every cell of CSV and workbook", async () => {
  const open = FORMULAS.map((text, at) =>
    buildListing({ code: `JJJ-2026-D-0000${at}`, title: text, summary: text, organization: text, chainLink: text, chain: text }),
  );
  const edition = buildEdition({ open }, { title: "=cmd()" });
  const workbook = await read(await renderXlsx(edition, FRAME));
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.formula).toBeUndefined();
        if (typeof cell.value === "string") expect(cell.value).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      }),
    ),
  );
  const cells =
    renderCsv(edition, FRAME)
      .toString("utf8")
      .replace(/^\uFEFF/, "")
      .match(/(?<=^|,|\n)("(?:[^"]|"")*"|[^,\n]*)/g) ?? [];
  for (const cell of cells) expect(cell.replace(/^"/, "")).not.toMatch(/^[\t ]*[=+\-@＝＋－＠]/u);
});

test.each(["6205-2RS", "例=1", "±0.5 mm", "", "北京"])("a harmless text stays as it is: %s", (text) => {
  expect(withoutFormula(text)).toBe(text);
});

test("an anonymous firm is printed 匿名, one entered by the association is marked", () => {
  const open = [
    buildListing({ organization: null, division: null }),
    buildListing({ code: "JJJ-2026-D-00002", enteredByStaff: true }),
  ];
  const text = JSON.stringify(printData(buildEdition({ open }), FRAME));
  expect(text).toContain("匿名");
  expect(text).toContain("协会代为登记，单位待认领");
});

async function read(content: Uint8Array | undefined): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ExcelJS.Buffer);
  return workbook;
}
