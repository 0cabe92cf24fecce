import { expect, test } from "vitest";
import { claimListing } from "#lib/listings/commands/claim-listing.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { discardRevision } from "#lib/listings/commands/discard-revision.ts";
import { editListing } from "#lib/listings/commands/edit-listing.ts";
import { renewListing } from "#lib/listings/commands/renew-listing.ts";
import { submitListing } from "#lib/listings/commands/submit-listing.ts";
import { undoDecision } from "#lib/listings/commands/undo-decision.ts";
import { getListing } from "#lib/listings/queries.ts";
import { createListing } from "../../support/build.ts";
import { eventsOf, readListing, refusal, refusedFields } from "../../support/listings.ts";
import { anonymousContext, contextOf, createFirm, createPerson, createUser, NOW } from "../../support/people.ts";

async function published(contact?: { name: string; mobile: string }) {
  const firm = await createFirm();
  const owner = contextOf(await createUser({ firm }));
  const moderator = contextOf(await createPerson("moderator"));
  const { code } = await createListing({ firm, ...(contact && { contact }) });
  const version = async () => (await readListing(code)).version;
  return {
    code,
    owner,
    moderator,
    version,
    edit: async (patch: Parameters<typeof editListing>[1]["patch"]) =>
      editListing(owner, { code, patch, version: await version() }),
    decide: async (decision: "approve" | "return" | "reject", at = NOW) =>
      decideListing(
        { ...moderator, now: at },
        { code, decision, reasons: decision === "approve" ? [] : ["FORMAT"], note: "", version: await version() },
      ),
  };
}

test("sec-55 an edit of a published listing is not public before its own review", async () => {
  const { code, owner, moderator, edit, decide } = await published();
  const before = await getListing(anonymousContext(), code);
  await edit({ title: "改过的名称", contact: { name: "新联系人" } });
  await submitListing(owner, { code });
  const during = await getListing(anonymousContext(), code);
  expect([during.title, during.pending, during.contact]).toEqual([before.title, null, null]);
  const own = await getListing(owner, code);
  expect(own.pending).toMatchObject({ status: "SUBMITTED", version: 2, changed: ["title", "contact"] });
  expect(own.pending?.values).toMatchObject({ title: "改过的名称", contact: { name: "新联系人" } });
  expect((await getListing(moderator, code)).pending?.values.contact?.name).toBe("新*");
  await decide("approve");
  expect((await getListing(anonymousContext(), code)).title).toBe("改过的名称");
  expect((await readListing(code)).contact?.name).toBe("新联系人");
  expect(await eventsOf(code)).toEqual(["revision.opened", "revision.submitted", "revision.approved"]);
});

test("there is one open revision; a patch that changes nothing opens none", async () => {
  const { code, edit } = await published();
  await edit({ summary: "甲" });
  await edit({ title: "乙" });
  const row = await readListing(code);
  expect(row.revisions.map(({ status, changed }) => [status, changed])).toEqual([["DRAFT", ["title", "summary"]]]);
  const other = await published();
  await other.edit({ form: "PRODUCT" });
  expect([(await readListing(other.code)).revisions.length, await other.version()]).toEqual([0, 0]);
});

test("in review neither text can be changed; submit, claim and decision act on the revision", async () => {
  const { code, owner, moderator, edit, decide } = await published();
  expect(await refusal(submitListing(owner, { code }))).toBe("ILLEGAL_TRANSITION");
  expect(await refusal(decide("approve"))).toBe("ILLEGAL_TRANSITION");
  await edit({ title: "新" });
  expect(await refusal(claimListing(moderator, { code }))).toBe("ILLEGAL_TRANSITION");
  await submitListing(owner, { code });
  await claimListing(moderator, { code });
  expect(await refusal(edit({ title: "更新" }))).toBe("ILLEGAL_TRANSITION");
  await decide("return");
  const row = await readListing(code);
  expect([row.status, row.revisions[0]?.status, row.claimedById]).toEqual(["PUBLISHED", "RETURNED", null]);
  await edit({ title: "又新" });
  await submitListing(owner, { code });
  expect((await readListing(code)).round).toBe(3);
});

test("an incomplete or unchanged revision is not submitted", async () => {
  const { code, owner, edit } = await published();
  await edit({ description: "" });
  expect(await refusedFields(submitListing(owner, { code }))).toEqual(["description"]);
  const same = await published();
  await same.edit({ title: "新" });
  await same.edit({ title: "求购 200 台 750W 伺服电机" });
  expect(await refusedFields(submitListing(same.owner, { code: same.code }))).toEqual([""]);
});

test("a rejected revision makes room for the next; discarding drops it and the public text stays", async () => {
  const { code, owner, edit, decide } = await published();
  await edit({ title: "一" });
  await submitListing(owner, { code });
  await decide("reject");
  expect((await getListing(owner, code)).pending?.status).toBe("REJECTED");
  await edit({ summary: "二" });
  const row = await readListing(code);
  expect(row.revisions.map(({ status, changed }) => [status, changed])).toEqual([
    ["DISCARDED", ["title"]],
    ["DRAFT", ["summary"]],
  ]);
  await discardRevision(owner, { code });
  expect(await refusal(discardRevision(owner, { code }))).toBe("ILLEGAL_TRANSITION");
  expect((await getListing(owner, code)).pending).toBeNull();
});

test("undoing the approval of a revision brings back text, contact and the waiting revision", async () => {
  const former = { name: "原联系人", mobile: "13900000000" };
  const { code, owner, moderator, edit, decide } = await published(former);
  await edit({ title: "新", contact: { name: "新联系人" } });
  await submitListing(owner, { code });
  await decide("approve");
  expect((await readListing(code)).contact).toMatchObject({ name: "新联系人", mobile: null });
  await undoDecision({ ...moderator, now: new Date(NOW.getTime() + 20_000) }, { code });
  const row = await readListing(code);
  expect(row).toMatchObject({ title: "求购 200 台 750W 伺服电机", contact: former });
  expect(row.revisions[0]).toMatchObject({ status: "SUBMITTED", closedAt: null, contact: { name: "新联系人" } });
  expect(row.versions.map(({ version }) => version)).toEqual([0, 3, 4]);
  await decide("approve");
  expect((await readListing(code)).contact?.name).toBe("新联系人");
});

test("a renewal is not taken back by a revision that was opened before it", async () => {
  const { code, owner, edit, decide } = await published();
  await edit({ title: "新" });
  await renewListing(owner, { code, validUntil: "2027-10-01" });
  await submitListing(owner, { code });
  await decide("approve");
  expect(await getListing(owner, code)).toMatchObject({ title: "新", validUntil: "2027-10-01" });
});

test("an externalId that the firm has used elsewhere is refused when the revision is written", async () => {
  const { code, owner, edit } = await published();
  const { organizationId } = await readListing(code);
  await createListing({ firm: { id: organizationId, name: "x", region: "HEBEI" }, content: { externalId: "A-1" } });
  expect(await refusal(edit({ externalId: "A-1" }))).toBe("DUPLICATE");
  expect((await getListing(owner, code)).pending).toBeNull();
});
