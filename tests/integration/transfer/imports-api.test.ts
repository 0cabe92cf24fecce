import { randomBytes } from "node:crypto";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { dispatch } from "#lib/api/dispatch.ts";
import { sha256Hex } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import { importQueued } from "#lib/transfer/reactions.ts";
import { type ImportReport, importReportSchema } from "#lib/transfer/schema.ts";
import { goodRow, simpleWorkbook } from "../../support/lists.ts";
import { createPerson, NOW, type Person, systemContext } from "../../support/people.ts";

async function keyOf({ userId }: Person): Promise<string> {
  const key = `jjj_${randomBytes(24).toString("base64url")}`;
  await db().apiKey.create({
    data: { userId, name: "test", prefix: key.slice(0, 8), keyHash: sha256Hex(key), scopes: ["read", "write"], createdAt: NOW },
  });
  return key;
}

async function call(key: string | null, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (key) headers.set("authorization", `Bearer ${key}`);
  return dispatch(new Request(`http://localhost:3000/api/v1${path}`, { ...init, headers }));
}

function upload(name: string, bytes: Uint8Array, fields: Record<string, string> = {}): RequestInit {
  const body = new FormData();
  body.set("file", new Blob([new Uint8Array(bytes)]), name);
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  return { method: "POST", body };
}

async function carryOutQueued(): Promise<void> {
  const event = await db().outboxEvent.findFirstOrThrow({ where: { name: "import.queued" }, orderBy: { id: "desc" } });
  await importQueued(systemContext(), event.id);
}

describe("POST /imports and its report", () => {
  test("202 with a queued report, then the contract's report; errors.xlsx holds the rows left out", async () => {
    const key = await keyOf(await createPerson("moderator"));
    const file = await simpleWorkbook([goodRow({ 联系人: null }), goodRow({ 名称: null, 单位名称: "保定示例仪器有限公司" })]);
    const answer = await call(
      key,
      "/imports",
      upload("清单.xlsx", file, { publish: "valid", dryRun: "false", sourceChannel: "EMAIL" }),
    );
    expect(answer.status).toBe(202);
    const queued = importReportSchema.parse(await answer.json());
    expect(queued).toMatchObject({ file: "清单.xlsx", status: "QUEUED", publish: "valid", dryRun: false, counts: { rows: 0 } });
    expect(answer.headers.get("location")).toBe(`/api/v1/imports/${queued.id}`);
    expect((await call(key, `/imports/${queued.id}/errors.xlsx`)).status).toBe(404);
    await carryOutQueued();

    const done = await call(key, `/imports/${queued.id}`);
    const report: ImportReport = importReportSchema.parse(await done.json());
    expect(report.counts).toMatchObject({ rows: 2, created: 1, published: 1, rejected: 1 });
    expect(await db().listing.findFirstOrThrow()).toMatchObject({ sourceChannel: "EMAIL" });

    const errors = await call(key, `/imports/${queued.id}/errors.xlsx`);
    expect(errors.headers.get("content-disposition")).toContain("attachment");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await errors.arrayBuffer());
    expect(workbook.worksheets[0]?.getCell("A2").value).toContain("缺少“名称”");
    expect(workbook.worksheets[0]?.rowCount).toBe(2);
  });

  test("a trial run writes no listing", async () => {
    const key = await keyOf(await createPerson("editor"));
    const answer = await call(key, "/imports", upload("a.xlsx", await simpleWorkbook([goodRow()]), { dryRun: "true" }));
    const { id } = importReportSchema.parse(await answer.json());
    await carryOutQueued();
    const report = importReportSchema.parse(await (await call(key, `/imports/${id}`)).json());
    expect(report).toMatchObject({ status: "DONE", dryRun: true, counts: { created: 1, published: 0 } });
    expect(await db().listing.count()).toBe(0);
  });

  test.each([
    ["no file", {}, 422, "file"],
    ["unknown publish", { publish: "some" }, 422, "publish"],
    ["unknown field", { role: "admin" }, 422, "role"],
  ])("%s → %i at %s", async (why, fields, status, path) => {
    const key = await keyOf(await createPerson("moderator"));
    const init = upload("a.csv", Buffer.from("名称,单位名称,类型\n"), fields);
    if (why === "no file") (init.body as FormData).delete("file");
    const answer = await call(key, "/imports", init);
    expect(answer.status).toBe(status);
    expect((await answer.json()).errors).toMatchObject([{ path }]);
  });

  test.each([
    ["a.exe", Buffer.from("MZ"), 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["a.xlsx", Buffer.from("no workbook"), 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["a.csv", Buffer.from([0x61, 0xff, 0xff]), 422, "INVALID_INPUT"],
    ["a.xlsx", Buffer.alloc(10_000_001), 413, "TOO_LARGE"],
  ])("sec-29 sec-30 %s is refused at once with %i", async (name, bytes, status, code) => {
    const key = await keyOf(await createPerson("moderator"));
    const answer = await call(key, "/imports", upload(name, bytes));
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
    expect(await db().importJob.count()).toBe(0);
  });

  test("members and visitors: the collection is a 403 or 401, a report a 404; the auditor reads without contacts", async () => {
    const staff = await keyOf(await createPerson("moderator"));
    const row = { side: "DEMAND", title: "求购电机", contact: { name: "示例王工", phone: "010-00001234" } };
    const answer = await call(staff, "/imports", upload("a.jsonl", Buffer.from(JSON.stringify(row))));
    const { id } = importReportSchema.parse(await answer.json());
    await carryOutQueued();
    const owner = await keyOf(await createPerson("owner"));
    expect((await call(owner, "/imports", upload("a.csv", Buffer.from("a,b")))).status).toBe(403);
    expect((await call(null, "/imports", upload("a.csv", Buffer.from("a,b")))).status).toBe(401);
    const foreign = await call(owner, `/imports/${id}`);
    const unknown = await call(owner, "/imports/00000000-0000-7000-8000-000000000000");
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(await foreign.text()).toBe(await unknown.text());

    const auditor = await keyOf(await createPerson("auditor"));
    expect((await call(auditor, "/imports", upload("a.csv", Buffer.from("a,b")))).status).toBe(403);
    const report = await (await call(auditor, `/imports/${id}`)).text();
    expect(report).not.toMatch(/示例王工|00001234/u);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await call(auditor, `/imports/${id}/errors.xlsx`)).arrayBuffer());
    expect(JSON.stringify(workbook.worksheets[0]?.getSheetValues())).not.toMatch(/示例王工|00001234/u);
    await workbook.xlsx.load(await (await call(staff, `/imports/${id}/errors.xlsx`)).arrayBuffer());
    expect(JSON.stringify(workbook.worksheets[0]?.getSheetValues())).toContain("示例王工");
  });
});
