import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { listingPageSchema, listingResponseSchema } from "#lib/listings/schema/response.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { createFirm, createPerson, createUser } from "../../support/people.ts";

const DRAFT = { side: "DEMAND", form: "PRODUCT", title: "求购减速器", description: "谐波减速器 200 台。" };

test("a listing from draft to publication, by the answers of the interface alone", async () => {
  const [owner, moderator] = [await createPerson("owner"), await createPerson("moderator")];
  const created = await call("POST", "/listings", { as: owner, body: DRAFT });
  const listing = listingResponseSchema.parse(await created.json());
  expect([created.status, created.headers.get("location"), created.headers.get("etag")]).toEqual([
    201,
    `/api/v1/listings/${listing.code}`,
    '"0"',
  ]);
  const path = `/listings/${listing.code}`;
  const patched = await call("PATCH", path, { as: owner, body: { keywords: ["谐波"] }, headers: { "if-match": '"0"' } });
  expect(listingResponseSchema.parse(await patched.json())).toMatchObject({ version: 1, keywords: ["谐波"] });
  expect((await call("POST", `${path}/submit`, { as: owner, body: {} })).status).toBe(200);
  const claimed = await call("POST", `${path}/claim`, { as: moderator, body: {} });
  const { version, status } = listingResponseSchema.parse(await claimed.json());
  expect([status, version]).toEqual(["IN_REVIEW", 3]);
  const decided = await call("POST", `${path}/decision`, {
    as: moderator,
    body: { decision: "approve", reasons: [], note: "", version },
  });
  expect(listingResponseSchema.parse(await decided.json())).toMatchObject({ status: "PUBLISHED", version: 4 });
  const page = listingPageSchema.parse(await (await call("GET", "/listings?side=DEMAND&region=HEBEI")).json());
  expect([page.total, page.items[0]?.code, page.items[0]?.lastDecision]).toEqual([1, listing.code, null]);
  expect(await outcomeOf(await call("POST", `${path}/withdraw`, { as: owner, body: {} }))).toBe("200");
  const gone = await call("GET", path);
  expect([gone.status, await gone.json()]).toEqual([410, expect.objectContaining({ code: "GONE", listingStatus: "WITHDRAWN" })]);
});

test("refusals come in the order of the contract", async () => {
  const firm = await createFirm();
  const owner = await createUser({ firm });
  const stranger = await createPerson("owner");
  const draft = await createListing({ firm, status: "DRAFT" });
  const open = await createListing({ firm });
  const bad = { title: "x".repeat(61), nonsense: 1 };
  const patch = async (code: string, as: typeof owner | null, body: unknown, headers = {}) =>
    outcomeOf(await call("PATCH", `/listings/${code}`, { as, body, headers }));
  expect(await patch(draft.code, null, bad)).toBe("401 UNAUTHENTICATED");
  expect(await patch(draft.code, owner, bad, { origin: "https://evil.example" })).toBe("403 ORIGIN_REFUSED");
  expect(await patch(draft.code, stranger, bad)).toBe("404 NOT_FOUND");
  expect(await patch(open.code, stranger, bad)).toBe("403 FORBIDDEN");
  expect(await patch(draft.code, owner, bad)).toBe("422 INVALID_INPUT");
  expect(await patch(draft.code, owner, { title: "好" })).toBe("428 VERSION_REQUIRED");
  expect(await patch(draft.code, owner, { title: "好", version: 7 })).toBe("409 CONFLICT");
  expect(await patch(draft.code, owner, { title: "好", version: 0 }, { "if-match": '"1"' })).toBe("422 INVALID_INPUT");
  expect(await patch(draft.code, owner, { title: "好" }, { "if-match": "*" })).toBe("422 INVALID_INPUT");
  expect(await outcomeOf(await call("POST", `/listings/${open.code}/claim`, { as: owner, body: {} }))).toBe("403 FORBIDDEN");
  expect(await outcomeOf(await call("POST", `/listings/${draft.code}/claim`, { as: stranger, body: {} }))).toBe("404 NOT_FOUND");
});

test("sec-18 surplus fields are refused at their names and nothing of them is stored", async () => {
  const owner = await createPerson("owner");
  const { code } = await createListing({ firm: owner.firm as NonNullable<typeof owner.firm>, status: "DRAFT" });
  const surplus = {
    status: "PUBLISHED",
    organizationId: owner.firm?.id,
    publishedAt: "2020-01-01",
    code: "JJJ-2026-S-00001",
    id: "1",
    completeness: 100,
    organization: { connect: { id: "1" } },
    everPublic: true,
  };
  for (const [name, value] of Object.entries(surplus)) {
    const response = await call("PATCH", `/listings/${code}`, { as: owner, body: { [name]: value, version: 0 } });
    expect([response.status, ((await response.json()) as { errors: { path: string }[] }).errors.map(({ path }) => path)]).toEqual(
      [422, [name]],
    );
  }
  for (const title of [{ not: "x" }, ["x"], 5, null])
    expect(await outcomeOf(await call("PATCH", `/listings/${code}`, { as: owner, body: { title, version: 0 } }))).toBe(
      "422 INVALID_INPUT",
    );
  expect(await db().listing.findUnique({ where: { code }, select: { version: true, status: true } })).toEqual({
    version: 0,
    status: "DRAFT",
  });
});

test("sec-15 a foreign draft and a code that never was give byte-equal answers", async () => {
  const stranger = await createPerson("owner");
  const { code } = await createListing({ status: "DRAFT" });
  for (const [method, path] of [
    ["GET", ""],
    ["PATCH", ""],
    ["DELETE", ""],
    ["POST", "/submit"],
    ["POST", "/decision"],
    ["DELETE", "/pending"],
  ] as const) {
    const [foreign, random] = await Promise.all(
      [code, "JJJ-2026-D-99999"].map(async (target) => {
        const response = await call(method, `/listings/${target}${path}`, {
          as: stranger,
          ...(method !== "GET" && { body: {} }),
        });
        return [response.status, await response.text()];
      }),
    );
    expect(foreign).toEqual(random);
    expect(foreign?.[0]).toBe(404);
  }
});

test.each(["\u0000", "\ud800", "\u200b", "\u202e"])("sec-35 a text with %j is refused and never stored", async (bad) => {
  const owner = await createPerson("owner");
  const raw = JSON.stringify({ ...DRAFT, title: `求购${bad}减速器` });
  const response = await call("POST", "/listings", { as: owner, raw });
  expect([400, 422]).toContain(response.status);
  expect(await db().listing.count()).toBe(0);
});

test("suspended members read their own and write nothing; a firmless person is told to register one", async () => {
  const suspended = await createPerson("suspended");
  const { code } = await createListing({ firm: suspended.firm as NonNullable<typeof suspended.firm>, status: "DRAFT" });
  const path = `/listings/${code}`;
  expect(await outcomeOf(await call("GET", path, { as: suspended }))).toBe("200");
  expect(await outcomeOf(await call("POST", "/listings", { as: suspended, body: {} }))).toBe("403 ORG_SUSPENDED");
  expect(await outcomeOf(await call("DELETE", path, { as: suspended, body: {} }))).toBe("403 ORG_SUSPENDED");
  expect(await outcomeOf(await call("POST", "/listings", { as: await createUser(), body: DRAFT }))).toBe("403 FORBIDDEN");
});

test("the desk of a firm holds every status, a visitor has none", async () => {
  const firm = await createFirm();
  const owner = await createUser({ firm });
  const created = await call("POST", "/listings", { as: owner, body: { side: "SUPPLY", title: "草稿" } });
  const { code } = (await created.json()) as { code: string };
  const page = listingPageSchema.parse(await (await call("GET", "/listings?mine=true", { as: owner })).json());
  expect(page.items.map((item) => item.code)).toEqual([code]);
  expect(await outcomeOf(await call("GET", "/listings?mine=true"))).toBe("401 UNAUTHENTICATED");
  expect(await outcomeOf(await call("GET", "/listings?limit=0"))).toBe("422 INVALID_INPUT");
  expect(await outcomeOf(await call("GET", "/listings?colour=red"))).toBe("422 INVALID_INPUT");
  expect(await outcomeOf(await call("DELETE", `/listings/${code}`, { as: owner }))).toBe("204");
});
