import { beforeEach, expect, test } from "vitest";
import { organizationResponse } from "#lib/api/routes/organization-schemas.ts";
import { organizationRoutes } from "#lib/api/routes/organizations.ts";
import { db } from "#lib/db/client.ts";
import { type Call, call, outcomeOf } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { createFirm, createPerson, createUser, type Firm, type Person } from "../../support/people.ts";

let firm: Firm;
let owner: Person;
let moderator: Person;

beforeEach(async () => {
  firm = await createFirm();
  owner = await createPerson("owner", firm);
  moderator = await createPerson("moderator");
});

const outcome = async (method: string, path: string, options: Call = {}) => outcomeOf(await call(method, path, options));
const read = async (as: Person | null, id = firm.id) => (await call("GET", `/organizations/${id}`, { as })).json();

test("everybody reads a verified firm without private parts; its people see all, staff masked, the auditor no contact", async () => {
  const secret = await db().organizationContact.findUniqueOrThrow({ where: { organizationId: firm.id } });
  const forAll = await read(null);
  expect(organizationResponse.parse(forAll)).toMatchObject({
    id: firm.id,
    name: firm.name,
    claimed: true,
    listings: 0,
    version: 0,
  });
  expect(Object.keys(forAll)).not.toContain("contact");
  expect(Object.keys(forAll)).not.toContain("members");
  expect(await read(await createPerson("owner"))).toEqual(forAll);
  expect(await read(owner)).toMatchObject({
    contact: { email: secret.email },
    members: [{ id: owner.userId, email: owner.email, role: "owner" }],
  });
  const masked = await read(moderator);
  expect(organizationResponse.parse(masked).contact?.email).toMatch(/^c\*\*\*@/);
  const audited = JSON.stringify(await read(await createPerson("auditor")));
  for (const text of [JSON.stringify(masked), audited]) {
    expect(text).not.toContain(String(secret.email));
    expect(text).not.toContain(owner.email);
  }
  expect(audited).not.toContain('"contact"');
});

test("sec-15 a firm one may not see, an unknown id and no id at all answer with equal bytes", async () => {
  const hidden = await createFirm({ verification: "UNVERIFIED" });
  const stranger = await createPerson("member");
  const answers = new Set<string>();
  for (const id of [hidden.id, crypto.randomUUID(), "x"]) {
    for (const as of [null, stranger]) {
      const response = await call("GET", `/organizations/${id}`, { as });
      answers.add(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
    }
    for (const [method, path, body] of [
      ["PATCH", "", { intro: "x", version: 0 }],
      ["POST", "/verification", { decision: "verify", version: 0 }],
      ["POST", "/claim-link", {}],
      ["GET", "/join-requests", undefined],
    ] as const) {
      expect(await outcome(method, `/organizations/${id}${path}`, { as: stranger, body }), `${method} ${path}`).toBe(
        "404 NOT_FOUND",
      );
    }
  }
  expect(answers.size).toBe(1);
});

test("an unverified firm is seen once it is listed in public, not by an anonymous or match-only listing", async () => {
  const entered = await createFirm({ verification: "UNVERIFIED", enteredByStaff: true });
  await createListing({ firm: entered, content: { visibility: "ANONYMOUS" } });
  await createListing({ firm: entered, content: { visibility: "MATCH_ONLY" } });
  expect((await call("GET", `/organizations/${entered.id}`)).status).toBe(404);
  await createListing({ firm: entered });
  expect(await read(null, entered.id)).toMatchObject({
    listings: 1,
    claimed: false,
    verification: { status: "UNVERIFIED", by: null },
  });
});

test("a person without a firm registers one and is its owner; one that exists answers with the way to join", async () => {
  const person = await createUser();
  const body = { name: "示例新单位有限公司", region: "HEBEI", division: "130209", creditCode: null };
  const created = await call("POST", "/organizations", { as: person, body });
  expect(created.status).toBe(201);
  const made = organizationResponse.parse(await created.json());
  expect(created.headers.get("location")).toBe(`/api/v1/organizations/${made.id}`);
  expect(made).toMatchObject({
    claimed: true,
    members: [{ id: person.userId, role: "owner" }],
    verification: { status: "UNVERIFIED" },
  });
  const again = await call("POST", "/organizations", { as: await createUser(), body });
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ code: "DUPLICATE", joinUrl: `/join?organization=${made.id}` });
  expect(await outcome("POST", "/organizations", { as: owner, body })).toBe("403 FORBIDDEN");
  expect(await outcome("POST", "/organizations", { body })).toBe("401 UNAUTHENTICATED");
});

test("sec-18 fields that are not the writer's are refused, never stored", async () => {
  const person = await createUser();
  const body = { name: "示例甲有限公司", region: "HEBEI" };
  for (const extra of [
    { verification: "VERIFIED" },
    { creditCodeChecked: true },
    { id: crypto.randomUUID() },
    { createdAt: "2020-01-01" },
    { memberships: { create: {} } },
    { contact: { name: "x", role: "OWNER" } },
    { name: { not: "x" } },
  ]) {
    expect(await outcome("POST", "/organizations", { as: person, body: { ...body, ...extra } })).toBe("422 INVALID_INPUT");
    expect(await outcome("PATCH", `/organizations/${firm.id}`, { as: owner, body: { ...extra, version: 0 } })).toBe(
      "422 INVALID_INPUT",
    );
  }
  expect(await db().organization.count({ where: { name: body.name } })).toBe(0);
});

test("PATCH needs the version read, in body or If-Match", async () => {
  const path = `/organizations/${firm.id}`;
  const patch = (body: object, headers = {}) => outcome("PATCH", path, { as: owner, body, headers });
  expect(await patch({ intro: "新简介" })).toBe("428 VERSION_REQUIRED");
  expect(await patch({ intro: "新简介", version: 3 })).toBe("409 CONFLICT");
  expect(await patch({ intro: "新简介", version: 0 }, { "if-match": '"1"' })).toBe("422 INVALID_INPUT");
  const done = await call("PATCH", path, { as: owner, body: { intro: "新简介" }, headers: { "if-match": '"0"' } });
  expect(done.headers.get("etag")).toBe('"1"');
  expect(await done.json()).toMatchObject({ intro: "新简介", version: 1 });
  expect(await outcome("PATCH", path, { as: await createPerson("member", firm), body: { intro: "x", version: 1 } })).toBe(
    "403 FORBIDDEN",
  );
});

test("verification over the API: the order of refusals, then the decision", async () => {
  const pending = await createPerson("pending");
  const path = `/organizations/${pending.firm?.id}/verification`;
  expect(await outcome("POST", path, { as: pending, body: { decision: "verify" } })).toBe("403 FORBIDDEN");
  expect(await outcome("POST", path, { as: pending, body: { decision: "submit" } })).toBe("428 VERSION_REQUIRED");
  expect(await outcome("POST", path, { as: pending, body: { decision: "submit", version: 0 } })).toBe("200");
  expect(await outcome("POST", path, { as: moderator, body: { decision: "reject", checked: [] } })).toBe("422 INVALID_INPUT");
  expect(await outcome("POST", path, { as: moderator, body: { decision: "no" } })).toBe("422 INVALID_INPUT");
  const verified = await call("POST", path, {
    as: moderator,
    body: { decision: "verify", checked: ["电话回访"], note: "", version: 1 },
  });
  expect(organizationResponse.parse(await verified.json()).verification).toMatchObject({
    status: "VERIFIED",
    checked: ["电话回访"],
    by: moderator.actor.name,
  });
  expect(
    await outcome("POST", path, { as: await createPerson("auditor"), body: { decision: "suspend", note: "x", version: 2 } }),
  ).toBe("403 FORBIDDEN");
});

test("join requests over the API, from asking to accepting", async () => {
  const guest = await createUser();
  const path = `/organizations/${firm.id}/join-requests`;
  const asked = await call("POST", path, { as: guest, body: { note: "研发部" } });
  expect(asked.status).toBe(201);
  const { id } = (await asked.json()) as { id: string };
  expect(await outcome("POST", path, { as: guest, body: {} })).toBe("409 DUPLICATE");
  expect(await outcome("GET", path, { as: guest })).toBe("403 FORBIDDEN");
  expect(await outcome("GET", path, { as: moderator })).toBe("200");
  const list = await (await call("GET", path, { as: owner })).json();
  expect(list).toMatchObject({
    total: 1,
    nextCursor: null,
    items: [{ id, status: "OPEN", note: "研发部", person: { id: guest.userId } }],
  });
  expect(await outcome("POST", `${path}/${id}/accept`, { as: moderator })).toBe("403 FORBIDDEN");
  const accepted = await call("POST", `${path}/${id}/accept`, { as: owner });
  expect(await accepted.json()).toMatchObject({ id, status: "ACCEPTED" });
  expect(await outcome("POST", `${path}/${id}/decline`, { as: owner })).toBe("409 ILLEGAL_TRANSITION");
  const me = await (await call("GET", "/me", { as: guest })).json();
  expect(me).toMatchObject({ persona: "member", organization: { id: firm.id, role: "member" }, scopes: null });
});

test("staff mail a claim link to a firm without an account, to none that has one", async () => {
  const entered = await createFirm({ verification: "UNVERIFIED", enteredByStaff: true });
  expect(await outcome("POST", `/organizations/${entered.id}/claim-link`, { as: moderator, body: {} })).toBe("204");
  expect(await outcome("POST", `/organizations/${firm.id}/claim-link`, { as: moderator, body: {} })).toBe("403 FORBIDDEN");
  expect(await outcome("POST", `/organizations/${firm.id}/claim-link`, { as: owner, body: {} })).toBe("403 FORBIDDEN");
  expect(await db().mailedToken.count({ where: { kind: "CLAIM", organizationId: entered.id } })).toBe(1);
});

test("a suspended member reads the own firm and writes nothing", async () => {
  const suspended = await createPerson("suspended");
  const path = `/organizations/${suspended.firm?.id}`;
  expect(await outcome("GET", path, { as: suspended })).toBe("200");
  expect(await outcome("PATCH", path, { as: suspended, body: { intro: "x", version: 0 } })).toBe("403 ORG_SUSPENDED");
  expect(await outcome("POST", `${path}/verification`, { as: suspended, body: { decision: "submit", version: 0 } })).toBe(
    "403 ORG_SUSPENDED",
  );
});

test("/me tells who is there, by cookie and for each role", async () => {
  expect(await outcome("GET", "/me")).toBe("401 UNAUTHENTICATED");
  const me = async (as: Person) => (await call("GET", "/me", { as })).json();
  expect(await me(owner)).toEqual({
    id: owner.userId,
    email: owner.email,
    mobile: null,
    role: "member",
    persona: "owner",
    organization: { id: firm.id, name: firm.name, role: "owner" },
    scopes: null,
  });
  expect(await me(moderator)).toMatchObject({ role: "moderator", persona: "moderator", organization: null });
  expect(await me(await createUser())).toMatchObject({ role: "member", persona: "pending", organization: null });
});

test("every route of firms names who may use it", () => {
  for (const route of organizationRoutes) expect(route.ability ?? route.name).toMatch(/^organization/);
});
