import { beforeAll, expect, test } from "vitest";
import { createApiKey, revokeApiKey } from "#lib/accounts/commands/api-keys.ts";
import { changePassword, setUserPassword } from "#lib/accounts/commands/change-password.ts";
import { createUser as makeUser } from "#lib/accounts/commands/create-user.ts";
import { endOtherSignIns } from "#lib/accounts/commands/end-sign-ins.ts";
import { disableUser, enableUser, setRole } from "#lib/accounts/commands/manage-users.ts";
import { listUsers } from "#lib/accounts/queries/list-users.ts";
import { hashPassword } from "#lib/auth/passwords.ts";
import { readSession, sessionLimits } from "#lib/auth/session.ts";
import { db } from "#lib/db/client.ts";
import { unsafeAccounts } from "#lib/health/preflight.ts";
import { call } from "../../support/api.ts";
import {
  contextOf,
  createFirm,
  createPerson,
  createSession,
  createUser,
  type Person,
  systemContext,
} from "../../support/people.ts";
import { signIn } from "../../support/sign-in.ts";

const OLD = "旧密码是一句很长很长的话呀对";
const NEW = "新密码是另一句更长更长的话呀对吧";
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword(OLD);
});

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: { code?: string }) => String(error.code),
  );
const alive = async (sid: string, now = new Date()) => (await readSession(db(), sid, now, "nist")) !== null;
const soon = (who: Person) => contextOf(who, new Date());

test("sec-10 changing the password ends every other sign-in on its next request, the one it is done in stays", async () => {
  const person = await createUser({ passwordHash });
  const [here, there] = [await createSession(person.userId), await createSession(person.userId)];
  await changePassword(soon(person), { currentPassword: OLD, newPassword: NEW }, here);
  expect([await alive(here), await alive(there)]).toEqual([true, false]);
  expect((await signIn(person.email, NEW)).response.status).toBe(200);
  expect((await signIn(person.email, OLD)).response.status).toBe(401);
});

test("sec-10 disabling and a change of role end every sign-in; the keys of a disabled account end, too", async () => {
  const admin = await createPerson("admin");
  const person = await createUser({ passwordHash });
  const { key } = await createApiKey(soon(person), { name: "脚本", scopes: ["read"] });
  const byKey = async () => (await call("GET", "/me", { headers: { authorization: `Bearer ${key}`, origin: "" } })).status;
  expect(await byKey()).toBe(200);
  const before = await createSession(person.userId);
  await setRole(soon(admin), person.userId, "MODERATOR");
  expect(await alive(before)).toBe(false);
  const after = await createSession(person.userId);
  await disableUser(soon(admin), person.userId);
  expect(await alive(after)).toBe(false);
  expect(await byKey()).toBe(401);
  expect((await signIn(person.email, OLD)).response.status).toBe(401);
  await enableUser(soon(admin), person.userId);
  expect((await signIn(person.email, OLD)).response.status).toBe(200);
  expect(
    await db().auditEntry.findMany({ where: { objectId: person.userId, actorId: admin.userId }, select: { action: true } }),
  ).toHaveLength(3);
});

test("nobody but an admin manages users, and no admin the own account", async () => {
  const person = await createUser();
  for (const persona of ["editor", "moderator", "auditor", "owner"] as const) {
    const who = soon(await createPerson(persona));
    expect(await codeOf(setRole(who, person.userId, "ADMIN")), persona).toBe("FORBIDDEN");
    expect(await codeOf(disableUser(who, person.userId)), persona).toBe("FORBIDDEN");
    expect(await codeOf(setUserPassword(who, person.userId, NEW)), persona).toBe("FORBIDDEN");
    expect(await codeOf(listUsers(who, {})), persona).toBe("FORBIDDEN");
  }
  const admin = await createPerson("admin");
  expect(await codeOf(setRole(soon(admin), admin.userId, "MEMBER"))).toBe("FORBIDDEN");
  expect(await codeOf(disableUser(soon(admin), admin.userId))).toBe("FORBIDDEN");
  expect(await codeOf(disableUser(soon(admin), crypto.randomUUID()))).toBe("NOT_FOUND");
});

test("sec-09 idle and whole time end a sign-in: staff 15 minutes and 12 hours, members 7 days and 30, in dengbao 30 minutes and 12 hours", async () => {
  const minutes = (idle: number, whole: number) => ({ idleMs: idle * 60_000, wholeMs: whole * 60_000 });
  expect(sessionLimits(true, "nist")).toEqual(minutes(15, 720));
  expect(sessionLimits(false, "nist")).toEqual(minutes(7 * 1440, 30 * 1440));
  expect(sessionLimits(false, "dengbao")).toEqual(minutes(30, 720));
  const staff = await createPerson("moderator");
  const started = new Date();
  const sid = await createSession(staff.userId, started);
  expect(await alive(sid, new Date(started.getTime() + 16 * 60_000))).toBe(false);
  expect(await alive(sid, new Date(started.getTime() + 14 * 60_000))).toBe(true);
});

test("a wrong current password is refused at its field and, five times, locks the change", async () => {
  const person = await createUser({ passwordHash });
  const change = (currentPassword: string) => changePassword(soon(person), { currentPassword, newPassword: NEW }, null);
  for (let i = 0; i < 5; i++) {
    await expect(change("a wrong one")).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: { errors: [{ path: "currentPassword" }] },
    });
  }
  expect(await codeOf(change(OLD))).toBe("INVALID_INPUT");
});

test("sec-03 a password of 64 characters with spaces, Chinese and emoji works exactly, untruncated", async () => {
  const person = await createUser({ passwordHash });
  const long = "春 江 潮 水 连 海 平🙂 海 上 明 月 共 潮 生🚀 Tide 2026 ~ 滟 滟 随 波 千 万 里 何 处 春 江 无 月 明";
  expect(Array.from(long).length).toBeGreaterThanOrEqual(64);
  await changePassword(soon(person), { currentPassword: OLD, newPassword: long }, null);
  expect((await signIn(person.email, long)).response.status).toBe(200);
  for (const near of [long.slice(0, -1), `${long} `, long.replace("🙂", "🙃"), long.normalize("NFKC").replaceAll(" ", "")]) {
    expect((await signIn(person.email, near)).response.status).toBe(401);
    await db().rateLimit.deleteMany();
  }
});

test("ending the other sign-ins leaves the present one", async () => {
  const person = await createUser();
  const [here, there] = [await createSession(person.userId), await createSession(person.userId)];
  await endOtherSignIns(soon(person), here);
  expect([await alive(here), await alive(there)]).toEqual([true, false]);
});

test("an API key is stored as a hash, carries no more than its owner may, and ends when revoked", async () => {
  const person = await createPerson("owner");
  expect(await codeOf(createApiKey(soon(person), { name: "x", scopes: ["review"] }))).toBe("INVALID_INPUT");
  expect(await codeOf(createApiKey(soon(await createPerson("suspended")), { name: "x", scopes: ["read"] }))).toBe(
    "ORG_SUSPENDED",
  );
  const { id, key } = await createApiKey(soon(person), { name: "取数", scopes: ["read"] });
  expect(key).toMatch(/^jjj_[\w-]{43}$/);
  expect(JSON.stringify(await db().apiKey.findMany())).not.toContain(key);
  const headers = { authorization: `Bearer ${key}`, origin: "" };
  expect(await (await call("GET", "/me", { headers })).json()).toMatchObject({ id: person.userId, scopes: ["read"] });
  const write = await call("PATCH", `/organizations/${person.firm?.id}`, { headers, body: { intro: "x", version: 0 } });
  expect(await write.json()).toMatchObject({ code: "SCOPE_MISSING" });
  expect(await codeOf(revokeApiKey(soon(await createPerson("owner")), id))).toBe("NOT_FOUND");
  await revokeApiKey(soon(person), id);
  expect((await call("GET", "/me", { headers })).status).toBe(401);
  expect(await codeOf(revokeApiKey(soon(person), id))).toBe("NOT_FOUND");
});

test("the command line makes users with a role and in a firm; a known address is a duplicate", async () => {
  const firm = await createFirm();
  const input = {
    email: "new@example.invalid",
    mobile: null,
    role: "member" as const,
    organizationId: firm.id,
    owner: true,
    password: NEW,
  };
  const id = await makeUser(systemContext(), input);
  expect(await db().membership.findUniqueOrThrow({ where: { userId: id } })).toMatchObject({
    organizationId: firm.id,
    role: "OWNER",
  });
  expect((await signIn(input.email, NEW)).response.status).toBe(200);
  expect(await codeOf(makeUser(systemContext(), input))).toBe("DUPLICATE");
  expect(
    await codeOf(makeUser(systemContext(), { ...input, email: "b@example.invalid", organizationId: crypto.randomUUID() })),
  ).toBe("NOT_FOUND");
  expect(await codeOf(makeUser(systemContext(), { ...input, email: "b@example.invalid", password: firm.name }))).toBe(
    "INVALID_INPUT",
  );
  expect(await codeOf(makeUser(soon(await createPerson("editor")), { ...input, email: "b@example.invalid" }))).toBe("FORBIDDEN");
});

test("sec-53 the list of users masks addresses and numbers", async () => {
  const admin = await createPerson("admin");
  const person = await createUser();
  await db().user.update({ where: { id: person.userId }, data: { mobile: "13800000009" } });
  const page = await listUsers(soon(admin), { q: person.email });
  expect(page.items).toMatchObject([{ id: person.userId, email: "u***@example.invalid", mobile: "138****0009" }]);
  const first = await listUsers(soon(admin), { limit: 1 });
  const second = await listUsers(soon(admin), { limit: 1, cursor: String(first.nextCursor) });
  expect(first.items[0]?.id).not.toBe(second.items[0]?.id);
  expect(await codeOf(listUsers(soon(admin), { cursor: "junk" }))).toBe("INVALID_INPUT");
});

test("sec-12 an enabled sample account stops a start under a public name, a disabled one or a private name does not", async () => {
  const person = await createUser();
  const update = (data: object) => db().user.update({ where: { id: person.userId }, data });
  await update({ email: "admin@demo.invalid" });
  expect(await unsafeAccounts({ APP_BASE_URL: "https://list.example.org" }, db())).toContain("演示账号");
  expect(await unsafeAccounts({ APP_BASE_URL: "http://192.168.1.20:3000" }, db())).toBeNull();
  await update({ disabledAt: new Date() });
  expect(await unsafeAccounts({ APP_BASE_URL: "https://list.example.org" }, db())).toBeNull();
});
