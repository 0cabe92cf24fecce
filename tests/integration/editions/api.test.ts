import { expect, test } from "vitest";
import { dispatch } from "#lib/api/dispatch.ts";
import { verifyEdition } from "#lib/editions/queries/verify-edition.ts";
import { editionCheckSchema, editionSchema } from "#lib/editions/schema.ts";
import { createListing, keyOf, staffContext, systemContext } from "../../support/edition-world.ts";

const OPENED = { number: "2026-11", periodFrom: "2026-11-01", periodTo: "2026-11-30", cutoff: "2026-11-22T18:00:00+08:00" };

async function call(method: string, path: string, key: string | null, body?: unknown): Promise<Response> {
  const headers = { ...(key && { authorization: key }), ...(body !== undefined && { "content-type": "application/json" }) };
  return dispatch(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
}

const codeOf = async (response: Response): Promise<[number, string]> => [response.status, (await response.json()).code];

test("an issue goes from opened to published through the API, and everybody may then read it", async () => {
  const code = await createListing();
  const moderator = await keyOf((await staffContext("MODERATOR")).userId);
  const editor = await keyOf((await staffContext("EDITOR")).userId);

  const opened = await call("POST", "/editions", moderator, OPENED);
  expect([opened.status, opened.headers.get("location")]).toEqual([201, "/api/v1/editions/2026-11"]);
  const draft = editionSchema.parse(await opened.json());
  expect(draft).toMatchObject({ status: "COLLECTING", cutoff: "2026-11-22T10:00:00.000Z", hash: null, files: [] });
  expect(draft.rows.map((row) => row.code)).toEqual([code]);

  const frozen = await call("POST", "/editions/2026-11/freeze", moderator, { version: draft.version });
  expect(frozen.status).toBe(200);
  expect(editionSchema.parse(await frozen.json())).toMatchObject({ status: "FROZEN", serial: null });
  expect(await codeOf(await call("POST", "/editions/2026-11/publish", moderator, {}))).toEqual([403, "FORBIDDEN"]);
  expect((await call("GET", "/editions/2026-11", null)).status).toBe(404);
  expect(await (await call("GET", "/editions", null)).json()).toEqual({ items: [], total: 0, nextCursor: null });

  expect((await call("POST", "/editions/2026-11/publish", editor, {})).status).toBe(200);
  const read = await call("GET", "/editions/2026-11", null);
  const edition = editionSchema.parse(await read.json());
  expect(read.headers.get("etag")).toBe(`"${edition.version}"`);
  expect(edition).toMatchObject({ status: "PUBLISHED", serial: 1 });
  const list = await (await call("GET", "/editions?limit=1", null)).json();
  expect(list).toMatchObject({ total: 1, nextCursor: null, items: [{ number: "2026-11" }] });
  expect(list.items[0]).not.toHaveProperty("rows");
  editionCheckSchema.parse(await verifyEdition(systemContext(), "2026-11"));
});

test("an editor who froze an issue cannot publish it", async () => {
  const editor = await keyOf((await staffContext("EDITOR")).userId);
  await call("POST", "/editions", editor, OPENED);
  await call("POST", "/editions/2026-11/freeze", editor, {});
  expect(await codeOf(await call("POST", "/editions/2026-11/publish", editor, {}))).toEqual([403, "SAME_PERSON"]);
  expect(await codeOf(await call("POST", "/editions/2026-11/freeze", editor, {}))).toEqual([409, "ILLEGAL_TRANSITION"]);
});

test("what staff alone may do is a 401 to visitors and a 403 to the auditor, who reads everything", async () => {
  const moderator = await keyOf((await staffContext("MODERATOR")).userId);
  const auditor = await keyOf((await staffContext("AUDITOR")).userId);
  await call("POST", "/editions", moderator, OPENED);
  for (const path of ["/editions", "/editions/2026-11/freeze", "/editions/2026-11/publish", "/editions/1999-01/freeze"]) {
    expect(await codeOf(await call("POST", path, null, {}))).toEqual([401, "UNAUTHENTICATED"]);
    expect(await codeOf(await call("POST", path, auditor, {}))).toEqual([403, "FORBIDDEN"]);
  }
  expect((await call("GET", "/editions/2026-11", auditor)).status).toBe(200);
  expect((await (await call("GET", "/editions", auditor)).json()).total).toBe(1);
});

test.each([
  [{ number: "2026-13" }, "number"],
  [{ number: "../etc" }, "number"],
  [{ periodTo: "2026-10-31" }, "periodTo"],
  [{ periodFrom: "2026-02-30" }, "periodFrom"],
  [{ cutoff: "tomorrow" }, "cutoff"],
  [{ cutoff: "9999-01-01T00:00:00Z" }, "cutoff"],
  [{ title: "x".repeat(61) }, "title"],
  [{ surprise: 1 }, "surprise"],
])("an issue opened with %j is refused at %s", async (change, path) => {
  const moderator = await keyOf((await staffContext("MODERATOR")).userId);
  const response = await call("POST", "/editions", moderator, { ...OPENED, ...change });
  const problem = await response.json();
  expect([response.status, problem.errors[0]?.path]).toEqual([422, path]);
});

test.each(["limit=0", "limit=101", "limit=x", "cursor=%21", "unknown=1"])("the list refuses %s", async (query) => {
  expect((await call("GET", `/editions?${query}`, null)).status).toBe(422);
});
