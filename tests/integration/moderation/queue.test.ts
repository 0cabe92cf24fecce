import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { claimListing } from "#lib/listings/commands/claim-listing.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { editListing } from "#lib/listings/commands/edit-listing.ts";
import { submitListing } from "#lib/listings/commands/submit-listing.ts";
import { addSensitiveWord } from "#lib/moderation/commands/edit-words.ts";
import { getDossier } from "#lib/moderation/queries/dossier.ts";
import { findQueueItem, listQueue } from "#lib/moderation/queries/queue.ts";
import { differencesOf, hintsFor } from "#lib/moderation/queries/review.ts";
import { reviewItemSchema } from "#lib/moderation/schema/review-item.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { contextOf, createFirm, createPerson, NOW } from "../../support/people.ts";

const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000);
const waitingAt = (at: Date) => ({ status: "SUBMITTED" as const, row: { queuedAt: at } });

test("the queue is oldest first, page by page, each listing once", async () => {
  const moderator = contextOf(await createPerson("moderator"));
  const codes: string[] = [];
  for (const at of [3, 1, 2, 5, 4]) codes[at] = (await createListing(waitingAt(minutes(at)))).code;
  const first = await listQueue(moderator, { limit: 3 });
  const second = await listQueue(moderator, { limit: 3, cursor: String(first.nextCursor) });
  expect([...first.items, ...second.items].map((item) => item.code)).toEqual(codes.slice(1));
  expect([first.total, second.nextCursor]).toEqual([5, null]);
});

test("a live claim is IN_REVIEW and binds the others; lapsed it counts as none", async () => {
  const [one, other] = [await createPerson("moderator"), await createPerson("moderator")];
  const { code } = await createListing(waitingAt(NOW));
  await claimListing(contextOf(one), { code });
  const seen = (who: typeof one, at: Date) => listQueue(contextOf(who, at), { limit: 5, state: "IN_REVIEW" });
  expect((await seen(one, minutes(1))).items[0]).toMatchObject({ mayDecide: true, claimedBy: { id: one.userId } });
  expect((await seen(other, minutes(1))).items[0]).toMatchObject({ mayDecide: false });
  expect((await listQueue(contextOf(one, minutes(1)), { limit: 5, mine: true })).total).toBe(1);
  expect((await seen(other, minutes(31))).total).toBe(0);
  expect((await listQueue(contextOf(other, minutes(31)), { limit: 5, state: "SUBMITTED" })).items[0]).toMatchObject({
    mayDecide: true,
    claimedBy: null,
  });
});

test("sec-21 a moderator's own firm's listing stands in the queue as not theirs to decide", async () => {
  const firm = await createFirm();
  const seconded = await createPerson("moderator", firm);
  const { code } = await createListing({ ...waitingAt(NOW), firm });
  expect(await findQueueItem(contextOf(seconded), code)).toMatchObject({ mayDecide: false });
});

test("a resubmitted listing shows what changed since the decision; a revision what it would change", async () => {
  const owner = await createPerson("owner");
  const moderator = contextOf(await createPerson("moderator"));
  const firm = owner.firm ?? (await createFirm());
  const { code, version } = await createListing({ ...waitingAt(NOW), firm });
  await decideListing(moderator, {
    code,
    version,
    decision: "return",
    reasons: ["INCOMPLETE_SPEC"],
    note: "请写明防护等级",
    fieldNotes: [{ path: "description", note: "缺防护等级" }],
  });
  const returned = await getDossier(moderator, code);
  expect(returned).toMatchObject({
    status: "RETURNED",
    waiting: null,
    mayUndo: true,
    decisions: [{ decision: "RETURN", note: "请写明防护等级" }],
  });
  const firmContext = contextOf(owner, minutes(5));
  await editListing(firmContext, { code, version: returned.version, patch: { description: "防护等级 IP65，额定功率 750W。" } });
  await submitListing(firmContext, { code });
  const item = await findQueueItem(moderator, code);
  if (!item) throw new Error("the resubmitted listing waits");
  expect(await differencesOf(moderator, item)).toMatchObject([{ field: "description", after: "防护等级 IP65，额定功率 750W。" }]);
  expect(item.round).toBe(2);
});

test("a listed word entered by staff is hinted at the next look", async () => {
  const moderator = contextOf(await createPerson("moderator"));
  await addSensitiveWord(moderator, { word: "绝密" });
  await expect(addSensitiveWord(moderator, { word: "絕 密" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  const { code } = await createListing({ ...waitingAt(NOW), content: { description: "承接绝·密级测试 3 项" } });
  const item = await findQueueItem(moderator, code);
  if (!item) throw new Error("the listing waits");
  expect((await hintsFor(moderator, [item])).get(code)).toContainEqual(
    expect.objectContaining({ code: "SENSITIVE_WORD", quote: "绝·密" }),
  );
});

test("sec-24 GET /reviews answers the closed shape of the contract, contacts masked; members and visitors get none", async () => {
  const contact = { name: "示例联系人", mobile: "13800001234", email: "secret@example.invalid" };
  const { code } = await createListing({ ...waitingAt(NOW), contact });
  const response = await call("GET", "/reviews", { as: await createPerson("moderator") });
  const text = await response.text();
  const page = JSON.parse(text) as { items: unknown[] };
  expect(reviewItemSchema.parse(page.items[0]).listing.code).toBe(code);
  expect(text).not.toMatch(/13800001234|secret@/);
  expect(await outcomeOf(await call("GET", "/reviews", { as: await createPerson("owner") }))).toBe("403 FORBIDDEN");
  expect(await outcomeOf(await call("GET", "/reviews"))).toBe("401 UNAUTHENTICATED");
  expect(await db().auditEntry.count()).toBe(0);
});
