import { beforeAll, beforeEach, expect, test } from "vitest";
import { disableUser } from "#lib/accounts/commands/manage-users.ts";
import { cookieOptions, csrfCookieName, sessionCookieName } from "#lib/auth/cookies.ts";
import { handleAuth } from "#lib/auth/handle-auth.ts";
import { hashPassword } from "#lib/auth/passwords.ts";
import { readSession } from "#lib/auth/session.ts";
import { db } from "#lib/db/client.ts";
import { ownerSql } from "../../support/database.ts";
import { contextOf, createFirm, createPerson, createUser, type Person } from "../../support/people.ts";
import { auth, cookiesOf, csrf, signIn } from "../../support/sign-in.ts";

const PASSWORD = "每天下午三点喝一杯热茶🍵再开会";
let passwordHash: string;
let person: Person;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  person = await createUser({ firm: await createFirm(), passwordHash });
});

const alive = async (sid: string | null) => sid !== null && (await readSession(db(), sid, new Date(), "nist")) !== null;

test("an e-mail address or a mobile number signs in, however it is typed, and writes one audit row", async () => {
  await db().user.update({ where: { id: person.userId }, data: { mobile: "13800000001" } });
  for (const typed of [
    person.email,
    person.email.toUpperCase(),
    ` ${person.email} `,
    "138 0000 0001",
    "＋86１３８０００００００１",
  ]) {
    const { response, sid } = await signIn(typed, PASSWORD);
    expect(response.status, typed).toBe(200);
    expect(await alive(sid), typed).toBe(true);
  }
  expect(await db().auditEntry.count({ where: { action: "user.signedIn", actorId: person.userId } })).toBe(5);
});

test("the session answers who is signed in, and nobody once it is over", async () => {
  const { cookie, sid } = await signIn(person.email, PASSWORD);
  const ask = async () => (await auth("session", { cookies: { [sessionCookieName()]: String(cookie) } })).json();
  expect(await ask()).toMatchObject({ user: { id: person.userId } });
  await db().session.update({ where: { id: String(sid) }, data: { revokedAt: new Date() } });
  expect(await ask()).toEqual({});
});

test("sec-01 five wrong passwords: the sixth, right one is refused for ten minutes with the same body, then taken", async () => {
  const bodies = new Set<string>();
  for (let i = 0; i < 5; i++) bodies.add(await (await signIn(person.email, "a wrong password, long")).response.text());
  const locked = await signIn(person.email.toUpperCase(), PASSWORD);
  expect(locked.response.status).toBe(401);
  bodies.add(await locked.response.text());
  expect(bodies.size).toBe(1);
  const [{ left = 0 } = {}] = await ownerSql<{ left: number }[]>`
    SELECT (expire - extract(epoch FROM now()) * 1000)::float8 / 1000 AS left FROM rate_limit WHERE key LIKE 'signin-failures:%'`;
  expect(left).toBeGreaterThan(595);
  expect((await signIn((await createUser({ passwordHash })).email, PASSWORD)).response.status).toBe(200);
  await ownerSql`UPDATE rate_limit SET expire = 0 WHERE key LIKE 'signin-failures:%'`;
  expect((await signIn(person.email, PASSWORD)).response.status).toBe(200);
});

test("sec-01 twenty guesses at once count like twenty in a row", async () => {
  const guesses = await Promise.all(
    Array.from({ length: 20 }, (_, i) => signIn(person.email, i === 19 ? PASSWORD : `a wrong password, ${i}`)),
  );
  expect(guesses.filter(({ response }) => response.status === 200)).toEqual([]);
});

test("a success clears the count: four wrong, one right, four wrong do not lock", async () => {
  const wrong = async () => {
    for (let i = 0; i < 4; i++) await signIn(person.email, "a wrong password, long");
  };
  await wrong();
  expect((await signIn(person.email, PASSWORD)).response.status).toBe(200);
  await wrong();
  expect((await signIn(person.email, PASSWORD)).response.status).toBe(200);
});

test("sec-02 one address trying many accounts gets 429 by the fiftieth attempt; another signs in meanwhile", async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 50; i++) {
    statuses.push((await signIn(`nobody${i}@example.invalid`, "a wrong password, long", { from: "192.0.2.66" })).response.status);
  }
  expect(statuses[49]).toBe(429);
  expect(statuses.indexOf(429)).toBeGreaterThan(40);
  const refused = await signIn(person.email, PASSWORD, { from: "192.0.2.66" });
  expect(refused.response.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(refused.sid).toBeNull();
  expect((await signIn(person.email, PASSWORD, { from: "192.0.2.67" })).response.status).toBe(200);
}, 60_000);

test("sec-05 a known and an unknown address, a disabled account and one without password answer alike", async () => {
  const disabled = await createUser({ passwordHash });
  const admin = await createPerson("admin");
  await disableUser(contextOf(admin), disabled.userId);
  const bare = await createUser();
  const answers = new Set<string>();
  for (const [identifier, password] of [
    [person.email, "a wrong password, long"],
    ["nobody@example.invalid", PASSWORD],
    [disabled.email, PASSWORD],
    [bare.email, PASSWORD],
    ["not an address at all", PASSWORD],
  ] as const) {
    const { response, sid } = await signIn(identifier, password);
    expect(sid).toBeNull();
    answers.add(`${response.status} ${await response.text()}`);
  }
  expect([...answers]).toHaveLength(1);
});

test("sec-08 each sign-in has its own cookie; after sign-out that one is dead on the server, the user's others live", async () => {
  const [one, two] = [await signIn(person.email, PASSWORD), await signIn(person.email, PASSWORD)];
  expect(one.cookie).not.toBe(two.cookie);
  const { csrfToken, cookies } = await csrf();
  const out = await auth("signout", {
    body: { csrfToken, json: "true" },
    cookies: { ...cookies, [sessionCookieName()]: String(one.cookie) },
  });
  expect(out.status).toBe(200);
  expect(cookiesOf(out)[sessionCookieName()]).toBe("");
  expect(await alive(one.sid)).toBe(false);
  expect(await alive(two.sid)).toBe(true);
  expect(await db().auditEntry.count({ where: { action: "user.signedOut" } })).toBe(1);
});

test("sec-07 a forged Host leads nobody away", async () => {
  const { csrfToken, cookies } = await csrf();
  const response = await auth("callback/credentials", {
    body: { identifier: person.email, password: PASSWORD, csrfToken, json: "true" },
    cookies,
    headers: {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      forwarded: "host=evil.example",
      "x-forwarded-proto": "https",
    },
  });
  expect(await response.text()).not.toContain("evil");
});

test.each(["//evil.example", "https:evil.example", "\\evil.example", "%2f%2fevil.example", "https://evil.example/my"])(
  "sec-32 signing in with callbackUrl=%s stays on our host",
  async (callbackUrl) => {
    const form = await signIn(person.email, PASSWORD, { form: true, callbackUrl });
    expect(form.response.status).toBe(303);
    expect(form.response.headers.get("location")).toBe("/my");
    const script = await signIn(person.email, PASSWORD, { callbackUrl });
    const { url } = (await script.response.json()) as { url: string };
    expect(new URL(url).origin).toBe("http://localhost:3000");
    const page = await auth(`signin?${new URLSearchParams({ callbackUrl })}`);
    expect(page.headers.get("location")).not.toContain("evil");
  },
);

test("a form without JavaScript goes where it was meant to, staff to their desk", async () => {
  const wanted = await signIn(person.email, PASSWORD, { form: true, callbackUrl: "/my/listings?side=DEMAND" });
  expect(wanted.response.headers.get("location")).toBe("/my/listings?side=DEMAND");
  const editor = await createUser({ role: "EDITOR", passwordHash });
  expect((await signIn(editor.email, PASSWORD, { form: true })).response.headers.get("location")).toBe("/staff");
});

test("a refused form comes back with the identifier kept in a cookie, the password nowhere", async () => {
  const { response } = await signIn(person.email, "a wrong password, long", { form: true, callbackUrl: "/my" });
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/login?error=CredentialsSignin&callbackUrl=%2Fmy");
  expect(cookiesOf(response)["jjj.typed"]).toBe(person.email);
  expect([...response.headers].join()).not.toContain("wrong password");
});

test("without the csrf token nothing happens", async () => {
  const response = await auth("callback/credentials", { body: { identifier: person.email, password: PASSWORD, json: "true" } });
  expect(cookiesOf(response)[sessionCookieName()]).toBeUndefined();
  expect(await db().session.count()).toBe(0);
});

test("bad requests are 4xx: bytes that are no text, too much of them, actions that do not exist", async () => {
  const post = (body: string, type: string) =>
    handleAuth(
      new Request("http://localhost:3000/api/auth/callback/credentials", {
        method: "POST",
        body,
        headers: { "content-type": type },
      }),
    );
  expect((await post("{", "application/json")).status).toBe(400);
  expect((await post("identifier=a%00b", "application/x-www-form-urlencoded")).status).toBe(400);
  expect((await post("x".repeat(30_000), "application/x-www-form-urlencoded")).status).toBe(413);
  expect((await post("x", "text/plain")).status).toBe(415);
  expect((await auth("_log", { body: { level: "error", code: "x" } })).status).toBe(404);
  expect((await auth("nothing")).status).toBe(404);
});

test("sec-40 cookies are HttpOnly and SameSite, without prefix and Secure over http", async () => {
  const { response } = await signIn(person.email, PASSWORD);
  for (const line of [...response.headers.getSetCookie(), ...(await auth("csrf")).headers.getSetCookie()]) {
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).not.toMatch(/Secure|__Host-/);
  }
  expect([sessionCookieName(), csrfCookieName()]).toEqual(["jjj.session", "jjj.csrf"]);
  expect(cookieOptions()).toMatchObject({ httpOnly: true, path: "/" });
});
