import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { addDays, dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { withdrawListing } from "#lib/listings/commands/withdraw-listing.ts";
import { toResponse } from "#lib/listings/queries/present.ts";
import { findEndedListing, getListing, listListings } from "#lib/listings/queries.ts";
import { listingResponseSchema } from "#lib/listings/schema/response.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { createListing } from "../../support/build.ts";
import { refusal } from "../../support/listings.ts";
import { anonymousContext, contextOf, createFirm, createPerson, createUser, NOW } from "../../support/people.ts";

const CANARY = { name: "金丝雀联系人", mobile: "13912345678", phone: "010-00001234", email: "canary@example.invalid" };

async function world() {
  const firm = await createFirm({ name: "示例动力（唐山）有限公司" });
  return {
    firm,
    readers: {
      anonymous: anonymousContext(),
      pending: contextOf(await createPerson("pending")),
      stranger: contextOf(await createPerson("owner")),
      owner: contextOf(await createUser({ firm })),
      moderator: contextOf(await createPerson("moderator")),
      auditor: contextOf(await createPerson("auditor")),
    },
  };
}

const answers = async (readers: Record<string, Context>, code: string) =>
  Object.fromEntries(
    await Promise.all(Object.entries(readers).map(async ([name, ctx]) => [name, await refusal(getListing(ctx, code))])),
  );
const OWN = { owner: "ok", moderator: "ok", auditor: "ok" };

describe("who reads a listing by its code", () => {
  test.each([
    { what: "a published public one", options: {}, others: "ok" },
    { what: "an anonymous one", options: { content: { visibility: "ANONYMOUS" } }, others: "ok" },
    {
      what: "one for matching only that matches nothing of the reader",
      options: { content: { visibility: "MATCH_ONLY" } },
      others: "NOT_FOUND",
    },
    { what: "a draft", options: { status: "DRAFT" }, others: "NOT_FOUND" },
    { what: "one in the queue", options: { status: "SUBMITTED" }, others: "NOT_FOUND" },
    { what: "one taken down", options: { status: "SUSPENDED" }, others: "NOT_FOUND" },
    { what: "a rejected one", options: { status: "REJECTED" }, others: "NOT_FOUND" },
    { what: "a withdrawn one that was public", options: { status: "WITHDRAWN" }, others: "GONE" },
    { what: "a fulfilled one that was public", options: { status: "FULFILLED" }, others: "GONE" },
    { what: "an archived one that was public", options: { status: "ARCHIVED" }, others: "GONE" },
    { what: "one that expired on arrival", options: { status: "EXPIRED", row: { everPublic: false } }, others: "NOT_FOUND" },
    {
      what: "one past its last day, before the clock has written it",
      options: { content: { validUntil: addDays(dayOf(NOW), -1) } },
      others: "GONE",
    },
    {
      what: "a withdrawn one that was for matching only at last",
      options: { status: "WITHDRAWN", content: { visibility: "MATCH_ONLY" }, row: { everPublic: true } },
      others: "NOT_FOUND",
    },
  ] as const)("$what: others get $others", async ({ options, others }) => {
    const { firm, readers } = await world();
    const { code } = await createListing({ ...(options as Parameters<typeof createListing>[0]), firm });
    expect(await answers(readers, code)).toEqual({ anonymous: others, pending: others, stranger: others, ...OWN });
  });
});

test("sec-23 a suspended firm's listings are gone for all but its members and staff at once", async () => {
  const { firm, readers } = await world();
  const { code } = await createListing({ firm });
  await db().organization.update({ where: { id: firm.id }, data: { verification: "SUSPENDED" } });
  expect(await answers(readers, code)).toMatchObject({
    anonymous: "NOT_FOUND",
    stranger: "NOT_FOUND",
    moderator: "ok",
    owner: "ok",
  });
});

test("an anonymous listing names its firm to nobody but the firm and staff, in no field and no spelling", async () => {
  const { firm, readers } = await world();
  const text = "示例动力（唐山）有限公司 求购；联系示例动力(唐山)有限公司。";
  const content = {
    visibility: "ANONYMOUS",
    title: text,
    summary: text,
    description: text,
    keywords: [text],
    externalId: "TS-1",
  } as const;
  const { code } = await createListing({
    firm,
    content: { ...content, details: { problem: text }, keywords: ["示例动力（唐山）有限公司"] },
  });
  const seen = await getListing(readers.stranger, code);
  expect(seen.organization).toEqual({ id: null, name: null, region: "HEBEI", division: null, verified: true });
  expect(JSON.stringify(seen)).not.toMatch(/示例动力|TS-1/);
  expect(seen.title).toBe("某单位 求购；联系某单位。");
  for (const reader of [readers.owner, readers.moderator])
    expect(await getListing(reader, code)).toMatchObject({ title: text, externalId: "TS-1", organization: { name: firm.name } });
});

test("sec-19 the contact of a listing is whole for its firm, masked for staff, absent for all others", async () => {
  const { firm, readers } = await world();
  const { code } = await createListing({ firm, contact: CANARY });
  for (const reader of [readers.anonymous, readers.pending, readers.stranger, readers.auditor]) {
    const seen = await getListing(reader, code);
    expect(seen.contact).toBeNull();
    for (const value of Object.values(CANARY)) expect(JSON.stringify(seen)).not.toContain(value);
  }
  expect((await getListing(readers.owner, code)).contact).toEqual(CANARY);
  expect((await getListing(readers.moderator, code)).contact).toEqual({
    name: "金*",
    mobile: "139****5678",
    phone: "010****1234",
    email: "c***@example.invalid",
  });
});

test("sec-24 what every reader gets fits the closed schema", async () => {
  const { firm, readers } = await world();
  const { code } = await createListing({ firm, contact: CANARY, content: { details: { problem: "漏油" } } });
  for (const reader of Object.values(readers)) listingResponseSchema.parse(toResponse(await getListing(reader, code)));
});

test("a withdrawn listing is gone from the list at the commit, and still told as ended with its text", async () => {
  const { firm, readers } = await world();
  const { id, code, title } = await createListing({ firm });
  await db().$transaction((tx) => indexListingsIn(tx, [id]));
  expect((await listListings(readers.anonymous, {})).items.map((item) => item.code)).toEqual([code]);
  await withdrawListing(readers.owner, { code });
  expect((await listListings(readers.anonymous, {})).total).toBe(0);
  expect(await findEndedListing(readers.anonymous, code)).toMatchObject({
    status: "WITHDRAWN",
    listing: { title, contact: null },
  });
  expect(await findEndedListing(readers.anonymous, "JJJ-2026-D-99999")).toBeNull();
});

test("the mark of a listing entered by staff goes when the firm has an account", async () => {
  const firm = await createFirm({ verification: "UNVERIFIED", enteredByStaff: true });
  const { code } = await createListing({ firm, row: { enteredByStaff: true } });
  expect((await getListing(anonymousContext(), code)).enteredByStaff).toBe(true);
  await createUser({ firm });
  expect((await getListing(anonymousContext(), code)).enteredByStaff).toBe(false);
});

test("one for matching only is read by a verified firm whose own published listing it matches, and by no other", async () => {
  const { firm, readers } = await world();
  const content = { side: "SUPPLY", visibility: "MATCH_ONLY", title: "供应 750W 交流伺服电机" } as const;
  const hidden = await createListing({ firm, content: { ...content, neededBy: null, availableFrom: "2026-12-01" } });
  const asker = await createFirm({ region: "BEIJING" });
  const member = contextOf(await createUser({ firm: asker }));
  const unverified = await createFirm({ verification: "UNVERIFIED" });
  const draft = await createListing({ firm: asker, status: "DRAFT" });
  const foreign = await createListing({ firm: unverified });
  await db().$transaction((tx) => indexListingsIn(tx, [hidden.id, draft.id, foreign.id]));
  expect(await refusal(getListing(member, hidden.code))).toBe("NOT_FOUND");
  const own = await createListing({ firm: asker });
  await db().$transaction((tx) => indexListingsIn(tx, [own.id]));
  expect(await refusal(getListing(member, hidden.code))).toBe("ok");
  expect(await refusal(getListing(contextOf(await createUser({ firm: unverified })), hidden.code))).toBe("NOT_FOUND");
  expect(await refusal(getListing(readers.anonymous, hidden.code))).toBe("NOT_FOUND");
  expect((await listListings(member, {})).items.map(({ code }) => code)).not.toContain(hidden.code);
});
