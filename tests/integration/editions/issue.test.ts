import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { buildEdition } from "#lib/editions/commands/build-edition.ts";
import { createEdition } from "#lib/editions/commands/create-edition.ts";
import { freezeEdition } from "#lib/editions/commands/freeze-edition.ts";
import { publishEdition } from "#lib/editions/commands/publish-edition.ts";
import { getEdition, listEditions } from "#lib/editions/queries/editions.ts";
import { getPaper } from "#lib/editions/queries/papers.ts";
import { verifyEdition } from "#lib/editions/queries/verify-edition.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import { ownerSql } from "../../support/database.ts";
import { createFirm, createListing, NOW, staffContext, systemContext, visitorContext } from "../../support/edition-world.ts";

const NUMBER = "2026-11";
const OPENED = { number: NUMBER, periodFrom: "2026-11-01", periodTo: "2026-11-30", cutoff: NOW.toISOString() };

async function publishIssue(number: string): Promise<void> {
  await buildEdition(systemContext(), { number });
  await publishEdition(await staffContext("EDITOR"), { number });
}

test("an issue collects what is published, valid and printable, and nothing else", async () => {
  const open = await createListing();
  const anonymous = await createFirm({ name: "保定示例轴承有限公司" });
  const hidden = await createListing({
    organizationId: anonymous.id,
    visibility: "ANONYMOUS",
    description: "保定示例轴承有限公司的产线，保定示例轴承要换机，电话 13800001234。",
    summary: "",
  });
  const entered = await createListing({ enteredByStaff: true, side: "SUPPLY" });
  await createListing({ visibility: "MATCH_ONLY" });
  await createListing({ status: "SUSPENDED" });
  await createListing({ status: "DRAFT", publishedAt: null });
  await createListing({ validUntil: dayToDate("2026-11-21") });
  await createListing({ publishedAt: new Date("2026-11-22T10:00:01Z") });
  await createListing({ organizationId: (await createFirm({ verification: "SUSPENDED" })).id });
  await buildEdition(systemContext(), { number: NUMBER });
  const edition = await getEdition(systemContext(), NUMBER);
  expect(edition.rows.map(({ code }) => code).sort()).toEqual([open, hidden, entered].sort());
  expect(edition.counts).toMatchObject({ demand: 2, supply: 1, byRegion: { BEIJING: 0, TIANJIN: 0, HEBEI: 3 } });
  const row = edition.rows.find(({ code }) => code === hidden);
  expect(row).toMatchObject({ organization: null, division: null });
  expect(JSON.stringify(row)).not.toMatch(/示例轴承|1380000/);
  expect(edition.rows.find(({ code }) => code === entered)?.enteredByStaff).toBe(true);
  const paper = await getPaper(systemContext(), NUMBER, "csv");
  expect(Buffer.from(paper.content).toString()).toContain("协会代为登记，单位待认领");
});

test("the period is the month, the cut-off the first build, and both stay", async () => {
  await buildEdition(systemContext(), { number: NUMBER });
  const later = { ...systemContext(), now: new Date("2026-11-25T00:00:00Z") };
  await buildEdition(later, { number: NUMBER });
  const { periodFrom, periodTo, cutoff } = await getEdition(later, NUMBER);
  expect({ periodFrom, periodTo, cutoff }).toEqual({
    periodFrom: "2026-11-01",
    periodTo: "2026-11-30",
    cutoff: NOW.toISOString(),
  });
  await expect(buildEdition(later, { number: NUMBER, cutoff: "2026-11-25T00:00:00Z" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("two builds are the same bytes, whatever became of the listings in between", async () => {
  const code = await createListing();
  const first = await buildEdition(systemContext(), { number: NUMBER });
  await db().listing.update({ where: { code }, data: { title: "改了名称", status: "WITHDRAWN" } });
  await db().organization.updateMany({ data: { name: "改了单位", verification: "SUSPENDED" } });
  await db().taxonomyTerm.create({
    data: { kind: "chain", code: "hydrogen", labelZh: "改了链名", labelEn: "x", aliases: [], source: "test", byStaff: true },
  });
  const second = await buildEdition({ ...systemContext(), now: new Date("2026-12-24T00:00:00Z") }, { number: NUMBER });
  await db().taxonomyTerm.deleteMany({ where: { byStaff: true } });
  expect(second.map(({ format, sha256 }) => [format, sha256])).toEqual(first.map(({ format, sha256 }) => [format, sha256]));
  expect((await verifyEdition(systemContext(), NUMBER)).ok).toBe(true);
});

test("publishing leaves the papers as they were frozen: copies made before it are still found genuine", async () => {
  await createListing();
  const frozen = await buildEdition(systemContext(), { number: NUMBER });
  await publishEdition(await staffContext("EDITOR"), { number: NUMBER });
  const again = await buildEdition(systemContext(), { number: NUMBER });
  const shas = (papers: typeof frozen) => papers.filter(({ format }) => format !== "json").map(({ sha256 }) => sha256);
  expect(shas(again)).toEqual(shas(frozen));
  for (const { format, content } of [...frozen, ...again]) {
    expect((await verifyEdition(systemContext(), NUMBER, { name: `copy.${format}`, content })).problems).toEqual([]);
    const damaged = Buffer.from(content);
    damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1;
    const check = await verifyEdition(systemContext(), NUMBER, { name: `copy.${format}`, content: damaged });
    expect(check.problems[0]).toMatchObject({ file: `copy.${format}` });
  }
});

test("the rows of a frozen issue can be neither changed, removed nor added", async () => {
  await createListing();
  await buildEdition(systemContext(), { number: NUMBER });
  const { editionId } = await db().editionRow.findFirstOrThrow();
  await expect(db().editionRow.updateMany({ data: { hash: "0".repeat(64) } })).rejects.toThrow();
  await expect(db().editionRow.deleteMany()).rejects.toThrow();
  await expect(db().editionRow.create({ data: { editionId, serial: 2, code: "X", row: {}, hash: "" } })).rejects.toThrow();
  await expect(ownerSql`UPDATE edition_row SET code = 'X'`).rejects.toThrow();
  await expect(freezeEdition(systemContext(), { number: NUMBER })).rejects.toMatchObject({ code: "ILLEGAL_TRANSITION" });
});

test("who froze an issue may not publish it; an editor who did not may", async () => {
  const compiler = await staffContext("EDITOR");
  const moderator = await staffContext("MODERATOR");
  await createEdition(moderator, OPENED);
  await freezeEdition(compiler, { number: NUMBER });
  await expect(publishEdition(compiler, { number: NUMBER })).rejects.toMatchObject({ code: "SAME_PERSON" });
  await expect(publishEdition(moderator, { number: NUMBER })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(publishEdition(systemContext(), { number: NUMBER })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(getEdition(visitorContext(), NUMBER)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await publishEdition(await staffContext("ADMIN"), { number: NUMBER });
  const edition = await getEdition(visitorContext(), NUMBER);
  expect(edition).toMatchObject({ status: "PUBLISHED", serial: 1, publishedAt: NOW.toISOString(), previous: null });
  expect(edition.files.map(({ format }) => format)).toEqual(["pdf", "xlsx", "csv", "json"]);
  const events = await db().auditEntry.findMany({ orderBy: { seq: "asc" }, select: { action: true, objectCode: true } });
  expect(events).toEqual(["created", "frozen", "published"].map((what) => ({ action: `edition.${what}`, objectCode: NUMBER })));
});

test("an issue frozen by the command line is not published by it either", async () => {
  await buildEdition(systemContext(), { number: NUMBER });
  await expect(publishEdition(systemContext(), { number: NUMBER })).rejects.toMatchObject({ code: "SAME_PERSON" });
});

test("of two publishers at once one wins, the other reads that it is no longer possible", async () => {
  await buildEdition(systemContext(), { number: NUMBER });
  const publishers = await Promise.all([staffContext("EDITOR"), staffContext("EDITOR"), staffContext("ADMIN")]);
  const outcomes = await Promise.allSettled(publishers.map((ctx) => publishEdition(ctx, { number: NUMBER })));
  const lost = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(lost).toHaveLength(2);
  for (const { reason } of lost) expect(reason).toMatchObject({ code: "ILLEGAL_TRANSITION" });
  expect(await db().auditEntry.count({ where: { action: "edition.published" } })).toBe(1);
});

test("of two who freeze at once one wins, and the rows stand once", async () => {
  await createListing();
  await createEdition(systemContext(), OPENED);
  const outcomes = await Promise.allSettled([1, 2].map(() => freezeEdition(systemContext(), { number: NUMBER })));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db().editionRow.count()).toBe(1);
});

test("two issues published at once get two places in the series, without a gap", async () => {
  await buildEdition(systemContext(), { number: "2026-10" });
  await buildEdition(systemContext(), { number: NUMBER });
  const editor = await staffContext("EDITOR");
  await Promise.all(["2026-10", NUMBER].map((number) => publishEdition(editor, { number })));
  const { items } = await listEditions(visitorContext());
  expect(items.map(({ serial }) => serial).sort()).toEqual([1, 2]);
});

test("the next issue tells what became of each listing", async () => {
  const same = await createListing();
  const renewed = await createListing();
  const updated = await createListing();
  const fulfilled = await createListing();
  const withdrawn = await createListing({ side: "SUPPLY" });
  const expired = await createListing();
  await publishIssue("2026-10");
  await db().listing.update({
    where: { code: renewed },
    data: { validUntil: dayToDate("2027-09-30"), version: { increment: 1 } },
  });
  await db().listing.update({ where: { code: updated }, data: { amountMaxWan: 300 } });
  await db().listing.update({ where: { code: fulfilled }, data: { status: "FULFILLED" } });
  await db().listing.update({ where: { code: withdrawn }, data: { status: "WITHDRAWN" } });
  await db().listing.update({ where: { code: expired }, data: { status: "EXPIRED" } });
  const added = await createListing();
  const check = await verifyEdition(systemContext(), "2026-10");
  expect(check).toMatchObject({ ok: true, problems: [] });
  expect([...check.changedSince].sort()).toEqual([renewed, updated, fulfilled, withdrawn, expired].sort());
  await publishIssue(NUMBER);
  const edition = await getEdition(visitorContext(), NUMBER);
  expect(edition.changes).toEqual({
    NEW: [added],
    RENEWED: [renewed],
    UPDATED: [updated],
    FULFILLED: [fulfilled],
    WITHDRAWN: [withdrawn],
  });
  expect(edition).toMatchObject({ previous: "2026-10", serial: 2 });
  expect(edition.rows.find(({ code }) => code === same)?.change).toBe("UNCHANGED");
});

test("sec-27 what a firm wrote reaches nobody's spreadsheet as a formula", async () => {
  await createListing({ title: '=HYPERLINK("http://x")', summary: "+1", description: "@x" });
  await publishIssue(NUMBER);
  const csv = Buffer.from((await getPaper(visitorContext(), NUMBER, "csv")).content).toString();
  expect(csv).toContain("'=HYPERLINK");
  expect(csv).not.toMatch(/(^|,|\n)"?[=+@]/);
});

test("a stale version, an unknown number and a taken number are refused", async () => {
  const moderator = await staffContext("MODERATOR");
  await createEdition(moderator, OPENED);
  await expect(createEdition(moderator, OPENED)).rejects.toMatchObject({ code: "DUPLICATE" });
  await expect(createEdition(visitorContext(), OPENED)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  await expect(freezeEdition(moderator, { number: NUMBER, version: 7 })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(freezeEdition(moderator, { number: "2020-01" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(publishEdition(await staffContext("EDITOR"), { number: NUMBER })).rejects.toMatchObject({
    code: "ILLEGAL_TRANSITION",
  });
  await expect(verifyEdition(moderator, NUMBER)).rejects.toMatchObject({ code: "ILLEGAL_TRANSITION" });
});
