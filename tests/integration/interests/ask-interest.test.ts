import { describe, expect, test } from "vitest";
import { createClient, db } from "#lib/db/client.ts";
import { askInterest } from "#lib/interests/commands/ask-interest.ts";
import { withdrawInterest } from "#lib/interests/commands/end-interest.ts";
import { addMinutes, DAY_MS } from "#lib/kernel/clock.ts";
import { createListing } from "../../support/build.ts";
import { createMeeting, QUESTIONS, readInterest, trailOf } from "../../support/interests.ts";
import { atOnce, refusal, refusedFields } from "../../support/listings.ts";
import { contextOf, createFirm, createPerson, NOW, systemContext } from "../../support/people.ts";
import { mailsWritten, writeMails } from "../../support/reactions.ts";

test("a request is stored with its due day, its event, its audit row and one mail to the firm asked", async () => {
  const { asker, owner, listing } = await createMeeting();
  const own = await createListing({ firm: asker.firm ?? undefined, content: { side: "SUPPLY" } });
  const id = await askInterest(contextOf(asker), listing.code, { ...QUESTIONS, wantsNda: true, fromListing: own.code });

  expect(await readInterest(id)).toMatchObject({
    status: "REQUESTED",
    viaStaff: false,
    wantsNda: true,
    seeking: QUESTIONS.seeking,
    fromListingId: own.id,
    askerOrganizationId: asker.firm?.id,
    askerUserId: asker.userId,
    ownerOrganizationId: owner.firm?.id,
    remindAt: new Date("2026-11-26T04:00:00Z"),
    dueAt: new Date("2026-11-30T04:00:00Z"),
    version: 0,
    grant: null,
  });
  expect(await trailOf(id)).toEqual(["interest.requested"]);
  await writeMails();
  await writeMails();
  expect(await mailsWritten()).toEqual([{ kind: "interest.requested", to: owner.email }]);
});

test("a listing whose firm has no account: the request goes to staff, nobody gets a mail", async () => {
  const { asker } = await createMeeting();
  const unclaimed = await createFirm({ verification: "UNVERIFIED", verifiedAt: null, enteredByStaff: true });
  const listing = await createListing({ firm: unclaimed, row: { enteredByStaff: true } });
  const id = await askInterest(contextOf(asker), listing.code, QUESTIONS);
  expect((await readInterest(id)).viaStaff).toBe(true);
  await writeMails();
  expect(await mailsWritten()).toEqual([]);
});

describe("who may ask", () => {
  test.each([
    ["member", "ok"],
    ["owner", "ok"],
    ["pending", "ORG_NOT_VERIFIED"],
    ["suspended", "ORG_SUSPENDED"],
    ["moderator", "FORBIDDEN"],
    ["auditor", "FORBIDDEN"],
  ] as const)("sec-23 %s → %s", async (persona, outcome) => {
    const { listing } = await createMeeting();
    const person = await createPerson(persona);
    expect(await refusal(askInterest(contextOf(person), listing.code, QUESTIONS))).toBe(outcome);
    expect(await db().interest.count()).toBe(outcome === "ok" ? 1 : 0);
  });

  test("somebody without a firm and the own firm are refused", async () => {
    const { listing, owner } = await createMeeting();
    const { createUser } = await import("../../support/people.ts");
    expect(await refusal(askInterest(contextOf(await createUser()), listing.code, QUESTIONS))).toBe("ORG_NOT_VERIFIED");
    expect(await refusal(askInterest(contextOf(owner), listing.code, QUESTIONS))).toBe("OWN_ORGANIZATION");
  });
});

describe("what may be asked about", () => {
  test.each([
    ["PUBLISHED", "ok"],
    ["DRAFT", "NOT_FOUND"],
    ["SUBMITTED", "NOT_FOUND"],
    ["REJECTED", "NOT_FOUND"],
    ["SUSPENDED", "NOT_FOUND"],
    ["WITHDRAWN", "GONE"],
    ["FULFILLED", "GONE"],
    ["EXPIRED", "GONE"],
  ] as const)("a listing that is %s → %s", async (status, outcome) => {
    const { asker } = await createMeeting();
    const listing = await createListing({ status });
    expect(await refusal(askInterest(contextOf(asker), listing.code, QUESTIONS))).toBe(outcome);
  });

  test("one past its last day is gone before the clock has come by", async () => {
    const { asker, listing } = await createMeeting();
    const later = new Date(NOW.getTime() + 400 * DAY_MS);
    expect(await refusal(askInterest(contextOf(asker, later), listing.code, QUESTIONS))).toBe("GONE");
  });

  test("one of a suspended firm, and a code that does not exist, are not found", async () => {
    const { asker } = await createMeeting();
    const hidden = await createListing({ firm: await createFirm({ verification: "SUSPENDED" }) });
    expect(await refusal(askInterest(contextOf(asker), hidden.code, QUESTIONS))).toBe("NOT_FOUND");
    expect(await refusal(askInterest(contextOf(asker), "JJJ-2026-D-99999", QUESTIONS))).toBe("NOT_FOUND");
  });

  test("a listing for matching only: asked about by a firm it matches, unknown to others", async () => {
    const { asker } = await createMeeting();
    const secret = await createListing({ content: { visibility: "MATCH_ONLY" } });
    expect(await refusal(askInterest(contextOf(asker), secret.code, QUESTIONS))).toBe("NOT_FOUND");
    await createListing({ firm: asker.firm ?? undefined, content: { side: "SUPPLY" } });
    // One connection is enough: a transaction that asks for a second one waits for ever when all of them do.
    const single = createClient(String(process.env.DATABASE_URL), 1);
    const outcome = await refusal(askInterest({ ...contextOf(asker), db: single }, secret.code, QUESTIONS));
    await single.$disconnect();
    expect(outcome).toBe("ok");
  });

  test("fromListing: a foreign listing and one that does not exist are refused alike", async () => {
    const { asker, listing } = await createMeeting();
    const foreign = await createListing({ content: { side: "SUPPLY" } });
    for (const fromListing of [foreign.code, "JJJ-2026-S-99999"])
      expect(await refusedFields(askInterest(contextOf(asker), listing.code, { ...QUESTIONS, fromListing }))).toEqual([
        "fromListing",
      ]);
  });
});

test("one open request a firm and listing; after its end the firm may ask again", async () => {
  const { asker, listing } = await createMeeting();
  const colleague = await createPerson("member", asker.firm ?? undefined);
  const id = await askInterest(contextOf(asker), listing.code, QUESTIONS);
  expect(await refusal(askInterest(contextOf(colleague), listing.code, QUESTIONS))).toBe("DUPLICATE");
  await withdrawInterest(contextOf(asker), { id, version: null });
  expect(await refusal(askInterest(contextOf(colleague), listing.code, QUESTIONS))).toBe("ok");
});

test("two of a firm who ask at once: one request, one audit row", async () => {
  const { asker, listing } = await createMeeting();
  const colleague = await createPerson("member", asker.firm ?? undefined);
  const act = (who: typeof asker) => () => askInterest(contextOf(who), listing.code, QUESTIONS);
  expect(await atOnce(act(asker), act(colleague), act(asker))).toEqual(["ok", "DUPLICATE", "DUPLICATE"]);
  expect(await db().interest.count()).toBe(1);
  expect(await db().auditEntry.count({ where: { action: "interest.requested" } })).toBe(1);
});

test("twenty requests a firm and day, the day being that of Beijing", async () => {
  const { asker, listing, owner } = await createMeeting();
  const lateEvening = new Date("2026-11-23T15:59:00Z");
  await db().interest.createMany({
    data: await Promise.all(
      Array.from({ length: 20 }, async () => ({
        listingId: (await createListing({ firm: owner.firm ?? undefined })).id,
        askerOrganizationId: asker.firm?.id ?? "",
        ownerOrganizationId: owner.firm?.id ?? "",
        seeking: "洽谈",
        createdAt: NOW,
        remindAt: NOW,
        dueAt: NOW,
        updatedAt: NOW,
      })),
    ),
  });
  const error = await askInterest(contextOf(asker, lateEvening), listing.code, QUESTIONS).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "RATE_LIMITED", details: { retryAfterSeconds: 60 } });
  expect(await refusal(askInterest(contextOf(asker, addMinutes(lateEvening, 1)), listing.code, QUESTIONS))).toBe("ok");
});

test("the command line asks nobody", async () => {
  const { listing } = await createMeeting();
  expect(await refusal(askInterest(systemContext(), listing.code, QUESTIONS))).toBe("FORBIDDEN");
});
