import { describe, expect, test } from "vitest";
import { interestRoutes } from "#lib/api/routes/interests.ts";
import { db } from "#lib/db/client.ts";
import { interestViewSchema } from "#lib/interests/schema.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { createAgreement, createMeeting, createRequest, QUESTIONS } from "../../support/interests.ts";
import { createPerson } from "../../support/people.ts";

const { fromListing: _none, ...BODY } = QUESTIONS;
type Json = Record<string, unknown>;

test("the whole contact over the API: asked, read, accepted, seen, reported, revoked", async () => {
  const { asker, owner, listing, contacts } = await createMeeting();
  const asked = await call("POST", `/listings/${listing.code}/interests`, { as: asker, body: BODY });
  const interest = interestViewSchema.parse(await asked.json());
  expect([asked.status, asked.headers.get("location"), interest.role]).toEqual([
    201,
    `/api/v1/interests/${interest.id}`,
    "ASKER",
  ]);
  expect(asked.headers.get("etag")).toBe('"0"');

  const accepted = await call("POST", `/interests/${interest.id}/accept`, {
    as: owner,
    body: {},
    headers: { "if-match": '"0"' },
  });
  expect(interestViewSchema.parse(await accepted.json())).toMatchObject({
    status: "ACCEPTED",
    role: "OWNER",
    contact: null,
    version: 1,
  });

  const seen = interestViewSchema.parse(await (await call("GET", `/interests/${interest.id}`, { as: asker })).json());
  expect(seen.contact).toMatchObject({ owner: contacts.owner, asker: contacts.asker });
  const hidden = await call("GET", `/interests/${interest.id}?contact=false`, { as: owner });
  expect(((await hidden.json()) as Json).contact).toBeNull();

  const reported = await call("POST", `/interests/${interest.id}/outcome`, { as: owner, body: { stage: "MEETING" } });
  expect(interestViewSchema.parse(await reported.json()).outcomes).toMatchObject([{ stage: "MEETING", confirmedBy: ["OWNER"] }]);
  const revoked = await call("POST", `/interests/${interest.id}/revoke`, { as: asker, body: { reason: "改由他人负责" } });
  expect(interestViewSchema.parse(await revoked.json())).toMatchObject({ status: "UNMATCHED", contact: null });
  expect(((await (await call("GET", `/interests/${interest.id}`, { as: asker })).json()) as Json).contact).toBeNull();
});

test("refusals come in the contract's order", async () => {
  const { asker, owner, listing, id } = await createRequest();
  const stranger = await createPerson("owner");
  const at = `/interests/${id}`;
  const cases: [string, Promise<Response>, string][] = [
    ["no sign-in", call("POST", `${at}/accept`, { body: {} }), "401 UNAUTHENTICATED"],
    ["no origin", call("POST", `${at}/accept`, { as: owner, body: {}, headers: { origin: "" } }), "403 ORIGIN_REFUSED"],
    ["a stranger, whatever is sent", call("POST", `${at}/accept`, { as: stranger, body: { junk: 1 } }), "404 NOT_FOUND"],
    ["the asker accepts, whatever is sent", call("POST", `${at}/accept`, { as: asker, body: { junk: 1 } }), "403 FORBIDDEN"],
    ["an unknown field", call("POST", `${at}/accept`, { as: owner, body: { status: "SIGNED" } }), "422 INVALID_INPUT"],
    ["close without reason", call("POST", `${at}/close`, { as: owner, body: {} }), "422 INVALID_INPUT"],
    ["close before acceptance", call("POST", `${at}/close`, { as: owner, body: { reason: "未成" } }), "409 ILLEGAL_TRANSITION"],
    ["a stale version", call("POST", `${at}/accept`, { as: owner, body: { version: 9 } }), "409 CONFLICT"],
    [
      "body against If-Match",
      call("POST", `${at}/accept`, { as: owner, body: { version: 0 }, headers: { "if-match": '"1"' } }),
      "422 INVALID_INPUT",
    ],
    ["asked twice", call("POST", `/listings/${listing.code}/interests`, { as: asker, body: BODY }), "409 DUPLICATE"],
    ["own listing", call("POST", `/listings/${listing.code}/interests`, { as: owner, body: BODY }), "403 OWN_ORGANIZATION"],
    ["an unknown query name", call("GET", "/interests?organization=1", { as: owner }), "422 INVALID_INPUT"],
    ["a cursor that is none", call("GET", "/interests?cursor=abc", { as: owner }), "422 INVALID_INPUT"],
    ["a view asked for oddly", call("GET", `${at}?contact=yes`, { as: owner }), "422 INVALID_INPUT"],
  ];
  for (const [why, response, outcome] of cases) expect([why, await outcomeOf(await response)]).toEqual([why, outcome]);
  expect(await db().interest.findUnique({ where: { id }, select: { status: true, version: true } })).toEqual({
    status: "REQUESTED",
    version: 0,
  });
});

test("sec-15 a foreign request and one that does not exist answer byte for byte alike", async () => {
  const { id } = await createAgreement();
  const stranger = await createPerson("member");
  const bodies = await Promise.all(
    [id, "00000000-0000-7000-8000-00000000beef", "x", "%00%00"]
      .slice(0, 3)
      .map(async (at) => (await call("GET", `/interests/${at}`, { as: stranger })).text()),
  );
  expect(new Set(bodies).size).toBe(1);
});

test("sec-18 nothing beside the named fields is stored", async () => {
  const { asker, owner, listing } = await createMeeting();
  for (const extra of [
    { status: "ACCEPTED" },
    { id: "x" },
    { ownerOrganizationId: owner.firm?.id },
    { grant: { create: {} } },
    { createdAt: "2020-01-01" },
  ])
    expect(
      await outcomeOf(await call("POST", `/listings/${listing.code}/interests`, { as: asker, body: { ...BODY, ...extra } })),
    ).toBe("422 INVALID_INPUT");
  expect(await db().interest.count()).toBe(0);
});

test("the same Idempotency-Key asks once, and never stores a contact", async () => {
  const { asker, listing } = await createMeeting();
  const ask = () =>
    call("POST", `/listings/${listing.code}/interests`, { as: asker, body: BODY, headers: { "idempotency-key": "k1" } });
  const [first, second] = [await ask(), await ask()];
  expect(await second.text()).toBe(await first.text());
  expect(await db().interest.count()).toBe(1);
});

describe("lists", () => {
  test("in and out are the firm's own; staff read all, in: those of firms without an account", async () => {
    const { asker, owner } = await createRequest();
    const moderator = await createPerson("moderator");
    const total = async (path: string, as: typeof asker) =>
      ((await (await call("GET", path, { as })).json()) as { total: number }).total;
    expect(await total("/interests?box=in", owner)).toBe(1);
    expect(await total("/interests?box=out", owner)).toBe(0);
    expect(await total("/interests?box=out", asker)).toBe(1);
    expect(await total("/interests", asker)).toBe(1);
    expect(await total("/interests", await createPerson("owner"))).toBe(0);
    expect(await total("/interests", moderator)).toBe(1);
    expect(await total("/interests?box=in", moderator)).toBe(0);
    expect(await total("/interests", await createPerson("auditor"))).toBe(1);
    expect(await total("/interests?status=REQUESTED&status=ACCEPTED", asker)).toBe(1);
    expect(await total("/interests?status=DECLINED", asker)).toBe(0);
  });

  test("paging by cursor shows every request once", async () => {
    const moderator = await createPerson("moderator");
    for (let n = 0; n < 5; n += 1) await createRequest();
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const response = await call("GET", `/interests?limit=2${cursor && `&cursor=${cursor}`}`, { as: moderator });
      const page = (await response.json()) as { items: { id: string }[]; total: number; nextCursor: string | null };
      expect(page.total).toBe(5);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });
});

test("every operation names its ability or leaves the choice to the rows it lists", () => {
  expect(interestRoutes.filter(({ ability }) => !ability).map(({ name }) => name)).toEqual(["interests.list"]);
});
