import { readFileSync } from "node:fs";
import path from "node:path";
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

test("sec-17 no server action takes junk: without sign-in, with somebody's sign-in, from our pages or from elsewhere", async ({
  data,
  signIn,
  visit,
}) => {
  test.setTimeout(180_000);
  expect(actions.length).toBeGreaterThan(20);
  const before = await data.countRows();
  const visitor = (await visit()).context();
  const member = (await signIn(await data.createPerson("pending"))).context();
  const grown = await data.countRows();
  const origin = String(process.env.E2E_BASE_URL);
  const wrong: string[] = [];
  for (const { id, address } of actions) {
    for (const [who, { request }] of [
      ["visitor", visitor],
      ["member", member],
    ] as const) {
      for (const junk of JUNK) {
        for (const from of [origin, "https://evil.example"]) {
          const headers = { "next-action": id, origin: from };
          const text = await request.post(address, {
            headers: { ...headers, "content-type": "text/plain;charset=UTF-8" },
            data: junk,
            maxRedirects: 0,
          });
          const form = await request.post(address, {
            headers,
            multipart: { "0": junk, "1_id": "junk", "1_role": "ADMIN" },
            maxRedirects: 0,
          });
          for (const answer of [text, form])
            if (answer.status() >= 500) wrong.push(`${address} ${id} ${who} ${from} ${junk}: ${answer.status()}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  // The trail may grow: ending one's own other sign-ins takes no words, so junk cannot be told from it.
  const { audit: _audit, ...rows } = await data.countRows();
  expect(grown).toMatchObject(rows);
  expect(grown.listing).toBe(before.listing);
});
