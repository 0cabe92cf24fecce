import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { copyToOtherSide } from "#lib/listings/commands/copy-to-other-side.ts";
import { createDraft } from "#lib/listings/commands/create-draft.ts";
import { deleteDraft } from "#lib/listings/commands/delete-draft.ts";
import { editListing } from "#lib/listings/commands/edit-listing.ts";
import { submitListing } from "#lib/listings/commands/submit-listing.ts";
import { createListing } from "../../support/build.ts";
import { atOnce, eventsOf, lastEvent, readListing, refusal, refusedFields } from "../../support/listings.ts";
import { contextOf, createFirm, createPerson, createUser, NOW } from "../../support/people.ts";

test("a draft needs its side alone and has a code, a validity of twelve months and its first version", async () => {
  const owner = await createPerson("owner");
  const { code } = await createDraft(contextOf(owner), { side: "DEMAND" });
  expect(code).toMatch(/^JJJ-2026-D-\d{5}$/);
  const row = await readListing(code);
  expect(row).toMatchObject({ status: "DRAFT", version: 0, title: "", form: null, enteredByStaff: false, completeness: 0 });
  expect(row.validUntil.toISOString().slice(0, 10)).toBe("2027-11-23");
  expect(row.versions.map(({ version }) => version)).toEqual([0]);
  expect(await lastEvent(code)).toMatchObject({ name: "listing.drafted", outbox: "listing.drafted", actorId: owner.userId });
});

test("two firms may use one externalId, one firm may not", async () => {
  const [a, b] = [await createPerson("owner"), await createPerson("pending")];
  const draft = { side: "SUPPLY", externalId: "A-1" } as const;
  await createDraft(contextOf(a), draft);
  await createDraft(contextOf(b), draft);
  expect(await refusal(createDraft(contextOf(a), draft))).toBe("DUPLICATE");
  const other = await createDraft(contextOf(a), { side: "SUPPLY" });
  expect(await refusal(editListing(contextOf(a), { code: other.code, patch: { externalId: "A-1" }, version: 0 }))).toBe(
    "DUPLICATE",
  );
  expect(await atOnce(...[1, 2].map(() => () => createDraft(contextOf(a), { side: "SUPPLY", externalId: "A-2" })))).toEqual([
    "ok",
    "DUPLICATE",
  ]);
});

test("who may write a draft, and for whom", async () => {
  const unclaimed = await createFirm({ enteredByStaff: true, verification: "UNVERIFIED" });
  const moderator = await createPerson("moderator");
  const owner = await createPerson("owner");
  const withFirm = { side: "DEMAND", organizationId: unclaimed.id } as const;
  const { code } = await createDraft(contextOf(moderator), { ...withFirm, sourceChannel: "PHONE", consentNote: "电话确认" });
  expect(await readListing(code)).toMatchObject({ enteredByStaff: true, sourceChannel: "PHONE", consentNote: "电话确认" });
  expect(await refusal(createDraft(contextOf(moderator), { side: "DEMAND", organizationId: owner.firm?.id }))).toBe("FORBIDDEN");
  expect(await refusedFields(createDraft(contextOf(moderator), { side: "DEMAND" }))).toEqual(["organizationId"]);
  expect(await refusal(createDraft(contextOf(await createUser()), { side: "DEMAND" }))).toBe("FORBIDDEN");
  expect(await refusal(createDraft(contextOf(await createPerson("auditor")), withFirm))).toBe("FORBIDDEN");
  expect(await refusal(createDraft(contextOf(await createPerson("suspended")), { side: "DEMAND" }))).toBe("ORG_SUSPENDED");
});

test("sec-18 a member cannot write a listing for another firm, nor fields that are staff's", async () => {
  const owner = await createPerson("owner");
  const victim = await createFirm();
  const input = { side: "DEMAND", organizationId: victim.id, sourceChannel: "IMPORT", consentNote: "x" } as const;
  expect(await refusedFields(createDraft(contextOf(owner), input))).toEqual(["organizationId", "sourceChannel", "consentNote"]);
  expect(await db().listing.count()).toBe(0);
});

test("unknown codes, the other side's fields and amounts in the wrong order are refused at their fields", async () => {
  const owner = await createPerson("owner");
  const bad = {
    side: "DEMAND",
    chain: "steam",
    cluster: "nowhere",
    amountMinWan: 9,
    amountMaxWan: 3,
    availableFrom: "2027-01-01",
  } as const;
  expect(await refusedFields(createDraft(contextOf(owner), { ...bad, details: { maturity: "中试" } }))).toEqual([
    "amountMinWan",
    "details.maturity",
    "availableFrom",
    "chain",
    "cluster",
  ]);
});

test("an edit in place keeps every version of the content and moves the version with each write", async () => {
  const owner = await createPerson("owner");
  const { code } = await createDraft(contextOf(owner), { side: "DEMAND", title: "甲" });
  await editListing(contextOf(owner), { code, patch: { title: "乙", chain: "robotics" }, version: 0 });
  await editListing(contextOf(owner), { code, patch: { contact: { name: "张示例", phone: "13900000000" } }, version: 1 });
  const row = await readListing(code);
  expect(row.version).toBe(2);
  expect(row.versions.map(({ version, content }) => [version, (content as { title: string }).title])).toEqual([
    [0, "甲"],
    [1, "乙"],
  ]);
  expect(row.contact).toMatchObject({ name: "张示例", mobile: "13900000000", phone: null });
  expect(await eventsOf(code)).toEqual(["listing.drafted", "listing.edited", "listing.edited"]);
  expect(JSON.stringify(await db().auditEntry.findMany({ select: { data: true } }))).not.toContain("13900000000");
});

test("an edit needs the version it rests on, and loses against a newer one", async () => {
  const owner = await createPerson("owner");
  const { code } = await createDraft(contextOf(owner), { side: "DEMAND" });
  const edit = (title: string, version: number | null) => editListing(contextOf(owner), { code, patch: { title }, version });
  expect(await refusal(edit("无版本", null))).toBe("VERSION_REQUIRED");
  expect(
    await atOnce(
      () => edit("甲", 0),
      () => edit("乙", 0),
    ),
  ).toEqual(["ok", "CONFLICT"]);
  expect((await readListing(code)).version).toBe(1);
});

test("sec-15 a foreign draft and a code that never was are refused alike", async () => {
  const [owner, other] = [await createPerson("owner"), await createPerson("owner")];
  const { code } = await createDraft(contextOf(owner), { side: "DEMAND" });
  for (const target of [code, "JJJ-2026-D-99999"]) {
    expect(await refusal(editListing(contextOf(other), { code: target, patch: { title: "x" }, version: 0 }))).toBe("NOT_FOUND");
    expect(await refusal(submitListing(contextOf(other), { code: target }))).toBe("NOT_FOUND");
    expect(await refusal(deleteDraft(contextOf(other), { code: target }))).toBe("NOT_FOUND");
  }
});

test("a qualification is kept as written and compared by its code or folded text", async () => {
  const owner = await createPerson("owner");
  const { code } = await createDraft(contextOf(owner), {
    side: "DEMAND",
    requiredQualifications: ["ＣＮＡＳ", "Iatf 16949 Xyz"],
  });
  const row = await readListing(code);
  expect(row.requiredQualifications).toEqual(["ＣＮＡＳ", "Iatf 16949 Xyz"]);
  expect(row.requiredQualificationKeys[1]).toBe("iatf16949xyz");
});

test("a draft never submitted is deleted with its texts; one that was submitted stays", async () => {
  const firm = await createFirm();
  const owner = await createUser({ firm });
  const { code } = await createDraft(contextOf(owner), { side: "DEMAND", contact: { name: "某" } });
  await deleteDraft(contextOf(owner), { code });
  expect([await db().listing.count(), await db().listingVersion.count(), await db().listingContact.count()]).toEqual([0, 0, 0]);
  expect(await eventsOf(code)).toEqual(["listing.drafted", "listing.deleted"]);
  const reopened = await createListing({ firm, status: "DRAFT", row: { submittedAt: NOW } });
  expect(await refusal(deleteDraft(contextOf(owner), { code: reopened.code }))).toBe("ILLEGAL_TRANSITION");
});

test("submitting says what is missing, records consent and queues", async () => {
  const owner = await createPerson("pending");
  const { code } = await createDraft(contextOf(owner), { side: "DEMAND" });
  expect(await refusedFields(submitListing(contextOf(owner), { code }))).toEqual(["form", "title", "description"]);
  const patch = { form: "PRODUCT", title: "求购减速器", description: "谐波减速器 200 台。" } as const;
  await editListing(contextOf(owner), { code, patch, version: 0 });
  expect(
    await atOnce(
      () => submitListing(contextOf(owner), { code }),
      () => submitListing(contextOf(owner), { code }),
    ),
  ).toEqual(["ok", "ILLEGAL_TRANSITION"]);
  const row = await readListing(code);
  expect(row).toMatchObject({
    status: "SUBMITTED",
    round: 1,
    submittedById: owner.userId,
    submittedAt: NOW,
    consentAt: NOW,
    queuedAt: NOW,
  });
  expect(await refusedFields(editListing(contextOf(owner), { code, patch: { title: "" }, version: row.version }))).toEqual([
    "title",
  ]);
});

test("a listing refused for its side is posted anew on the other side, without what only its old side has", async () => {
  const firm = await createFirm();
  const owner = await createUser({ firm });
  const content = { externalId: "N-1", details: { problem: "漏油" }, requiredQualifications: ["CNAS"] };
  const row = { enteredByStaff: true };
  const returned = await createListing({ firm, status: "RETURNED", content, row, contact: { name: "李示例" } });
  expect(await refusal(copyToOtherSide(contextOf(owner), returned))).toBe("ILLEGAL_TRANSITION");
  await db().reviewDecision.create({
    data: {
      listingId: returned.id,
      decision: "RETURN",
      reasons: ["WRONG_SIDE"],
      fromStatus: "SUBMITTED",
      toStatus: "RETURNED",
      at: NOW,
    },
  });
  const copy = await readListing((await copyToOtherSide(contextOf(owner), returned)).code);
  expect(copy).toMatchObject({
    side: "SUPPLY",
    status: "DRAFT",
    title: returned.title,
    externalId: null,
    details: {},
    neededBy: null,
    enteredByStaff: false,
  });
  expect(copy.contact?.name).toBe("李示例");
  expect(copy.code).toMatch(/-S-/);
});
