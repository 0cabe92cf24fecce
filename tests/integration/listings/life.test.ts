import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { addDays, DAY_MS, dayOf, startOfDay } from "#lib/kernel/clock.ts";
import { announceExpiry } from "#lib/listings/commands/announce-expiry.ts";
import { archiveListings } from "#lib/listings/commands/archive-listings.ts";
import { editListing } from "#lib/listings/commands/edit-listing.ts";
import { expireListings } from "#lib/listings/commands/expire-listings.ts";
import { fulfilListing } from "#lib/listings/commands/fulfil-listing.ts";
import { renewListing } from "#lib/listings/commands/renew-listing.ts";
import { reopenListing } from "#lib/listings/commands/reopen-listing.ts";
import { withdrawListing } from "#lib/listings/commands/withdraw-listing.ts";
import { createListing } from "../../support/build.ts";
import { atOnce, eventsOf, lastEvent, readListing, refusal, refusedFields } from "../../support/listings.ts";
import { contextOf, createFirm, createPerson, createUser, NOW, systemContext } from "../../support/people.ts";

const TODAY = dayOf(NOW);

async function own(options: Parameters<typeof createListing>[0] = {}) {
  const firm = await createFirm();
  const owner = contextOf(await createUser({ firm }));
  const { id, code, title } = await createListing({ ...options, firm });
  return { firm, owner, id, code, title };
}

test("the firm withdraws without a word, staff with a reason; an open revision goes with it", async () => {
  const { owner, code } = await own();
  const other = await own();
  await editListing(owner, { code, patch: { title: "新" }, version: 0 });
  expect(
    await atOnce(
      () => withdrawListing(owner, { code }),
      () => withdrawListing(owner, { code }),
    ),
  ).toEqual(["ok", "ILLEGAL_TRANSITION"]);
  const row = await readListing(code);
  expect([row.status, row.endedAt, row.revisions[0]?.status]).toEqual(["WITHDRAWN", NOW, "DISCARDED"]);
  const moderator = contextOf(await createPerson("moderator"));
  expect(await refusedFields(withdrawListing(moderator, { code: other.code }))).toEqual(["reason"]);
  await withdrawListing(moderator, { code: other.code, reason: "单位来电要求" });
  expect(await readListing(other.code)).toMatchObject({ status: "WITHDRAWN", endNote: "单位来电要求" });
  expect((await lastEvent(other.code)).data).toMatchObject({ byStaff: true, from: "PUBLISHED" });
  expect(JSON.stringify(await db().auditEntry.findMany({ select: { data: true } }))).not.toContain("单位来电");
  expect(await refusal(withdrawListing(contextOf(await createPerson("owner")), { code }))).toBe("GONE");
});

test("a stale version is refused where one is sent", async () => {
  const { owner, code } = await own({ row: { version: 3 } });
  expect(await refusal(withdrawListing(owner, { code, version: 2 }))).toBe("CONFLICT");
  expect(await refusal(withdrawListing(owner, { code, version: 3 }))).toBe("ok");
});

test("fulfilled through an interest of this very listing", async () => {
  const { owner, code, firm, id } = await own();
  const foreign = await own();
  const asker = await createFirm();
  const ask = { askerOrganizationId: asker.id, seeking: "示例", createdAt: NOW, updatedAt: NOW, remindAt: NOW, dueAt: NOW };
  const mine = await db().interest.create({ data: { ...ask, listingId: id, ownerOrganizationId: firm.id } });
  const other = await db().interest.create({ data: { ...ask, listingId: foreign.id, ownerOrganizationId: foreign.firm.id } });
  expect(await refusedFields(fulfilListing(owner, { code, interestId: other.id }))).toEqual(["interestId"]);
  await fulfilListing(owner, { code, interestId: mine.id, note: "已签约" });
  expect(await readListing(code)).toMatchObject({ status: "FULFILLED", endNote: "已签约" });
  expect((await lastEvent(code)).data).toMatchObject({ interestId: mine.id, byStaff: false });
  expect(await refusal(fulfilListing(owner, { code }))).toBe("ILLEGAL_TRANSITION");
});

test("a renewal reaches twelve months at most, counts as confirmation and keeps the text as a version", async () => {
  const { owner, code } = await own();
  for (const validUntil of [addDays(TODAY, -1), "2027-11-24", "2099-01-01"])
    expect(await refusedFields(renewListing(owner, { code, validUntil }))).toEqual(["validUntil"]);
  await renewListing(owner, { code });
  const row = await readListing(code);
  expect([dayOf(row.validUntil), row.lastConfirmedAt, row.versions.map(({ version }) => version)]).toEqual([
    "2027-11-23",
    NOW,
    [0, 1],
  ]);
});

test("one that expired is public again after its renewal, one that expired on arrival for the first time", async () => {
  const ended = await own({ status: "EXPIRED", content: { validUntil: "2026-11-01" } });
  await renewListing(ended.owner, ended);
  expect(await readListing(ended.code)).toMatchObject({ status: "PUBLISHED", endedAt: null });
  const arrived = await own({
    status: "EXPIRED",
    content: { validUntil: "2026-11-01" },
    row: { everPublic: false, publishedAt: null },
  });
  await renewListing(arrived.owner, arrived);
  expect(await readListing(arrived.code)).toMatchObject({ status: "PUBLISHED", publishedAt: NOW, everPublic: true });
});

test("a withdrawn listing is reopened as a draft under its code; nothing else is", async () => {
  const { owner, code } = await own({ status: "WITHDRAWN", row: { endedAt: NOW, endNote: "x" } });
  await reopenListing(owner, { code });
  expect(await readListing(code)).toMatchObject({ status: "DRAFT", endedAt: null, endNote: "" });
  expect(await refusal(reopenListing(owner, { code }))).toBe("ILLEGAL_TRANSITION");
  expect(await refusal(reopenListing(contextOf(await createPerson("moderator")), { code }))).toBe("FORBIDDEN");
});

test("past its last day a listing is over for every move, before the clock has written it", async () => {
  const { owner, code } = await own({ content: { validUntil: addDays(TODAY, -1) } });
  expect(await refusal(editListing(owner, { code, patch: { title: "新" }, version: 0 }))).toBe("ILLEGAL_TRANSITION");
  expect(await refusal(fulfilListing(owner, { code }))).toBe("ILLEGAL_TRANSITION");
  expect(await refusal(withdrawListing(owner, { code }))).toBe("ILLEGAL_TRANSITION");
  expect(await refusal(renewListing(owner, { code }))).toBe("ok");
});

test("the clock ends a listing with its last day, once, also when two workers run, and drops its revision", async () => {
  const { owner, code } = await own({ content: { validUntil: TODAY } });
  const stays = await own({ content: { validUntil: addDays(TODAY, 1) } });
  await editListing(owner, { code, patch: { title: "新" }, version: 0 });
  const end = startOfDay(addDays(TODAY, 1));
  const before = new Date(end.getTime() - 1000);
  expect(await expireListings(systemContext(before), before)).toBe(0);
  const counts = await Promise.all([expireListings(systemContext(end), end), expireListings(systemContext(end), end)]);
  expect(counts.reduce((a, b) => a + b)).toBe(1);
  const row = await readListing(code);
  expect([row.status, row.endedAt, row.revisions[0]?.status]).toEqual(["EXPIRED", end, "DISCARDED"]);
  expect((await readListing(stays.code)).status).toBe("PUBLISHED");
  expect(await eventsOf(code)).toEqual(["revision.opened", "revision.discarded", "listing.expired"]);
});

test("the end is announced 7 days and 24 hours before, each once; a renewal makes a new end", async () => {
  const { owner, code } = await own({ content: { validUntil: "2026-12-05" } });
  const at = (day: string) => new Date(startOfDay(day).getTime() + DAY_MS / 2);
  const announce = (day: string) => announceExpiry(systemContext(at(day)), at(day));
  expect(await announce("2026-11-28")).toBe(0);
  expect(await announce("2026-11-29")).toBe(1);
  expect(await announce("2026-11-30")).toBe(0);
  const twice = await Promise.all([announce("2026-12-05"), announce("2026-12-05")]);
  expect(twice.reduce((a, b) => a + b)).toBe(1);
  expect((await lastEvent(code)).data).toEqual({ window: "day", validUntil: "2026-12-05" });
  await renewListing({ ...owner, now: at("2026-12-05") }, { code, validUntil: "2026-12-30" });
  expect(await announce("2026-12-30")).toBe(1);
  expect(await eventsOf(code)).toEqual(["listing.expiring", "listing.expiring", "listing.renewed", "listing.expiring"]);
});

test("what ended 180 days ago is archived, nothing younger", async () => {
  const old = await own({ status: "WITHDRAWN", row: { endedAt: new Date(NOW.getTime() - 181 * DAY_MS) } });
  const young = await own({ status: "REJECTED", row: { endedAt: new Date(NOW.getTime() - 179 * DAY_MS) } });
  expect(await archiveListings(systemContext(), NOW)).toBe(1);
  expect([(await readListing(old.code)).status, (await readListing(young.code)).status]).toEqual(["ARCHIVED", "REJECTED"]);
});

test("the clock's acts are the clock's alone", async () => {
  await own({ content: { validUntil: addDays(TODAY, -1) } });
  expect(await refusal(expireListings(contextOf(await createPerson("admin")), NOW))).toBe("FORBIDDEN");
});
