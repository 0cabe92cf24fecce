import { expect, test } from "vitest";
import type { z } from "zod";
import { routes } from "#lib/api/routes.ts";
import { db } from "#lib/db/client.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { parseInput } from "#lib/kernel/parse.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { createPerson } from "../../support/people.ts";

test("JSON nested deeper than any of ours is malformed, not a failure of ours", async () => {
  const { code } = await createListing();
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  for (const depth of [100, 10_000, 400_000]) {
    for (const raw of [nested(depth), `{"kind":"OTHER","text":${nested(depth)}}`])
      expect(await outcomeOf(await call("POST", `/listings/${code}/reports`, { raw })), `${depth}`).toBe("400 MALFORMED");
  }
});

test("sec-35 a query that is no UTF-8 is refused; a percent sign that stands for itself is not", async () => {
  expect(await outcomeOf(await call("GET", "/listings?q=%FF"))).toBe("400 MALFORMED");
  expect(await outcomeOf(await call("GET", "/listings?q=%E4%BC"))).toBe("400 MALFORMED");
  expect(await outcomeOf(await call("GET", "/listings?%C0%AF=1"))).toBe("400 MALFORMED");
  expect(await outcomeOf(await call("GET", "/listings?q=100%"))).toBe("200");
  expect(await outcomeOf(await call("GET", `/listings?q=${encodeURIComponent("伺服 %FF")}`))).toBe("200");
});

test("sec-35 the stand-in of a character that could not be read is refused at its field and never stored", async () => {
  const { code } = await createListing();
  const answer = await call("POST", `/listings/${code}/reports`, { body: { kind: "OTHER", text: "名\uFFFD称" } });
  expect(await answer.json()).toMatchObject({ status: 422, errors: [{ path: "text" }] });
  const moderator = await createPerson("moderator");
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a';
  const raw = Buffer.concat([
    Buffer.from(head),
    Buffer.from([0xff]),
    Buffer.from('.csv"\r\n\r\n名称,单位名称,类型\n\r\n--x--\r\n'),
  ]);
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  expect(await outcomeOf(await call("POST", "/imports", { as: moderator, raw, headers }))).toBe("400 MALFORMED");
  expect([await db().report.count(), await db().importJob.count()]).toEqual([0, 0]);
});

test.each(["", "%20", "0x10", "1e2", "-1", "十"])("amountMaxWan=%s is no amount", async (value) => {
  const answer = await call("GET", `/listings?amountMaxWan=${encodeURIComponent(decodeURIComponent(value))}`);
  expect(await answer.json()).toMatchObject({ status: 422, errors: [{ path: "amountMaxWan" }] });
});

const WRONG = [null, 7, "x", true, [], {}, [{}], [null], [7], { x: null }];

/** The field errors with which a value is refused; none when it is taken. */
function refusalsOf(schema: z.ZodObject, value: unknown): { path: string; message: string }[] {
  try {
    parseInput(schema, value);
    return [];
  } catch (error) {
    return error instanceof DomainError ? (error.details.errors ?? []) : [];
  }
}

test("whatever the type of a body or a field, the refusal is a Chinese sentence", () => {
  const foreign: string[] = [];
  for (const { name, body } of routes) {
    if (!body) continue;
    const values = WRONG.flatMap((wrong) => [wrong, ...Object.keys(body.shape).map((field) => ({ [field]: wrong }))]);
    for (const { path, message } of values.flatMap((value) => refusalsOf(body, value)))
      if (!/\p{Script=Han}/u.test(message) || /expected|received|invalid/i.test(message))
        foreign.push(`${name} ${path}: ${message}`);
  }
  expect([...new Set(foreign)]).toEqual([]);
});
