import { expect, test } from "vitest";
import { sha256Hex } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { createPerson, createUser } from "../../support/people.ts";

const complaint = { kind: "OTHER", text: "内容与事实不符" };
const outcome = async (...args: Parameters<typeof call>): Promise<string> => outcomeOf(await call(...args));

test("refusals come in the order of the contract, each as problem+json with a Chinese sentence", async () => {
  const member = await createPerson("member");
  expect(await outcome("PUT", "/reports")).toBe("405 METHOD_NOT_ALLOWED");
  expect(await outcome("GET", "/nothing/here")).toBe("404 NOT_FOUND");
  expect(await outcome("POST", "/listings/X/reports", { raw: "x".repeat(1_000_001) })).toBe("413 TOO_LARGE");
  expect(await outcome("POST", "/listings/X/reports", { raw: "a=1", headers: { "content-type": "text/plain" } })).toBe(
    "415 UNSUPPORTED_MEDIA_TYPE",
  );
  expect(await outcome("POST", "/listings/X/reports", { raw: "{" })).toBe("400 MALFORMED");
  expect(await outcome("GET", "/reports")).toBe("401 UNAUTHENTICATED");
  expect(await outcome("GET", "/reports", { as: member })).toBe("403 FORBIDDEN");
  const response = await call("GET", "/reports?limit=0", { as: await createPerson("moderator") });
  expect(await response.json()).toMatchObject({
    status: 422,
    code: "INVALID_INPUT",
    errors: [{ path: "limit", message: expect.stringContaining("limit") }],
  });
});

test("unknown names in query and body are refused at their own name", async () => {
  const moderator = await createPerson("moderator");
  const { code } = await createListing();
  const query = await call("GET", "/reports?colour=red", { as: moderator });
  expect(await query.json()).toMatchObject({ code: "INVALID_INPUT", errors: [{ path: "colour" }] });
  const body = await call("POST", `/listings/${code}/reports`, { body: { ...complaint, status: "DISMISSED" } });
  expect(await body.json()).toMatchObject({ code: "INVALID_INPUT", errors: [{ path: "status" }] });
});

test("sec-35 NUL, invalid UTF-8 and half characters are 4xx and nothing is stored", async () => {
  const { code } = await createListing();
  const path = `/listings/${code}/reports`;
  expect(await outcome("POST", path, { raw: '{"kind":"OTHER","text":"a\\u0000b"}' })).toBe("400 MALFORMED");
  expect(await outcome("POST", path, { raw: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) })).toBe("400 MALFORMED");
  expect(await outcome("POST", path, { raw: '{"kind":"OTHER","text":"a\\ud800b"}' })).toBe("422 INVALID_INPUT");
  expect(await outcome("POST", path, { raw: '{"kind":"OTHER","text":"零\\u200b宽"}' })).toBe("422 INVALID_INPUT");
  expect(await outcome("GET", "/taxonomies/%00")).toBe("400 MALFORMED");
  expect(await outcome("GET", "/taxonomies/%ff")).toBe("400 MALFORMED");
  expect(await db().report.count()).toBe(0);
});

test("sec-41 a cookie-borne write needs our Origin; loopback names on our port are one; an API key needs none", async () => {
  const moderator = await createPerson("moderator");
  const id = crypto.randomUUID();
  const resolve = (origin: string) =>
    outcome("POST", `/reports/${id}/resolve`, { as: moderator, body: { outcome: "UPHELD", note: "核实" }, headers: { origin } });
  expect(await resolve("")).toBe("403 ORIGIN_REFUSED");
  expect(await resolve("https://evil.example")).toBe("403 ORIGIN_REFUSED");
  expect(await resolve("http://localhost:3001")).toBe("403 ORIGIN_REFUSED");
  expect(await resolve("http://127.0.0.1:3000")).toBe("404 NOT_FOUND");
  expect(await resolve("http://[::1]:3000")).toBe("404 NOT_FOUND");
  const key = `jjj_${"k".repeat(40)}`;
  await db().apiKey.create({
    data: {
      userId: moderator.userId,
      name: "脚本",
      prefix: "jjj_kk",
      keyHash: sha256Hex(key),
      scopes: ["write"],
      createdAt: new Date(),
    },
  });
  const headers = { authorization: `Bearer ${key}`, origin: "" };
  expect(await outcome("POST", `/reports/${id}/resolve`, { body: { outcome: "UPHELD", note: "核实" }, headers })).toBe(
    "404 NOT_FOUND",
  );
  expect(await outcome("GET", "/reports", { headers })).toBe("403 SCOPE_MISSING");
  expect(await outcome("GET", "/reports", { headers: { authorization: "Bearer jjj_wrong", origin: "" } })).toBe(
    "401 UNAUTHENTICATED",
  );
});

test("sec-15 a foreign id, a random id and no id at all give byte-equal 404s", async () => {
  const moderator = await createPerson("moderator");
  const bodies = await Promise.all(
    [crypto.randomUUID(), "not-an-id", "../reports"].map(async (id) =>
      (
        await call("POST", `/reports/${encodeURIComponent(id)}/resolve`, {
          as: moderator,
          body: { outcome: "UPHELD", note: "核实" },
        })
      ).text(),
    ),
  );
  expect(new Set(bodies).size).toBe(1);
});

test("sec-10 a disabled user's sign-in fails on its next request", async () => {
  const admin = await createUser({ role: "MODERATOR" });
  expect(await outcome("GET", "/reports", { as: admin })).toBe("200");
  await db().user.update({ where: { id: admin.userId }, data: { disabledAt: new Date() } });
  expect(await outcome("GET", "/reports", { as: admin })).toBe("401 UNAUTHENTICATED");
});

test("sec-44 no answer names a product, version, stack or statement", async () => {
  const answers = await Promise.all([
    call("GET", "/taxonomies/chain"),
    call("GET", "/nothing"),
    call("POST", "/listings/X/reports", { raw: "{" }),
  ]);
  for (const answer of answers) {
    const text = `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
    expect(text).not.toMatch(/prisma|postgres|node_modules|SELECT |at async|next\.js|x-powered-by/i);
  }
});
