import { expect, test } from "vitest";
import { findAlerts } from "#lib/alerts/commands/find-alerts.ts";
import { db } from "#lib/db/client.ts";
import { call } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { createPerson, systemContext } from "../../support/people.ts";

const json = async (response: Response) =>
  (await response.json()) as Record<string, unknown> & { items: Record<string, unknown>[] };

test("a saved search is made, read, changed with its version, paused and deleted; another person's is a 404", async () => {
  const [reader, other] = [await createPerson("member"), await createPerson("member")];
  const body = { name: "河北的泵", filter: { q: "泵", region: ["HEBEI"] } };
  const made = await call("POST", "/saved-searches", { as: reader, body });
  expect(made.status).toBe(201);
  const search = await json(made);
  expect(search).toMatchObject({ name: "河北的泵", pace: "DAILY", paused: false, found: 0, version: 0 });
  expect(search.url).toContain("/listings?q=%E6%B3%B5&region=HEBEI");
  const path = `/saved-searches/${search.id}`;
  expect(made.headers.get("location")).toBe(`/api/v1${path}`);
  expect((await json(await call("POST", "/saved-searches", { as: reader, body }))).id).toBe(search.id);

  expect((await call("GET", path, { as: other })).status).toBe(404);
  expect((await call("PATCH", path, { as: other, body: { name: "别人的", version: 0 } })).status).toBe(404);
  expect((await call("DELETE", path, { as: other })).status).toBe(404);
  expect((await call("PATCH", path, { as: reader, body: { name: "泵" } })).status).toBe(428);
  expect(await json(await call("PATCH", path, { as: reader, body: { name: "泵", pace: "AT_ONCE", version: 0 } }))).toMatchObject({
    name: "泵",
    pace: "AT_ONCE",
    version: 1,
  });
  expect((await call("PATCH", path, { as: reader, body: { paused: true, version: 0 } })).status).toBe(409);
  expect(await json(await call("PATCH", path, { as: reader, body: { paused: true, version: 1 } }))).toMatchObject({
    paused: true,
  });
  expect((await json(await call("GET", "/saved-searches", { as: reader }))).items).toHaveLength(1);
  expect((await call("DELETE", path, { as: reader })).status).toBe(204);
  expect((await json(await call("GET", "/saved-searches", { as: reader }))).total).toBe(0);
});

test.each([
  ["an unknown condition", { name: "泵", filter: { colour: "red" } }],
  ["a value that does not exist", { name: "泵", filter: { region: ["SHANGHAI"] } }],
  ["no name", { name: " ", filter: {} }],
  ["an owner of its own choice", { name: "泵", filter: {}, userId: "me" }],
])("sec-18 %s is refused and stores nothing", async (_what, body) => {
  const response = await call("POST", "/saved-searches", { as: await createPerson("member"), body });
  expect(response.status).toBe(422);
  expect(await db().savedSearch.count()).toBe(0);
});

test("notifications come newest first, page by page, are read one by one and all at once; another's is a 404", async () => {
  const [reader, other] = [await createPerson("member"), await createPerson("member")];
  for (const q of ["泵", "阀", "管"]) {
    await call("POST", "/saved-searches", { as: reader, body: { name: q, filter: { q } } });
    await createListing({ content: { title: `求购${q}`, keywords: [], description: `求购${q}一批。` } });
    await findAlerts(systemContext(new Date()));
  }
  const first = await json(await call("GET", "/notifications?limit=2", { as: reader }));
  expect(first).toMatchObject({ total: 3 });
  expect(first.items.map(({ title }) => title)).toEqual(["订阅「管」有 1 条新信息", "订阅「阀」有 1 条新信息"]);
  const rest = await json(await call("GET", `/notifications?limit=2&cursor=${first.nextCursor}`, { as: reader }));
  expect(rest.items.map(({ title }) => title)).toEqual(["订阅「泵」有 1 条新信息"]);
  const id = String(first.items[0]?.id);
  expect((await call("POST", `/notifications/${id}/read`, { as: other, body: {} })).status).toBe(404);
  expect(await json(await call("POST", `/notifications/${id}/read`, { as: reader, body: {} }))).toEqual({ unread: 2 });
  expect((await json(await call("GET", "/notifications?unread=true", { as: reader }))).total).toBe(2);
  // What is found after a line was read opens another.
  await createListing({ content: { title: "求购管二", keywords: [], description: "求购管二一批。" } });
  await findAlerts(systemContext(new Date()));
  expect((await json(await call("GET", "/notifications?unread=true", { as: reader }))).total).toBe(3);
  expect(await json(await call("POST", "/notifications/read", { as: reader, body: {} }))).toEqual({ unread: 0 });
  expect((await json(await call("GET", "/notifications", { as: other }))).items).toEqual([]);
});
