import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { allRows, CONTACT, FIRM, importFile, importRecords, jsonl } from "../../support/imports.ts";
import { goodRow, simpleWorkbook } from "../../support/lists.ts";
import { NOW, systemContext } from "../../support/people.ts";

describe("importing a list", () => {
  test("good rows are published with a recorded decision, their firms entered unverified, contacts kept apart", async () => {
    const report = await importRecords([
      { externalId: "A-1", contact: CONTACT },
      { externalId: "A-2", title: "求购减速机", description: "速比 100，背隙 20 弧秒以内，一年 60 台。" },
    ]);
    expect(report).toMatchObject({
      status: "DONE",
      error: null,
      remarks: [],
      counts: { rows: 2, created: 2, published: 2, held: 0, rejected: 0 },
    });
    expect(report.rows).toMatchObject([{ row: 1, externalId: "A-1", outcome: "created", status: "PUBLISHED" }, { row: 2 }]);
    const listing = await db().listing.findUniqueOrThrow({
      where: { code: report.rows[0]?.code ?? "" },
      include: { contact: true, organization: true, decisions: true },
    });
    expect(listing).toMatchObject({
      status: "PUBLISHED",
      enteredByStaff: true,
      sourceChannel: "IMPORT",
      contact: { mobile: "13800000000", phone: null },
    });
    expect(listing.organization).toMatchObject({
      name: FIRM.name,
      verification: "UNVERIFIED",
      enteredByStaff: true,
      division: "130208",
    });
    expect(listing.decisions).toMatchObject([{ decision: "APPROVE", toStatus: "PUBLISHED" }]);
    expect(await db().organization.count()).toBe(1);
  });

  test("a second import of the same file changes nothing", async () => {
    const records = [
      { externalId: "A-1", contact: CONTACT },
      { title: "求购减速机" },
      { externalId: "A-3", title: "求购轴承", validUntil: "2026-01-01" },
    ];
    await importRecords(records);
    const before = await allRows();
    const again = await importRecords(records);
    expect(again.counts).toMatchObject({
      rows: 3,
      created: 0,
      updated: 0,
      unchanged: 3,
      rejected: 0,
      published: 0,
      expired: 0,
      held: 0,
    });
    expect(await allRows()).toEqual(before);
    const later = await importRecords(records, { publish: "all" }, systemContext(new Date("2027-01-05T04:00:00Z")));
    expect(later.counts).toMatchObject({ unchanged: 3 });
    expect(await allRows()).toEqual(before);
  });

  test("same id, other content: decided at once with publish, a pending revision without", async () => {
    await importRecords([{ externalId: "A-1" }]);
    const revised = await importRecords([{ externalId: "A-1", title: "求购伺服电机三百台" }], { publish: "none" });
    expect(revised.counts).toMatchObject({ updated: 1, published: 0 });
    expect(await db().listing.findFirstOrThrow({ include: { revisions: true } })).toMatchObject({
      title: "求购伺服电机",
      revisions: [{ status: "SUBMITTED" }],
    });
    const decided = await importRecords([{ externalId: "A-1", title: "求购伺服电机四百台" }]);
    expect(decided.counts).toMatchObject({ updated: 1, published: 1 });
    expect(await db().listing.findFirstOrThrow()).toMatchObject({ title: "求购伺服电机四百台", status: "PUBLISHED" });
  });

  test("a held row waits with its reasons even with publish; with publish=all it is published", async () => {
    const record = { externalId: "A-1", neededBy: "明年3月底" };
    const held = await importRecords([record]);
    expect(held.counts).toMatchObject({ created: 1, held: 1, published: 0 });
    expect(held.remarks).toMatchObject([{ row: 1, level: "hold", field: "neededBy", code: "DATE_RELATIVE" }]);
    expect(await db().listing.findFirstOrThrow()).toMatchObject({
      status: "SUBMITTED",
      neededBy: null,
      holdReasons: [held.remarks[0]?.message],
    });
    const all = await importRecords([{ ...record, externalId: "A-2", title: "求购减速机" }], { publish: "all" });
    expect(all.counts).toMatchObject({ created: 1, held: 0, published: 1 });
  });

  test("without publish everything waits in the queue", async () => {
    const report = await importRecords([{ externalId: "A-1" }], { publish: "none" });
    expect(report.counts).toMatchObject({ created: 1, published: 0, held: 0 });
    expect(report.rows[0]?.status).toBe("SUBMITTED");
  });

  test("a row whose validity has passed becomes EXPIRED, and was never public", async () => {
    const report = await importRecords([{ externalId: "A-1", validUntil: "2026-10-31" }]);
    expect(report.counts).toMatchObject({ created: 1, published: 0, expired: 1 });
    expect(await db().listing.findFirstOrThrow()).toMatchObject({ status: "EXPIRED", everPublic: false });
  });

  test("a bad row never stops the others", async () => {
    const bytes = Buffer.concat([
      jsonl({ externalId: "A-1" }),
      Buffer.from("\n{broken\n"),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      jsonl({ externalId: "A-2", title: null }, { externalId: "A-3", title: "求购轴承" }),
    ]);
    const report = await importFile("list.jsonl", bytes);
    expect(report.counts).toMatchObject({ rows: 5, created: 2, rejected: 3 });
    expect(report.rows.map(({ outcome }) => outcome)).toEqual(["created", "rejected", "rejected", "rejected", "created"]);
    expect(report.remarks.filter(({ level }) => level === "error").map(({ row, code }) => [row, code])).toEqual([
      [2, "MALFORMED_LINE"],
      [3, "WRONG_ENCODING"],
      [4, "MISSING"],
    ]);
  });

  test("a title in traditional characters is known again in a trial run, and held as the same title under another number", async () => {
    const title = "求購伺服電機與減速機";
    await importRecords([{ title }]);
    const trial = await importRecords([{ title, description: "功率 3 kW，一年约 300 台。" }], { dryRun: true });
    expect(trial.counts).toMatchObject({ created: 0, updated: 1 });
    const other = await importRecords([{ externalId: "B-1", title, description: "另一批，功率 5 kW。" }]);
    expect(other.remarks.map(({ code }) => code)).toContain("SAME_TITLE");
    expect(other.counts).toMatchObject({ created: 1, held: 1, published: 0 });
  });

  test("the same title under another number is held, a similar one is a note, both against the database", async () => {
    await importRecords([{ externalId: "A-1" }]);
    const same = await importRecords([{ externalId: "B-1" }]);
    expect(same.remarks.map(({ code }) => code)).toEqual(["SAME_TITLE"]);
    expect(same.counts).toMatchObject({ created: 1, held: 1 });
    const near = await importRecords(
      [{ externalId: "B-2", title: "伺服电机求购" }],
      {},
      systemContext(new Date(NOW.getTime() + 60_000)),
    );
    expect(near.remarks.map(({ code }) => code)).toEqual(["SIMILAR"]);
    expect(near.counts).toMatchObject({ created: 1, published: 1 });
  });

  test("a known number on the other side is refused and changes nothing", async () => {
    await importRecords([{ externalId: "A-1" }]);
    const before = await allRows();
    const report = await importRecords([{ externalId: "A-1", side: "SUPPLY", neededBy: null, description: "供应 200 台。" }]);
    expect(report.remarks.map(({ code }) => code)).toContain("EXTERNAL_ID_OTHER_SIDE");
    expect(await allRows()).toEqual(before);
  });

  test("a trial run tells the same and writes nothing", async () => {
    const records = [{ externalId: "A-1" }, { externalId: "A-2", title: "求购减速机", neededBy: "明年" }, { title: null }];
    const trial = await importRecords(records, { dryRun: true });
    expect(await db().listing.count()).toBe(0);
    expect(await db().organization.count()).toBe(0);
    const real = await importRecords(records);
    expect(trial.counts).toEqual(real.counts);
    expect(trial.remarks).toEqual(real.remarks);
    expect(trial.rows.map(({ outcome, status }) => [outcome, status])).toEqual(
      real.rows.map(({ outcome, status }) => [outcome, status]),
    );
  });

  test("workbooks go the same way", async () => {
    const report = await importFile("清单.xlsx", await simpleWorkbook([goodRow(), goodRow({ 名称: null })]));
    expect(report.counts).toMatchObject({ rows: 2, created: 1, published: 1, rejected: 1 });
    expect(report.remarks).toMatchObject([{ sheet: "清单", row: 3, column: "名称", cell: "C3", field: "title", level: "error" }]);
  });

  test("a file that cannot be read fails as a whole, in words", async () => {
    const report = await importFile("清单.xlsx", Buffer.from("no workbook"));
    expect(report).toMatchObject({ status: "FAILED", counts: { rows: 0 } });
    expect(report.error).toMatch(/xlsx/u);
  });
});
