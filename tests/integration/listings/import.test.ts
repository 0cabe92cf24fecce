import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { importListingsIn } from "#lib/listings/commands/import-listings.ts";
import { withdrawListing } from "#lib/listings/commands/withdraw-listing.ts";
import type { ImportItem } from "#lib/listings/model/imported.ts";
import { buildContent, createListing } from "../../support/build.ts";
import { eventsOf, readListing, refusal } from "../../support/listings.ts";
import { contextOf, createFirm, createPerson, createUser, type Firm, NOW, systemContext } from "../../support/people.ts";

const DAY_LATER = new Date(NOW.getTime() + 86_400_000);
const unclaimed = () => createFirm({ verification: "UNVERIFIED", enteredByStaff: true });
const item = (firm: Firm, given: Partial<ImportItem> = {}, content: Parameters<typeof buildContent>[0] = {}): ImportItem => ({
  organizationId: firm.id,
  content: buildContent({ externalId: "N-1", ...content }),
  validUntilStated: true,
  contact: null,
  sourceChannel: "IMPORT",
  holdReasons: [],
  publish: true,
  ...given,
});
const run = (ctx: Context, ...items: ImportItem[]) =>
  db().$transaction((tx) => importListingsIn(tx, ctx, items), { timeout: 30_000 });
const outcomes = async (ctx: Context, ...items: ImportItem[]) =>
  (await run(ctx, ...items)).map((result) => [result.outcome, result.status]);

test("rows are published by staff's decision, wait without it, and arrive expired when their day has passed", async () => {
  const moderator = contextOf(await createPerson("moderator"));
  const firm = await unclaimed();
  const held = item(firm, { publish: false, holdReasons: ["正文含有电话"] }, { externalId: "N-2" });
  const past = item(firm, {}, { externalId: "N-3", validUntil: "2026-08-31" });
  const contact = { name: "张示例", mobile: "13900000000", phone: null, email: null };
  const results = await run(moderator, item(firm, { contact }), held, past);
  expect(results.map(({ outcome, status }) => [outcome, status])).toEqual([
    ["created", "PUBLISHED"],
    ["created", "SUBMITTED"],
    ["created", "EXPIRED"],
  ]);
  const [first, second, third] = await Promise.all(results.map(({ code }) => readListing(String(code))));
  expect(first).toMatchObject({
    enteredByStaff: true,
    everPublic: true,
    publishedAt: NOW,
    contact,
    decisions: [{ decision: "APPROVE" }],
  });
  expect(second).toMatchObject({ holdReasons: ["正文含有电话"], queuedAt: NOW, decisions: [], consentAt: NOW });
  expect(third).toMatchObject({ everPublic: false, publishedAt: null, endedAt: NOW });
  expect(await eventsOf(String(first?.code))).toEqual(["listing.imported"]);
});

test("a second import of the same list changes nothing, also on another day and without a stated validity", async () => {
  const firm = await unclaimed();
  const items = [item(firm), item(firm, { validUntilStated: false }, { externalId: null, title: "無編號" })];
  await run(systemContext(), ...items);
  const later = items.map((one) => ({
    ...one,
    content: { ...one.content, validUntil: one.validUntilStated ? one.content.validUntil : "2027-11-24" },
  }));
  const before = await db().auditEntry.count();
  expect(await outcomes(systemContext(DAY_LATER), ...later)).toEqual([
    ["unchanged", "PUBLISHED"],
    ["unchanged", "PUBLISHED"],
  ]);
  expect(await db().auditEntry.count()).toBe(before);
  const folded = item(firm, { validUntilStated: false }, { externalId: null, title: " 无编号！" });
  expect((await outcomes(systemContext(), folded))[0]?.[0]).toBe("updated");
  expect(await db().listing.count()).toBe(2);
});

test("other content of a known row: in place while it waits, a pending revision when published, decided at once with publish", async () => {
  const firm = await unclaimed();
  const [waiting, published] = await run(systemContext(), item(firm, { publish: false }), item(firm, {}, { externalId: "N-2" }));
  const next = { title: "新的名称" };
  expect(
    await outcomes(
      systemContext(),
      item(firm, { publish: false }, next),
      item(firm, { publish: false }, { ...next, externalId: "N-2" }),
    ),
  ).toEqual([
    ["updated", "SUBMITTED"],
    ["updated", "PUBLISHED"],
  ]);
  expect((await readListing(String(waiting?.code))).title).toBe("新的名称");
  const row = await readListing(String(published?.code));
  expect([row.title === next.title, row.revisions.map(({ status, changed }) => [status, changed])]).toEqual([
    false,
    [["SUBMITTED", ["title"]]],
  ]);
  await run(systemContext(), item(firm, {}, { title: "又一个", externalId: "N-2" }));
  const decided = await readListing(String(published?.code));
  expect([decided.title, decided.status, decided.revisions.map(({ status }) => status)]).toEqual([
    "又一个",
    "PUBLISHED",
    ["DISCARDED"],
  ]);
});

test("what has ended is left alone and named; one that expired comes back with a new day", async () => {
  const firm = await unclaimed();
  const [gone, past] = await run(systemContext(), item(firm), item(firm, {}, { externalId: "N-2", validUntil: "2026-08-31" }));
  await withdrawListing(contextOf(await createPerson("moderator")), { code: String(gone?.code), reason: "x" });
  const [refused, renewed] = await run(
    systemContext(),
    item(firm, {}, { title: "新" }),
    item(firm, {}, { externalId: "N-2", validUntil: "2027-08-31" }),
  );
  expect(refused).toMatchObject({ outcome: "refused", reason: "ENDED", code: gone?.code });
  expect(renewed).toMatchObject({ outcome: "updated", status: "PUBLISHED", code: past?.code });
});

test("staff write nothing for a firm with an account, decide nothing for their own, and nothing of a suspended one is published", async () => {
  const claimed = await createFirm();
  await createUser({ firm: claimed });
  const moderator = contextOf(await createPerson("moderator"));
  expect((await run(moderator, item(claimed)))[0]).toMatchObject({ outcome: "refused", reason: "FIRM_HAS_ACCOUNT" });
  const own = await createFirm();
  const seconded = contextOf(await createUser({ role: "MODERATOR", firm: own }));
  const suspended = await createFirm({ verification: "SUSPENDED" });
  expect(await outcomes(seconded, item(own), item(suspended))).toEqual([
    ["created", "SUBMITTED"],
    ["created", "SUBMITTED"],
  ]);
  expect(await refusal(run(contextOf(await createPerson("owner")), item(own)))).toBe("FORBIDDEN");
});

test("two imports of one list at once create each row once", async () => {
  const firm = await unclaimed();
  const rows = [item(firm, {}, { externalId: null, title: "甲" }), item(firm, {}, { externalId: null, title: "乙" })];
  const both = await Promise.all([outcomes(systemContext(), ...rows), outcomes(systemContext(), ...rows)]);
  expect(
    both
      .flat()
      .map(([outcome]) => outcome)
      .sort(),
  ).toEqual(["created", "created", "unchanged", "unchanged"]);
});

test("200 rows go in one transaction, with a row each in the trail", async () => {
  const firm = await unclaimed();
  const rows = Array.from({ length: 200 }, (_, i) => item(firm, {}, { externalId: `N-${i}`, title: `名称 ${i}` }));
  expect((await run(systemContext(), ...rows)).length).toBe(200);
  expect([await db().listing.count(), await db().auditEntry.count({ where: { action: "listing.imported" } })]).toEqual([
    200, 200,
  ]);
  expect(await refusal(run(systemContext(), ...rows, item(firm)))).toBe("INVALID_INPUT");
});

test("a listing typed by hand with the same content counts as unchanged", async () => {
  const firm = await unclaimed();
  const { code } = await createListing({ firm, content: { externalId: "N-1" } });
  expect((await run(systemContext(), item(firm)))[0]).toMatchObject({ outcome: "unchanged", code });
});
