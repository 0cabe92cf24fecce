import { expect, test } from "vitest";
import { contentSoFar } from "#lib/actions/read-typed.ts";
import { db } from "#lib/db/client.ts";
import { createDraft } from "#lib/listings/commands/create-draft.ts";
import { duplicateListing } from "#lib/listings/commands/duplicate-listing.ts";
import { dropTyping, keepTyping } from "#lib/listings/commands/keep-typing.ts";
import { getOwnListing } from "#lib/listings/queries/desk.ts";
import { findTyping, listUnfinished } from "#lib/listings/queries/typing.ts";
import { counterpartsWhileTyping } from "#lib/matching/queries/counterparts-while-typing.ts";
import { createListing } from "../../support/build.ts";
import { contextOf, createFirm, createPerson } from "../../support/people.ts";

const TODAY = "2026-11-22";

test("a page that asks twice at once begins one draft; a stranger with its key begins none of it", async () => {
  const ctx = contextOf(await createPerson("owner"));
  const key = crypto.randomUUID();
  const drafts = await Promise.all([1, 2, 3].map(() => createDraft(ctx, { side: "DEMAND" }, key)));
  expect(new Set(drafts.map(({ code }) => code)).size).toBe(1);
  const stranger = contextOf(await createPerson("owner"));
  await expect(createDraft(stranger, { side: "DEMAND" }, key)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("what is typed is kept apart from the text, raises its number, and is known again by its title", async () => {
  const ctx = contextOf(await createPerson("owner"));
  const { code, id } = await createDraft(ctx, { side: "DEMAND" });
  const before = await db().listing.findUniqueOrThrow({ where: { id } });
  const kept = await keepTyping(ctx, { code, values: { title: "求购阀门", amountMaxWan: "约五十" }, seq: 0, tab: "a" });
  expect(kept).toMatchObject({ seq: 1, conflict: null });
  expect(await db().listing.findUniqueOrThrow({ where: { id } })).toEqual(before);
  expect(await db().listingVersion.count({ where: { listingId: id } })).toBe(1);
  expect(await listUnfinished(ctx, "DEMAND")).toMatchObject([{ code, title: "求购阀门" }]);
});

test("another page's newer text is answered, not overwritten, unless its writer has seen it; a repetition of one's own is none", async () => {
  const ctx = contextOf(await createPerson("owner"));
  const { code, id } = await createDraft(ctx, { side: "DEMAND" });
  await keepTyping(ctx, { code, values: { title: "甲" }, seq: 0, tab: "a" });
  const refused = await keepTyping(ctx, { code, values: { title: "乙" }, seq: 0, tab: "b" });
  expect(refused).toMatchObject({ seq: 1, conflict: { values: { title: "甲" } } });
  // The answer to the first keeping was lost: the same page sends it again.
  expect(await keepTyping(ctx, { code, values: { title: "甲甲" }, seq: 0, tab: "a" })).toMatchObject({ conflict: null });
  const forced = await keepTyping(ctx, { code, values: { title: "乙" }, seq: 0, tab: "b", force: true });
  expect(forced.conflict).toBeNull();
  const own = await getOwnListing(ctx, code);
  expect((await findTyping(ctx, own))?.values).toEqual({ title: "乙" });
  await dropTyping(ctx, { code, tab: "b" });
  expect(await findTyping(ctx, { id, organizationId: own.organizationId })).toMatchObject({ values: {}, seq: 4 });
});

test("sec-53 staff who write for a firm neither keep nor are answered its contact", async () => {
  const firm = await createFirm({ enteredByStaff: true, verification: "UNVERIFIED" });
  const { code, id } = await createListing({ firm, status: "DRAFT", row: { enteredByStaff: true } });
  await db().listingTyping.create({
    data: {
      listingId: id,
      values: { "contact.mobile": "13800001111", title: "甲" },
      seq: 3,
      tab: "x",
      baseVersion: 0,
      savedAt: new Date(),
    },
  });
  const ctx = contextOf(await createPerson("moderator"));
  const answer = await keepTyping(ctx, { code, values: { "contact.mobile": "13900002222", title: "乙" }, seq: 0, tab: "y" });
  expect(answer.conflict?.values).toEqual({ title: "甲" });
  const own = await getOwnListing(ctx, code);
  expect((await findTyping(ctx, own))?.values).toEqual({ title: "甲" });
});

test("what is typed on a listing that was taken down is refused, and a stranger's listing does not exist", async () => {
  const firm = await createFirm();
  const ctx = contextOf(await createPerson("owner", firm));
  const { code } = await createListing({ firm, status: "SUSPENDED" });
  const typing = { code, values: { title: "改" }, seq: 0, tab: "a" };
  await expect(keepTyping(ctx, typing)).rejects.toMatchObject({ code: "ILLEGAL_TRANSITION" });
  const stranger = contextOf(await createPerson("owner"));
  await expect(keepTyping(stranger, typing)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a copy begins a draft with the same text, without the number of the first and without days gone by", async () => {
  const firm = await createFirm();
  const ctx = contextOf(await createPerson("owner", firm));
  const content = {
    side: "DEMAND" as const,
    externalId: "N-1",
    neededBy: "2026-01-31",
    validUntil: "2026-02-28",
    title: "求购阀门",
  };
  const first = await createListing({ firm, status: "EXPIRED", content });
  const { code } = await duplicateListing(ctx, { code: first.code });
  const { listing } = await getOwnListing(ctx, code);
  expect(listing).toMatchObject({
    status: "DRAFT",
    title: "求购阀门",
    externalId: null,
    neededBy: null,
    validUntil: "2027-11-23",
  });
  const stranger = contextOf(await createPerson("owner"));
  await expect(duplicateListing(stranger, { code })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an unfinished form counts what can be read of it", () => {
  const typed = {
    title: "求购阀门",
    amountMinWan: "90",
    amountMaxWan: "３０",
    neededBy: "明天",
    keywords: "阀门、球阀",
    paste: "…",
  };
  expect(contentSoFar("DEMAND", typed, TODAY)).toMatchObject({
    title: "求购阀门",
    keywords: ["阀门", "球阀"],
    amountMinWan: null,
    amountMaxWan: null,
    neededBy: null,
  });
});

test("firms that could answer are counted once each, by region, an anonymous one without its name, one for matching only not at all", async () => {
  const supply = (title: string, visibility: "PUBLIC" | "ANONYMOUS" | "MATCH_ONLY") => ({
    side: "SUPPLY" as const,
    form: "PRODUCT" as const,
    title,
    summary: "六轴机器人用谐波减速器",
    description: "谐波减速器，速比 100，背隙不大于 1 弧分，用于六轴机器人关节，可提供检测报告。",
    keywords: ["谐波减速器", "机器人"],
    chain: "robotics",
    cooperation: ["PURCHASE"],
    visibility,
  });
  const tianjin = await createFirm({ region: "TIANJIN", division: "120110" });
  const beijing = await createFirm({ region: "BEIJING", division: "110108" });
  const hidden = await createFirm({ region: "HEBEI", division: "130100" });
  await createListing({ firm: tianjin, content: supply("供应谐波减速器", "PUBLIC") });
  await createListing({ firm: tianjin, content: supply("供应谐波减速器（二型）", "PUBLIC") });
  await createListing({ firm: beijing, content: supply("谐波减速器现货供应", "ANONYMOUS") });
  await createListing({ firm: hidden, content: supply("谐波减速器定向供应", "MATCH_ONLY") });
  const ctx = contextOf(await createPerson("owner"));
  const typed = {
    form: "PRODUCT",
    title: "求购谐波减速器 200 台",
    description: "用于六轴机器人，速比 100，背隙不大于 1 弧分。",
    keywords: "谐波减速器",
  };
  const found = await counterpartsWhileTyping(ctx, contentSoFar("DEMAND", typed, TODAY));
  expect(found.firms).toBe(2);
  expect(found.regions).toEqual([
    { region: "BEIJING", firms: 1 },
    { region: "TIANJIN", firms: 1 },
  ]);
  expect(found.samples.map(({ organization }) => organization)).toContain(null);
  expect(JSON.stringify(found)).not.toContain(beijing.name);
  expect(JSON.stringify(found)).not.toContain("定向供应");
  expect(found.samples.every(({ reasons }) => reasons.length > 0)).toBe(true);
  const nothing = await counterpartsWhileTyping(ctx, contentSoFar("DEMAND", { title: "求购古筝琴弦" }, TODAY));
  expect(nothing).toMatchObject({ firms: 0, samples: [], regions: [] });
});
