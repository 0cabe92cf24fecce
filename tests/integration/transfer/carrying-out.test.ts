import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { queueImport, storeImport } from "#lib/transfer/commands/queue-import.ts";
import { runImport } from "#lib/transfer/commands/run-import.ts";
import { importQueued } from "#lib/transfer/reactions.ts";
import type { ImportOptions } from "#lib/transfer/schema.ts";
import { FIRM, importRecords, jsonl } from "../../support/imports.ts";
import { contextOf, createFirm, createPerson, systemContext } from "../../support/people.ts";

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
