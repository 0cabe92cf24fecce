import { beforeEach, expect, test } from "vitest";
import { requestMagicLink, requestPasswordReset } from "#lib/accounts/commands/link-requests.ts";
import { confirmEmail, resetPassword } from "#lib/accounts/commands/use-link.ts";
import { linkSecret } from "#lib/auth/secrets.ts";
import { readSession } from "#lib/auth/session.ts";
import { db } from "#lib/db/client.ts";
import type { MailedTokenKind } from "#lib/db/generated/enums.ts";
import { addMinutes } from "#lib/kernel/clock.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { anonymousContext, createFirm, createSession, createUser, NOW, type Person } from "../../support/people.ts";
import { auth, cookiesOf, csrf, signIn } from "../../support/sign-in.ts";

const PASSWORD = "新密码要长一点才记得住呢🌱真的";
let person: Person;

beforeEach(async () => {
  person = await createUser({ firm: await createFirm() });
});

async function newestToken(kind: MailedTokenKind): Promise<{ id: string; secret: string }> {
  const { id } = await db().mailedToken.findFirstOrThrow({ where: { kind }, orderBy: { createdAt: "desc" } });
  return { id, secret: linkSecret(id) };
}

async function signInByLink(secret: string): Promise<string | undefined> {
  const { csrfToken, cookies } = await csrf();
  const response = await auth("callback/link", { body: { token: secret, csrfToken, json: "true" }, cookies });
  return cookiesOf(response)["jjj.session"];
}

test("a mailed link signs in once and confirms the address; the job that writes the mail commits with it", async () => {
  await db().user.update({ where: { id: person.userId }, data: { emailConfirmedAt: null } });
  await requestMagicLink(anonymousContext(new Date()), person.email);
  const { id, secret } = await newestToken("MAGIC_LINK");
  const event = await db().outboxEvent.findFirstOrThrow({ where: { name: "user.linkRequested" } });
  expect(event.data).toMatchObject({ kind: "MAGIC_LINK", tokenId: id });
  expect(JSON.stringify(await db().mailedToken.findMany())).not.toContain(secret);
  expect(await signInByLink(secret)).toBeTruthy();
  expect((await db().user.findUniqueOrThrow({ where: { id: person.userId } })).emailConfirmedAt).not.toBeNull();
  expect(await signInByLink(secret)).toBeUndefined();
});

test("sec-06 looking at a link does not consume it, of many presses one counts, and an older link is void", async () => {
  await requestMagicLink(anonymousContext(new Date()), person.email);
  const older = await newestToken("MAGIC_LINK");
  await requestMagicLink(anonymousContext(new Date(Date.now() + 5)), person.email);
  const newer = await newestToken("MAGIC_LINK");
  expect(newer.id).not.toBe(older.id);
  await auth(`callback/link?token=${newer.secret}`);
  await auth(`signin/link?token=${newer.secret}`);
  expect(await signInByLink(older.secret)).toBeUndefined();
  const presses = await Promise.all(Array.from({ length: 6 }, () => signInByLink(newer.secret)));
  expect(presses.filter(Boolean)).toHaveLength(1);
});

test("sec-06 sign-in and reset links are dead after ten minutes", async () => {
  await requestPasswordReset(anonymousContext(NOW), person.email);
  const { secret } = await newestToken("PASSWORD_RESET");
  const input = { token: secret, password: PASSWORD };
  await expect(resetPassword(anonymousContext(addMinutes(NOW, 10.1)), input)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await resetPassword(anonymousContext(addMinutes(NOW, 9.9)), input);
});

test("sec-10 a reset ends every sign-in of the user and voids links to sign in; somebody else's live", async () => {
  const other = await createUser();
  const [one, two, theirs] = [
    await createSession(person.userId),
    await createSession(person.userId),
    await createSession(other.userId),
  ];
  await requestMagicLink(anonymousContext(new Date()), person.email);
  const magic = await newestToken("MAGIC_LINK");
  await requestPasswordReset(anonymousContext(new Date()), person.email);
  const { secret } = await newestToken("PASSWORD_RESET");
  await resetPassword(anonymousContext(new Date()), { token: secret, password: PASSWORD });
  const alive = (sid: string) => readSession(db(), sid, new Date(), "nist");
  expect([await alive(one), await alive(two)]).toEqual([null, null]);
  expect(await alive(theirs)).not.toBeNull();
  expect(await signInByLink(magic.secret)).toBeUndefined();
  expect((await signIn(person.email, PASSWORD)).response.status).toBe(200);
  expect(await db().auditEntry.count({ where: { action: "user.passwordChanged" } })).toBe(1);
});

test("a bad new password does not use the link up; the firm's name is one", async () => {
  await requestPasswordReset(anonymousContext(new Date()), person.email);
  const { secret } = await newestToken("PASSWORD_RESET");
  const confirm = (password: string) => call("POST", "/password-resets/confirm", { body: { token: secret, password } });
  const named = await confirm(`${person.firm?.name}2026!`);
  expect(await named.json()).toMatchObject({ code: "INVALID_INPUT", errors: [{ path: "password" }] });
  expect(await outcomeOf(await confirm("short"))).toBe("422 INVALID_INPUT");
  expect(await outcomeOf(await confirm(PASSWORD))).toBe("204");
  expect(await outcomeOf(await confirm(PASSWORD))).toBe("422 INVALID_INPUT");
});

test("sec-05 asking for a reset answers known and unknown addresses with the same status and body", async () => {
  const ask = async (identifier: string) => {
    const response = await call("POST", "/password-resets", { body: { identifier } });
    return `${response.status} ${await response.text()}`;
  };
  const answers = new Set([await ask(person.email), await ask("nobody@example.invalid"), await ask("13900000000")]);
  expect([...answers]).toEqual(['202 {"accepted":true}']);
  expect(await db().mailedToken.count()).toBe(1);
  expect(await ask("no address")).toContain("422");
});

test("sec-05 asking for a reset takes known and unknown addresses the same time", async () => {
  const median = async (identifier: string) => {
    const times: number[] = [];
    for (let i = 0; i < 7; i++) {
      const started = performance.now();
      await call("POST", "/password-resets", { body: { identifier } });
      times.push(performance.now() - started);
    }
    return times.sort((a, b) => a - b)[3] ?? 0;
  };
  const [known, unknown] = [await median(person.email), await median("nobody@example.invalid")];
  expect(Math.abs(known - unknown) / unknown).toBeLessThan(0.1);
});

test.each([
  "a@x.invalid, b@y.invalid",
  '"e@a.invalid"@b.invalid',
  "zhang＠example.invalid",
  "a@x.invalid\r\nBcc: b@y.invalid",
  "a@@x.invalid",
])("sec-34 %j is no address: nothing is stored and nothing mailed", async (identifier) => {
  expect(await outcomeOf(await call("POST", "/password-resets", { body: { identifier } }))).toBe("422 INVALID_INPUT");
  expect(await db().mailedToken.count()).toBe(0);
});

test("an account gets no more than ten mails of a kind in an hour, silently", async () => {
  for (let i = 0; i < 13; i++) await requestPasswordReset(anonymousContext(addMinutes(NOW, i)), person.email);
  expect(await db().mailedToken.count()).toBe(10);
  await requestPasswordReset(anonymousContext(addMinutes(NOW, 90)), person.email);
  expect(await db().mailedToken.count()).toBe(11);
});

test("an unknown or used confirmation link is refused at its field", async () => {
  await expect(confirmEmail(anonymousContext(), "x".repeat(60))).rejects.toMatchObject({
    code: "INVALID_INPUT",
    details: { errors: [{ path: "token" }] },
  });
});
