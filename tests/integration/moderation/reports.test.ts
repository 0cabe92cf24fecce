import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { reportListing, resolveReport } from "#lib/moderation/commands/handle-report.ts";
import { listReports } from "#lib/moderation/queries/reports.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { createListing } from "../../support/build.ts";
import { contextOf, createFirm, createPerson, NOW } from "../../support/people.ts";

const visitor = () => contextOf(ANONYMOUS);
const complaint = { kind: "FALSE" as const, text: "产能与描述不符", contact: "someone@example.invalid" };

test("sec-56 anybody may report a public listing; it gets a deadline, staff are told, and the complainant's contact is in no answer", async () => {
  const { code } = await createListing();
  const report = await reportListing(visitor(), code, complaint);
  expect(report).toMatchObject({ listing: code, status: "OPEN", kind: "FALSE", note: null });
  expect(new Date(report.dueAt).getTime()).toBeGreaterThan(NOW.getTime());
  expect(JSON.stringify(report)).not.toContain("someone@");
  expect(await db().outboxEvent.count({ where: { name: "listing.reported" } })).toBe(1);
  expect(await db().auditEntry.count({ where: { action: "listing.reported", objectCode: code } })).toBe(1);
});

test.each([
  ["a draft", { status: "DRAFT" as const }],
  ["a withdrawn one", { status: "WITHDRAWN" as const }],
  ["one only for matches", { content: { visibility: "MATCH_ONLY" as const } }],
  ["a lapsed one", { content: { validUntil: "2026-11-22" } }],
])("a listing nobody can see cannot be reported: %s", async (_what, options) => {
  const { code } = await createListing(options);
  await expect(reportListing(visitor(), code, complaint)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await db().report.count()).toBe(0);
});

test("a listing of a suspended firm cannot be reported, for it cannot be seen", async () => {
  const { code } = await createListing({ firm: await createFirm({ verification: "SUSPENDED" }) });
  await expect(reportListing(visitor(), code, complaint)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("of two moderators who close a complaint at once one succeeds", async () => {
  const { code } = await createListing();
  const { id } = await reportListing(visitor(), code, complaint);
  const moderators = [await createPerson("moderator"), await createPerson("moderator")];
  const results = await Promise.allSettled(
    moderators.map(({ actor }) => resolveReport(contextOf(actor), id, { outcome: "UPHELD", note: "已核实" })),
  );
  expect(results.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db().auditEntry.count({ where: { action: "report.resolved" } })).toBe(1);
});

test("members and visitors read no complaints; the auditor reads and closes none", async () => {
  const member = contextOf((await createPerson("member")).actor);
  const auditor = contextOf((await createPerson("auditor")).actor);
  await expect(listReports(member, { limit: 20 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(listReports(visitor(), { limit: 20 })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect((await listReports(auditor, { limit: 20 })).items).toEqual([]);
  await expect(resolveReport(auditor, crypto.randomUUID(), { outcome: "DISMISSED", note: "无" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test("complaints come by deadline, page by page, each once", async () => {
  const moderator = contextOf((await createPerson("moderator")).actor);
  const { code } = await createListing();
  for (let i = 0; i < 5; i++)
    await reportListing({ ...visitor(), now: new Date(NOW.getTime() + i * 86_400_000) }, code, complaint);
  const first = await listReports(moderator, { limit: 3 });
  const second = await listReports(moderator, { limit: 3, cursor: String(first.nextCursor) });
  expect([first.items.length, second.items.length, first.total, second.nextCursor]).toEqual([3, 2, 5, null]);
  const due = [...first.items, ...second.items].map((item) => item.dueAt);
  expect(due).toEqual([...due].sort());
  expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(5);
});
