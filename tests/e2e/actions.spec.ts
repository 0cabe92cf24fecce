import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "../support/e2e.ts";

const manifest = JSON.parse(readFileSync(path.join(process.cwd(), ".next/server/server-reference-manifest.json"), "utf8")) as {
  node: Record<string, unknown>;
};
const ids = Object.keys(manifest.node);
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
  expect(ids.length).toBeGreaterThan(20);
  const before = await data.countRows();
  const visitor = (await visit()).context();
  const member = (await signIn(await data.createPerson("pending"))).context();
  const grown = await data.countRows();
  const origin = String(process.env.E2E_BASE_URL);
  const wrong: string[] = [];
  for (const id of ids) {
    for (const [who, { request }] of [
      ["visitor", visitor],
      ["member", member],
    ] as const) {
      for (const [i, body] of JUNK.entries()) {
        const headers = {
          "next-action": id,
          "content-type": "text/plain;charset=UTF-8",
          origin: i % 2 === 0 ? origin : "https://evil.example",
        };
        const response = await request.post("/login", { headers, data: body, maxRedirects: 0 });
        if (response.status() >= 500) wrong.push(`${id} ${who} ${body}: ${response.status()}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(await data.countRows()).toEqual(grown);
  expect(grown.listing).toBe(before.listing);
});
