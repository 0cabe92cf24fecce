import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { dispatch } from "#lib/api/dispatch.ts";
import { db } from "#lib/db/client.ts";
import { matchesSchema, pairSchema } from "#lib/matching/schema.ts";
import { createFirm, createListing } from "../../support/published.ts";

let demand: { id: string; code: string };
let supply: { id: string; code: string };
beforeEach(async () => {
  const later = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
  const buyer = await createFirm({ region: "HEBEI" });
  const seller = await createFirm({ region: "BEIJING" });
  const words = { title: "金属双极板", description: "燃料电池金属双极板，不锈钢冲压", keywords: ["双极板"] };
  const common = { ...words, cooperation: ["PURCHASE" as const], validUntil: later };
  demand = await createListing({ organizationId: buyer.id, side: "DEMAND", ...common });
  supply = await createListing({ organizationId: seller.id, side: "SUPPLY", ...common });
});

const get = (path: string) => dispatch(new Request(`http://localhost:3000/api/v1${path}`));

test("GET matches answers in the contract's closed shape to a visitor", async () => {
  const answer = await get(`/listings/${demand.code}/matches`);
  expect(answer.status).toBe(200);
  const matches = matchesSchema.parse(await answer.json());
  expect(matches).toMatchObject({
    listing: demand.code,
    noMatch: false,
    hiddenCount: 0,
    items: [{ listing: { code: supply.code } }],
  });
});

test("GET match answers for a pair in either order", async () => {
  const there = pairSchema.parse(await (await get(`/match?a=${demand.code}&b=${supply.code}`)).json());
  const back = pairSchema.parse(await (await get(`/match?a=${supply.code}&b=${demand.code}`)).json());
  expect(there).toMatchObject({ a: demand.code, b: supply.code, compatible: true });
  expect(back.score).toBe(there.score);
});

const problem = z.object({ code: z.string(), errors: z.array(z.object({ path: z.string() })) });
test.each([
  { why: "an unknown code", path: () => "/listings/JJJ-2026-D-99999/matches", status: 404, code: "NOT_FOUND", paths: [] },
  {
    why: "an unknown code before a bad limit",
    path: () => "/listings/nothing/matches?limit=0",
    status: 404,
    code: "NOT_FOUND",
    paths: [],
  },
  {
    why: "a limit of 0",
    path: () => `/listings/${demand.code}/matches?limit=0`,
    status: 422,
    code: "INVALID_INPUT",
    paths: ["limit"],
  },
  {
    why: "a limit of 101",
    path: () => `/listings/${demand.code}/matches?limit=101`,
    status: 422,
    code: "INVALID_INPUT",
    paths: ["limit"],
  },
  {
    why: "an unknown name",
    path: () => `/listings/${demand.code}/matches?page=2`,
    status: 422,
    code: "INVALID_INPUT",
    paths: ["page"],
  },
  { why: "half a pair", path: () => `/match?a=${demand.code}`, status: 422, code: "INVALID_INPUT", paths: ["b"] },
  { why: "a pair with a stranger", path: () => `/match?a=${demand.code}&b=JJJ-1`, status: 404, code: "NOT_FOUND", paths: [] },
])("$why: $status", async ({ path, status, code, paths }) => {
  const answer = await get(path());
  expect(answer.status).toBe(status);
  const body = problem.parse(await answer.json());
  expect(body.code).toBe(code);
  expect(body.errors.map((error) => error.path)).toEqual(paths);
});

test("an ended listing answers 410 with its status", async () => {
  await db().listing.update({ where: { id: demand.id }, data: { status: "FULFILLED" } });
  const answer = await get(`/listings/${demand.code}/matches`);
  expect(answer.status).toBe(410);
  expect(await answer.json()).toMatchObject({ code: "GONE", listingStatus: "FULFILLED" });
});

test("a preview needs sign-in", async () => {
  const body = JSON.stringify({ side: "DEMAND" });
  const headers = { "content-type": "application/json" };
  const answer = await dispatch(new Request("http://localhost:3000/api/v1/match/preview", { method: "POST", headers, body }));
  expect(answer.status).toBe(401);
});
