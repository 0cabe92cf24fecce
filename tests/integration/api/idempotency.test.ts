import { expect, test } from "vitest";
import { sha256Hex } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { createPerson, createUser } from "../../support/people.ts";

const complaint = { kind: "OTHER", text: "内容与事实不符" };

test("the same Idempotency-Key gives the same answer and makes one thing; another body is a mismatch", async () => {
  const member = await createPerson("member");
  const { code } = await createListing();
  const send = (body: unknown) =>
    call("POST", `/listings/${code}/reports`, { as: member, body, headers: { "idempotency-key": "one" } });
  const first = await send(complaint);
  const second = await send(complaint);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(await second.text()).toBe(await first.text());
  expect(second.headers.get("location")).toBe(first.headers.get("location"));
  expect(await db().report.count()).toBe(1);
  expect(await outcomeOf(await send({ ...complaint, text: "另一件事" }))).toBe("422 IDEMPOTENCY_MISMATCH");
});

test("of many requests at once under one key one is carried out", async () => {
  const member = await createPerson("member");
  const { code } = await createListing();
  const many = await Promise.all(
    Array.from({ length: 8 }, () =>
      call("POST", `/listings/${code}/reports`, { as: member, body: complaint, headers: { "idempotency-key": "two" } }),
    ),
  );
  expect(many.filter((response) => response.status === 201).length).toBeGreaterThan(0);
  expect(many.every((response) => [201, 409].includes(response.status))).toBe(true);
  expect(await db().report.count()).toBe(1);
});

test("a repeat gets the first answer also when the act itself has changed what its sender may do", async () => {
  const person = await createUser();
  const body = {
    name: "示例重放有限公司",
    region: "HEBEI",
    division: "130600",
    contact: { name: "示例王工", phone: "010-00001234" },
  };
  const send = (key: string) => call("POST", "/organizations", { as: person, body, headers: { "idempotency-key": key } });
  const first = await send("firm");
  const second = await send("firm");
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(await second.text()).toBe(await first.text());
  expect(await db().organization.count()).toBe(1);
  // Somebody with a firm makes no second one: only the repeat is let through.
  expect(await outcomeOf(await send("other"))).toBe("403 FORBIDDEN");
});

test("an upload repeated under its key is one import; other bytes are a mismatch", async () => {
  const moderator = await createPerson("moderator");
  const send = async (text: string) => {
    const form = new FormData();
    form.set("file", new File([text], "a.csv"));
    const encoded = new Response(form);
    const headers = { "content-type": String(encoded.headers.get("content-type")), "idempotency-key": "list" };
    return call("POST", "/imports", { as: moderator, raw: await encoded.arrayBuffer(), headers });
  };
  const first = await send("名称,单位名称,类型\n");
  const second = await send("名称,单位名称,类型\n");
  expect([first.status, second.status]).toEqual([202, 202]);
  expect(await second.text()).toBe(await first.text());
  expect(await db().importJob.count()).toBe(1);
  expect(await outcomeOf(await send("名称,单位名称,类型\n,\n"))).toBe("422 IDEMPOTENCY_MISMATCH");
});

test("a key without the scope gets no stored answer either", async () => {
  const member = await createPerson("member");
  const { code } = await createListing();
  const keyed = { "idempotency-key": "scoped" };
  const path = `/listings/${code}/reports`;
  expect((await call("POST", path, { as: member, body: complaint, headers: keyed })).status).toBe(201);
  const key = `jjj_${"r".repeat(40)}`;
  await db().apiKey.create({
    data: {
      userId: member.userId,
      name: "只读",
      prefix: "jjj_rr",
      keyHash: sha256Hex(key),
      scopes: ["read"],
      createdAt: new Date(),
    },
  });
  const headers = { ...keyed, authorization: `Bearer ${key}`, origin: "" };
  expect(await outcomeOf(await call("POST", path, { body: complaint, headers }))).toBe("403 SCOPE_MISSING");
});
