import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { addMinutes } from "#lib/kernel/clock.ts";
import { claimListing } from "#lib/listings/commands/claim-listing.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { editListing } from "#lib/listings/commands/edit-listing.ts";
import { releaseLapsedClaims } from "#lib/listings/commands/release-lapsed-claims.ts";
import { releaseListing } from "#lib/listings/commands/release-listing.ts";
import { undoDecision } from "#lib/listings/commands/undo-decision.ts";
import { createListing } from "../../support/build.ts";
import { atOnce, eventsOf, lastEvent, readListing, refusal, refusedFields } from "../../support/listings.ts";
import { contextOf, createFirm, createPerson, createUser, NOW, type Person, systemContext } from "../../support/people.ts";

const decision = (code: string, version: number, given: Partial<Parameters<typeof decideListing>[1]> = {}) =>
  ({ code, version, decision: "approve", reasons: [], note: "", ...given }) as Parameters<typeof decideListing>[1];
const approve = (who: Person, { code, version }: { code: string; version: number }, now = NOW) =>
  decideListing(contextOf(who, now), decision(code, version));
const seconds = (count: number) => new Date(NOW.getTime() + count * 1000);

test("two moderators never both decide: one decision, one event, one version", async () => {
  const [a, b] = [await createPerson("moderator"), await createPerson("editor")];
  const listing = await createListing({ status: "SUBMITTED" });
  expect(
    await atOnce(
      () => approve(a, listing),
      () => decideListing(contextOf(b), decision(listing.code, 0, { decision: "reject", reasons: ["FORMAT"] })),
    ),
  ).toEqual(["ok", "CONFLICT"]);
  const row = await readListing(listing.code);
  expect([row.decisions.length, row.version, (await eventsOf(listing.code)).length]).toEqual([1, 1, 1]);
});

test("approval publishes, keeps the first instant of publication and tells outbox and trail", async () => {
  const moderator = await createPerson("moderator");
  const listing = await createListing({ status: "SUBMITTED" });
  await approve(moderator, listing);
  expect(await readListing(listing.code)).toMatchObject({
    status: "PUBLISHED",
    publishedAt: NOW,
    everPublic: true,
    queuedAt: null,
  });
  const { name, outbox, data } = await lastEvent(listing.code);
  expect([name, outbox, data.from, data.to]).toEqual(["listing.approved", "listing.approved", "SUBMITTED", "PUBLISHED"]);
  expect(await refusal(approve(moderator, { ...listing, version: 1 }))).toBe("ILLEGAL_TRANSITION");
});

test("a listing for matching only was never public", async () => {
  const listing = await createListing({ status: "SUBMITTED", content: { visibility: "MATCH_ONLY" } });
  await approve(await createPerson("moderator"), listing);
  expect(await readListing(listing.code)).toMatchObject({ status: "PUBLISHED", everPublic: false });
});

test("one whose validity has passed becomes EXPIRED when approved and was never public", async () => {
  const listing = await createListing({ status: "SUBMITTED", content: { validUntil: "2026-11-22" } });
  await approve(await createPerson("moderator"), listing);
  expect(await readListing(listing.code)).toMatchObject({
    status: "EXPIRED",
    publishedAt: null,
    everPublic: false,
    endedAt: NOW,
  });
});

test("sec-21 nobody reviews a listing of their own firm, seconded staff included", async () => {
  const firm = await createFirm();
  const seconded = await createUser({ role: "ADMIN", firm });
  const listing = await createListing({ firm, status: "SUBMITTED" });
  expect(await refusal(claimListing(contextOf(seconded), listing))).toBe("OWN_ORGANIZATION");
  expect(await refusal(approve(seconded, listing))).toBe("OWN_ORGANIZATION");
  expect(await refusal(undoDecision(contextOf(seconded), listing))).toBe("OWN_ORGANIZATION");
  expect((await readListing(listing.code)).status).toBe("SUBMITTED");
});

test("sec-23 nothing of an unverified firm is published unless staff entered it, nothing of a suspended one at all", async () => {
  const moderator = await createPerson("moderator");
  const unverified = await createFirm({ verification: "UNVERIFIED" });
  const suspended = await createFirm({ verification: "SUSPENDED" });
  const typed = await createListing({ firm: unverified, status: "SUBMITTED" });
  const entered = await createListing({ firm: unverified, status: "SUBMITTED", row: { enteredByStaff: true } });
  const gone = await createListing({ firm: suspended, status: "SUBMITTED", row: { enteredByStaff: true } });
  expect(await refusal(approve(moderator, typed))).toBe("ORG_NOT_VERIFIED");
  expect(await refusal(approve(moderator, entered))).toBe("ok");
  expect(await refusal(approve(moderator, gone))).toBe("ORG_SUSPENDED");
});

test("members and the auditor decide nothing", async () => {
  const listing = await createListing({ status: "PUBLISHED" });
  const suspend = decision(listing.code, 0, { decision: "suspend", reasons: ["SENSITIVE"] });
  for (const persona of ["owner", "pending", "auditor"] as const)
    expect(await refusal(decideListing(contextOf(await createPerson(persona)), suspend))).toBe("FORBIDDEN");
});

test("a refusal names its reason, OTHER is put in words, a note stands at a field that exists", async () => {
  const ctx = contextOf(await createPerson("moderator"));
  const { code } = await createListing({ status: "SUBMITTED" });
  const refused = (given: Partial<Parameters<typeof decideListing>[1]>) =>
    refusedFields(decideListing(ctx, decision(code, 0, { decision: "return", ...given })));
  expect(await refused({})).toEqual(["reasons"]);
  expect(await refused({ reasons: ["OTHER"] })).toEqual(["note"]);
  expect(await refused({ reasons: ["FORMAT"], fieldNotes: [{ path: "salary", note: "?" }] })).toEqual(["fieldNotes.0.path"]);
  expect(await refusal(decideListing(ctx, { ...decision(code, 0), version: null }))).toBe("VERSION_REQUIRED");
  const fieldNotes = [{ path: "details.keyTech", note: "请写明精度" }];
  expect(await refused({ reasons: ["INCOMPLETE_SPEC"], note: "请补充", fieldNotes })).toEqual([]);
  const row = await readListing(code);
  expect(row).toMatchObject({
    status: "RETURNED",
    decisions: [{ decision: "RETURN", reasons: ["INCOMPLETE_SPEC"], fieldNotes }],
  });
});

test("one moderator has it at a time; the claim lapses after half an hour", async () => {
  const [a, b] = [await createPerson("moderator"), await createPerson("moderator")];
  const listing = await createListing({ status: "SUBMITTED" });
  expect(
    await atOnce(
      () => claimListing(contextOf(a), listing),
      () => claimListing(contextOf(b), listing),
    ),
  ).toEqual(["ok", "CLAIMED_BY_OTHER"]);
  const { claimedById, claimedUntil, version } = await readListing(listing.code);
  expect(claimedUntil).toEqual(addMinutes(NOW, 30));
  const [holder, other] = claimedById === a.userId ? [a, b] : [b, a];
  const { code } = listing;
  expect(await refusal(claimListing(contextOf(other), { code }))).toBe("CLAIMED_BY_OTHER");
  expect(await refusal(releaseListing(contextOf(other), { code }))).toBe("CLAIMED_BY_OTHER");
  expect(await refusal(approve(other, { code, version }))).toBe("CLAIMED_BY_OTHER");
  const later = addMinutes(NOW, 31);
  expect(await refusal(claimListing(contextOf(other, later), { code }))).toBe("ok");
  expect(await refusal(releaseListing(contextOf(holder, later), { code }))).toBe("CLAIMED_BY_OTHER");
  await releaseListing(contextOf(other, later), { code });
  expect(await readListing(code)).toMatchObject({ status: "SUBMITTED", claimedById: null, claimedUntil: null });
  expect(await refusal(releaseListing(contextOf(other, later), { code }))).toBe("ILLEGAL_TRANSITION");
});

test("a claim may be kept to the end of a day, and only by who has it", async () => {
  const moderator = await createPerson("moderator");
  const { code } = await createListing({ status: "SUBMITTED" });
  expect(await refusedFields(claimListing(contextOf(moderator), { code, until: "2026-11-22" }))).toEqual(["until"]);
  await claimListing(contextOf(moderator), { code });
  await claimListing(contextOf(moderator), { code, until: "2026-11-30" });
  expect((await readListing(code)).claimedUntil).toEqual(new Date("2026-11-30T16:00:00.000Z"));
  expect(await eventsOf(code)).toEqual(["listing.claimed", "listing.held"]);
});

test("the clock puts back what was claimed and not decided", async () => {
  const { code } = await createListing({ status: "SUBMITTED" });
  await claimListing(contextOf(await createPerson("moderator")), { code });
  expect(await releaseLapsedClaims(systemContext(), addMinutes(NOW, 29))).toBe(0);
  expect(await releaseLapsedClaims(systemContext(), addMinutes(NOW, 30))).toBe(1);
  expect((await readListing(code)).status).toBe("SUBMITTED");
});

test("while a moderator has it the firm cannot edit; when the claim lapsed it can", async () => {
  const firm = await createFirm();
  const owner = await createUser({ firm });
  const { code } = await createListing({ firm, status: "SUBMITTED" });
  await claimListing(contextOf(await createPerson("moderator")), { code });
  const edit = (now: Date) => editListing(contextOf(owner, now), { code, patch: { title: "改" }, version: 1 });
  expect(await refusal(edit(NOW))).toBe("ILLEGAL_TRANSITION");
  expect(await refusal(edit(addMinutes(NOW, 31)))).toBe("ok");
  expect(await readListing(code)).toMatchObject({ status: "SUBMITTED", title: "改", claimedById: null });
});

test("suspend takes a published listing down, with its open revision; reinstate brings it back", async () => {
  const firm = await createFirm();
  const moderator = await createPerson("moderator");
  const { code } = await createListing({ firm });
  await editListing(contextOf(await createUser({ firm })), { code, patch: { title: "新标题" }, version: 0 });
  await decideListing(contextOf(moderator), decision(code, 1, { decision: "suspend", reasons: ["SENSITIVE"] }));
  const row = await readListing(code);
  expect([row.status, row.revisions[0]?.status]).toEqual(["SUSPENDED", "DISCARDED"]);
  await decideListing(contextOf(moderator), decision(code, 2, { decision: "reinstate" }));
  expect((await readListing(code)).status).toBe("PUBLISHED");
  expect(await eventsOf(code)).toEqual(["revision.opened", "revision.discarded", "listing.suspended", "listing.reinstated"]);
});

test("who decided may undo within 30 seconds: back to the former status, both acts in the trail", async () => {
  const [moderator, other] = [await createPerson("moderator"), await createPerson("moderator")];
  const listing = await createListing({ status: "SUBMITTED" });
  const { code } = listing;
  expect(await refusal(undoDecision(contextOf(moderator), { code }))).toBe("ILLEGAL_TRANSITION");
  await approve(moderator, listing);
  expect(await refusal(undoDecision(contextOf(other, seconds(1)), { code }))).toBe("FORBIDDEN");
  expect(await refusal(undoDecision(contextOf(moderator, seconds(31)), { code }))).toBe("ILLEGAL_TRANSITION");
  const undo = () => undoDecision(contextOf(moderator, seconds(30)), { code });
  expect(await atOnce(undo, undo)).toEqual(["ok", "ILLEGAL_TRANSITION"]);
  expect(await readListing(code)).toMatchObject({ status: "SUBMITTED", publishedAt: null, everPublic: false, queuedAt: NOW });
  expect(await eventsOf(code)).toEqual(["listing.approved", "listing.decisionUndone"]);
  expect(await db().reviewDecision.count({ where: { undoneAt: { not: null } } })).toBe(1);
});

test("a decision after which the listing moved on stands", async () => {
  const firm = await createFirm();
  const moderator = await createPerson("moderator");
  const listing = await createListing({ firm, status: "SUBMITTED" });
  await approve(moderator, listing);
  await editListing(contextOf(await createUser({ firm })), { code: listing.code, patch: { title: "改" }, version: 1 });
  expect(await refusal(undoDecision(contextOf(moderator, seconds(5)), { code: listing.code }))).toBe("ILLEGAL_TRANSITION");
});
