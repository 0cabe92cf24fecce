import { expect, test } from "vitest";
import { readWorkbook } from "#lib/transfer/read/workbook.ts";
import { goodRow, simpleWorkbook, workbookOf } from "../../support/lists.ts";

test("a workbook is parsed in a process of its own and comes back whole", async () => {
  const { sheets, hiddenSheets } = await readWorkbook(await simpleWorkbook([goodRow()]));
  expect(hiddenSheets).toEqual([]);
  expect(sheets[0]?.rows[1]?.cells[10]).toMatchObject({ kind: "date", day: "2027-06-30" });
});

test("a sheet of more than 20,000 rows is refused, not cut", async () => {
  const file = await workbookOf((workbook) => {
    const sheet = workbook.addWorksheet("清单");
    for (let row = 0; row < 20_001; row += 1) sheet.addRow([row]);
  });
  await expect(readWorkbook(file)).rejects.toMatchObject({ reason: "TOO_LARGE" });
});

test("sec-29 a few bytes that describe a giant sheet end the reader, not the worker", async () => {
  const file = await workbookOf((workbook) => {
    const sheet = workbook.addWorksheet("清单");
    sheet.getCell("A1").value = "名称";
    sheet.getCell("XFD1048576").value = "x";
  });
  const before = process.memoryUsage().rss;
  await expect(readWorkbook(file)).rejects.toMatchObject({ reason: expect.stringMatching(/DAMAGED|TOO_LARGE|TOO_SLOW/) });
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
});
