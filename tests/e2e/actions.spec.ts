import { readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "playwright/test";
import { expect, test } from "../support/e2e.ts";

const manifest = JSON.parse(readFileSync(path.join(process.cwd(), ".next/server/server-reference-manifest.json"), "utf8")) as {
  node: Record<string, unknown>;
};
type Action = { workers: Record<string, unknown> };

/** Every action with the address of a page that carries it, its parameters filled with things that do not exist. */
const actions = Object.entries(manifest.node as Record<string, Action>).map(([id, { workers }]) => {
  const [page = "app/page"] = Object.keys(workers);
  const address = page
    .replace(/^app|\/page$/g, "")
    .replace(/\/\([^)]+\)/g, "")
    .replace(/\[id\]/g, crypto.randomUUID())
    .replace(/\[\w+\]/g, "JJJ-2026-D-00000");
  return { id, address: address || "/" };
});
const JUNK = [
  "[]",
  '["junk"]',
  '[{"__proto__":{"role":"ADMIN"}},"$K1"]',
  '[null,{"id":"1 OR 1=1","role":"ADMIN"}]',
  "not json at all",
  '["$F1","$@2"]',
];

/** Call every action with every piece of junk, as fetch and as form; answers the calls that ended in a 5xx. */
async function callAll(request: APIRequestContext, origin: string): Promise<string[]> {
  const failed: string[] = [];
  for (const { id, address } of actions) {
    for (const junk of JUNK) {
      const headers = { "next-action": id, origin };
      const plain = { ...headers, "content-type": "text/plain;charset=UTF-8" };
      const answers = [
        await request.post(address, { headers: plain, data: junk, maxRedirects: 0 }),
        await request.post(address, { headers, multipart: { "0": junk, "1_id": "junk", "1_role": "ADMIN" }, maxRedirects: 0 }),
      ];
      for (const answer of answers) if (answer.status() >= 500) failed.push(`${address} ${id} ${junk}: ${answer.status()}`);
    }
  }
  return failed;
}

test("sec-17 no server action takes junk: with somebody's sign-in from elsewhere nothing of theirs changes, and nothing ends in a 5xx", async ({
  data,
  signIn,
  visit,
}) => {
  test.setTimeout(180_000);
  expect(actions.length).toBeGreaterThan(20);
  const own = String(process.env.E2E_BASE_URL);
  const person = await data.createPerson("pending");
  const { request: member } = (await signIn(person)).context();
  const { request: visitor } = (await visit()).context();
  const before = await data.belongings(person);
  expect(await callAll(member, "https://evil.example")).toEqual([]);
  expect(await data.belongings(person)).toEqual(before);
  expect(await callAll(visitor, own)).toEqual([]);
  // From our own pages some acts need no words (leaving a firm): here only the answers are judged.
  expect(await callAll(member, own)).toEqual([]);
});
