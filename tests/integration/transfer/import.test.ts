import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { queueImport, storeImport } from "#lib/transfer/commands/queue-import.ts";
import { runImport } from "#lib/transfer/commands/run-import.ts";
import { importQueued } from "#lib/transfer/reactions.ts";
import type { ImportOptions, ImportReport } from "#lib/transfer/schema.ts";
import { goodRow, simpleWorkbook } from "../../support/lists.ts";
import { contextOf, createFirm, createPerson, NOW, systemContext } from "../../support/people.ts";

const FIRM = { name: "唐山示例机械有限公司", creditCode: null, region: "HEBEI", division: "130208" };
const GOOD = {
  side: "DEMAND",
  form: "PRODUCT",
  title: "求购伺服电机",
  description: "功率 2 kW，一年约 200 台。",
  organization: FIRM,
  neededBy: "2027-06-30",
};
const CONTACT = { name: "示例联系人", phone: "13800000000", email: "lianxi@example.invalid" };

const jsonl = (...records: Record<string, unknown>[]): Buffer =>
  Buffer.from(records.map((record) => JSON.stringify({ ...GOOD, ...record })).join("\n"));

async function importFile(
  name: string,
  bytes: Uint8Array,
  options: Partial<ImportOptions> = {},
  ctx: Context = systemContext(),
): Promise<ImportReport> {
  const stored = await storeImport(
    ctx,
    { name, bytes },
    { dryRun: false, publish: "valid", sourceChannel: "IMPORT", ...options },
    false,
  );
  return runImport(ctx, stored.id);
}

const importRecords = (
  records: Record<string, unknown>[],
  options: Partial<ImportOptions> = {},
  ctx?: Context,
): Promise<ImportReport> => importFile("list.jsonl", jsonl(...records), options, ctx);

const allRows = async (): Promise<unknown> => ({
  listings: await db().listing.findMany({ orderBy: { id: "asc" } }),
  firms: await db().organization.findMany({ orderBy: { id: "asc" } }),
  contacts: await db().listingContact.findMany({ orderBy: { listingId: "asc" } }),
});

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

describe("firms of a list", () => {
  test("recognised by credit code, also under another spelling, which is held", async () => {
    const creditCode = "91119900MAP27AYA8Y";
    await createFirm({ name: "保定示例仪器有限公司", nameKey: "保定示例仪器有限公司", creditCode });
    const report = await importRecords([{ organization: { ...FIRM, name: "保定示例仪器公司", creditCode } }]);
    expect(report.remarks.map(({ code, level }) => [code, level])).toEqual([["ORG_NAME_DIFFERS", "hold"]]);
    expect(await db().organization.count()).toBe(1);
  });

  test("recognised by exact name and region, whatever the width of its letters", async () => {
    await createFirm({ name: "ＡＢ示例有限公司", nameKey: "ab示例有限公司", creditCode: null });
    await importRecords([{ organization: { ...FIRM, name: "AB示例有限公司" } }]);
    expect(await db().organization.count()).toBe(1);
  });

  test("staff do not write for a firm with an account; the command line does", async () => {
    const owner = await createPerson("owner");
    const organization = { name: owner.firm?.name, region: owner.firm?.region, creditCode: null };
    const staff = contextOf(await createPerson("moderator"));
    const refused = await importRecords([{ organization }], {}, staff);
    expect(refused.remarks.map(({ code, level }) => [code, level])).toEqual([["ORG_HAS_ACCOUNT", "error"]]);
    expect((await importRecords([{ organization }])).counts).toMatchObject({ created: 1, published: 1 });
  });

  test("sec-23 nothing of a suspended firm goes in; of an unverified one with an account nothing is published", async () => {
    const suspended = await createPerson("suspended");
    const pending = await createPerson("pending");
    const of = (person: typeof pending): Record<string, unknown> => ({
      organization: { name: person.firm?.name, region: person.firm?.region, creditCode: null },
    });
    const report = await importRecords([of(suspended), of(pending)], { publish: "all" });
    expect(report.remarks.map(({ code }) => code)).toEqual(["ORG_SUSPENDED", "ORG_UNVERIFIED"]);
    expect(report.counts).toMatchObject({ created: 1, rejected: 1, published: 0, held: 1 });
  });

  test("sec-36 a name with characters beyond the basic plane is kept as it is", async () => {
    await importRecords([{ organization: { ...FIRM, name: "唐山𠮷𬱖示例有限公司" } }]);
    expect(await db().organization.findFirstOrThrow()).toMatchObject({ name: "唐山𠮷𬱖示例有限公司" });
  });
});

describe("carrying out", () => {
  const options: ImportOptions = { dryRun: false, publish: "valid", sourceChannel: "EMAIL" };

  test("a queued list is carried out once in its sender's name, however often the event comes", async () => {
    const moderator = await createPerson("moderator");
    const queued = await queueImport(contextOf(moderator), { name: "list.jsonl", bytes: jsonl({ externalId: "A-1" }) }, options);
    expect(queued.status).toBe("QUEUED");
    const event = await db().outboxEvent.findFirstOrThrow({ where: { name: "import.queued" } });
    await importQueued(systemContext(), event.id);
    await importQueued(systemContext(), event.id);
    expect(await db().importJob.findUniqueOrThrow({ where: { id: queued.id } })).toMatchObject({ status: "DONE", doneRows: 1 });
    expect(await db().listing.findFirstOrThrow({ include: { decisions: true } })).toMatchObject({
      createdById: moderator.userId,
      sourceChannel: "EMAIL",
      decisions: [{ byId: moderator.userId }],
    });
  });

  test("a list whose sender may not import any more is not carried out; one that was done stays done", async () => {
    const moderator = await createPerson("moderator");
    const file = { name: "list.jsonl", bytes: jsonl({ externalId: "A-1" }) };
    const done = await queueImport(contextOf(moderator), file, options);
    const [first] = await db().outboxEvent.findMany({ where: { name: "import.queued" } });
    await importQueued(systemContext(), first?.id ?? 0n);
    const waiting = await queueImport(contextOf(moderator), file, options);
    await db().user.update({ where: { id: moderator.userId }, data: { role: "MEMBER" } });
    for (const { id } of await db().outboxEvent.findMany({ where: { name: "import.queued" } }))
      await importQueued(systemContext(), id);
    const statusOf = async (id: string) => (await db().importJob.findUniqueOrThrow({ where: { id } })).status;
    expect([await statusOf(done.id), await statusOf(waiting.id)]).toEqual(["DONE", "FAILED"]);
  });

  test("an import that was interrupted goes on behind its last batch, and reports as one that was not", async () => {
    const records = Array.from({ length: 450 }, (_, index) => ({
      externalId: `A-${index}`,
      title: `求购第${index}号电机样品`,
      description: `功率 ${index} kW，编号 ${index * 7919}。`,
    }));
    const ctx = systemContext();
    const stored = await storeImport(ctx, { name: "list.jsonl", bytes: jsonl(...records) }, options, false);
    const fail = new Error("killed");
    let transactions = 0;
    const dying = new Proxy(ctx.db, {
      get(target, name, receiver) {
        if (name === "$transaction") transactions += 1;
        if (name === "$transaction" && transactions > 3) throw Object.assign(fail, { code: "P1001" });
        return Reflect.get(target, name, receiver);
      },
    });
    await expect(runImport({ ...ctx, db: dying }, stored.id)).rejects.toThrow();
    const half = await db().importJob.findUniqueOrThrow({ where: { id: stored.id } });
    expect(half.status).toBe("RUNNING");
    expect(half.doneRows).toBeGreaterThan(0);
    expect(half.doneRows).toBeLessThan(450);
    const report = await runImport(ctx, stored.id);
    expect(report.counts).toMatchObject({ rows: 450, created: 450, unchanged: 0, published: 450 });
    expect(report.rows.map(({ row }) => row)).toEqual(records.map((_, index) => index + 1));
  });

  test("two imports of one list at once write it once", async () => {
    const records = Array.from({ length: 30 }, (_, index) => ({
      externalId: `A-${index}`,
      title: `求购第${index}号电机样品`,
      description: `功率 ${index} kW，编号 ${index * 7919}。`,
    }));
    const reports = await Promise.all([importRecords(records), importRecords(records)]);
    expect(reports.map(({ status }) => status)).toEqual(["DONE", "DONE"]);
    expect(reports.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(30);
    expect(await db().listing.count()).toBe(30);
    expect(await db().organization.count()).toBe(1);
  });

  test("members may not import", async () => {
    const owner = contextOf(await createPerson("owner"));
    await expect(queueImport(owner, { name: "list.jsonl", bytes: jsonl({}) }, options)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test("sec-29 a refused workbook is an answer at once and nothing is stored", async () => {
    const staff = contextOf(await createPerson("moderator"));
    await expect(queueImport(staff, { name: "a.xlsx", bytes: Buffer.from("PK no") }, options)).rejects.toMatchObject({
      code: "UNSUPPORTED_MEDIA_TYPE",
    });
    await expect(queueImport(staff, { name: "a.exe", bytes: Buffer.from("MZ") }, options)).rejects.toMatchObject({
      code: "UNSUPPORTED_MEDIA_TYPE",
    });
    expect(await db().importJob.count()).toBe(0);
  });
});
