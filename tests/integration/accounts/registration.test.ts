import { expect, test } from "vitest";
import { policyTextHash } from "#lib/accounts/commands/accept-policy.ts";
import { type Entry, registerUser } from "#lib/accounts/commands/register-user.ts";
import { confirmEmail } from "#lib/accounts/commands/use-link.ts";
import { personInput } from "#lib/accounts/schema.ts";
import { linkSecret } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import { creditCheckCharacter } from "#lib/kernel/credit-code.ts";
import { POLICY_VERSION } from "#lib/kernel/policy-version.ts";
import { inviteMember } from "#lib/organizations/commands/invite-member.ts";
import { organizationInput } from "#lib/organizations/schema.ts";
import { anonymousContext, contextOf, createFirm, createPerson, createUser, nextSerial } from "../../support/people.ts";
import { signIn } from "../../support/sign-in.ts";

const PASSWORD = "一只猫坐在窗台上看下雨☔️很久";
const HEAD = "99130000MA0EXAMP1";
const CODE = HEAD + creditCheckCharacter(HEAD);

const person = (identifier: string, overrides: object = {}) =>
  personInput.parse({ name: "示例联系人", identifier, password: PASSWORD, acceptPolicy: true, ...overrides });
const newFirm = (overrides: object = {}): Entry => ({
  by: "newFirm",
  organization: organizationInput.parse({
    name: `示例${nextSerial()}有限公司`,
    region: "HEBEI",
    division: "130209",
    ...overrides,
  }),
});

test("a person registers with a firm: owner of an unverified firm, consent stored, a mail to confirm the address", async () => {
  await registerUser(anonymousContext(), person("New.Person@Example.invalid"), newFirm({ creditCode: CODE }));
  const user = await db().user.findUniqueOrThrow({
    where: { email: "new.person@example.invalid" },
    include: { membership: { include: { organization: true } }, policyAcceptances: true },
  });
  expect(user).toMatchObject({ role: "MEMBER", emailConfirmedAt: null, disabledAt: null });
  expect(user.membership).toMatchObject({
    role: "OWNER",
    organization: {
      verification: "UNVERIFIED",
      creditCode: CODE,
      creditCodeChecked: true,
      enteredByStaff: false,
      division: "130209",
    },
  });
  // sec-50
  expect(user.policyAcceptances).toMatchObject([{ policyVersion: POLICY_VERSION, textHash: policyTextHash() }]);
  expect((await signIn("new.person@example.invalid", PASSWORD)).response.status).toBe(200);
  const [token] = await db().mailedToken.findMany({ where: { kind: "EMAIL_CONFIRMATION" } });
  await confirmEmail(anonymousContext(), linkSecret(String(token?.id)));
  expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).emailConfirmedAt).not.toBeNull();
});

test("sec-50 the policy box must be ticked", () => {
  expect(personInput.safeParse({ name: "示例", identifier: "a@example.invalid", password: PASSWORD }).success).toBe(false);
  expect(() => person("a@example.invalid", { acceptPolicy: false })).toThrow();
});

test("a mobile number registers, too, and gets no mail", async () => {
  await registerUser(anonymousContext(), person("138 0013 8000"), newFirm());
  expect((await signIn("13800138000", PASSWORD)).response.status).toBe(200);
  expect(await db().mailedToken.count()).toBe(0);
});

test("sec-37 a credit code that fails its check is taken and marked, for staff to confirm", async () => {
  const wrong = HEAD + (creditCheckCharacter(HEAD) === "0" ? "1" : "0");
  await registerUser(anonymousContext(), person("a@example.invalid"), newFirm({ creditCode: ` ${wrong.toLowerCase()} ` }));
  expect(await db().organization.findFirstOrThrow()).toMatchObject({ creditCode: wrong, creditCodeChecked: false });
  expect(organizationInput.safeParse({ name: "示例", region: "HEBEI", creditCode: "123" }).success).toBe(false);
});

test("sec-05 registering a known address is answered like a new one: no account, no firm, a mail to its owner", async () => {
  const known = await createUser();
  const firms = await db().organization.count();
  await registerUser(anonymousContext(), person(known.email), newFirm());
  expect(await db().organization.count()).toBe(firms);
  expect(await db().user.count()).toBe(1);
  const event = await db().outboxEvent.findFirstOrThrow({ where: { name: "user.linkRequested" } });
  expect(event).toMatchObject({ subjectId: known.userId, data: { kind: "MAGIC_LINK", reason: "registeredAgain" } });
  expect((await signIn(known.email, PASSWORD)).response.status).toBe(401);
});

test.each([
  ["the same credit code", { creditCode: CODE, name: "示例另一个名称有限公司" }],
  ["sec-36 the same name in full width", { name: "示例ＡＢＣ有限公司" }],
  ["sec-36 the same name with a Cyrillic letter", { name: "示例АВС有限公司" }],
  ["sec-36 the same name with a Kangxi radical", { name: "⽰例ABC有限公司" }],
] as const)("a firm with %s exists: the way to join it is offered, and nobody is registered", async (_why, overrides) => {
  const firm = organizationInput.parse({ name: "示例ABC有限公司", region: "HEBEI", creditCode: CODE });
  await registerUser(anonymousContext(), person("first@example.invalid"), { by: "newFirm", organization: firm });
  const { id } = await db().organization.findFirstOrThrow();
  await expect(
    registerUser(anonymousContext(), person("second@example.invalid"), newFirm({ division: null, ...overrides })),
  ).rejects.toMatchObject({ code: "DUPLICATE", details: { extra: { joinUrl: `/join?organization=${id}` } } });
  expect(await db().user.count()).toBe(1);
});

test("sec-36 names with rare characters are stored as they are; invisible ones are refused at the field", async () => {
  const name = "示例𠮷野家𬱖㐂有限公司";
  await registerUser(anonymousContext(), person("a@example.invalid"), newFirm({ name }));
  expect((await db().organization.findFirstOrThrow()).name).toBe(name);
  for (const bad of ["示例\u200b公司", "示例\u202e公司", "示例\n公司", ""]) {
    const result = organizationInput.safeParse({ name: bad, region: "HEBEI" });
    expect(result.error?.issues[0]?.path, JSON.stringify(bad)).toEqual(["name"]);
  }
});

test("two registrations of one firm at once make one firm and one account", async () => {
  const entry = newFirm();
  const results = await Promise.allSettled(
    ["a@example.invalid", "b@example.invalid"].map((identifier) => registerUser(anonymousContext(), person(identifier), entry)),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "DUPLICATE" });
  expect([await db().organization.count(), await db().user.count()]).toEqual([1, 1]);
});

test("two registrations of one address at once make one account; both are answered alike", async () => {
  const entries = [newFirm(), newFirm()];
  await Promise.all(entries.map((entry) => registerUser(anonymousContext(), person("a@example.invalid"), entry)));
  expect([await db().organization.count(), await db().user.count()]).toEqual([1, 1]);
});

test("an invitation registers a member whose address is thereby confirmed; it works once", async () => {
  const owner = await createPerson("owner");
  const firmId = String(owner.firm?.id);
  await inviteMember(contextOf(owner), firmId, "colleague@example.invalid");
  const { id } = await db().mailedToken.findFirstOrThrow({ where: { kind: "INVITATION" } });
  const entry: Entry = { by: "invitation", token: linkSecret(id) };
  await registerUser(anonymousContext(), person("colleague@example.invalid"), entry);
  const user = await db().user.findUniqueOrThrow({
    where: { email: "colleague@example.invalid" },
    include: { membership: true },
  });
  expect(user.membership).toMatchObject({ organizationId: firmId, role: "MEMBER" });
  expect(user.emailConfirmedAt).not.toBeNull();
  await expect(registerUser(anonymousContext(), person("another@example.invalid"), entry)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    details: { errors: [{ path: "token" }] },
  });
});

test("somebody registers and asks to join a firm; one that does not exist is not found", async () => {
  const firm = await createFirm();
  await registerUser(anonymousContext(), person("a@example.invalid"), { by: "join", organizationId: firm.id, note: "销售部" });
  expect(await db().joinRequest.findFirstOrThrow()).toMatchObject({
    organizationId: firm.id,
    status: "OPEN",
    byClaim: false,
    note: "销售部",
  });
  await expect(
    registerUser(anonymousContext(), person("b@example.invalid"), { by: "join", organizationId: crypto.randomUUID() }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("every registration leaves its audit rows, without names or addresses", async () => {
  await registerUser(anonymousContext(), person("a@example.invalid"), newFirm());
  const rows = await db().auditEntry.findMany({ orderBy: { seq: "asc" } });
  expect(rows.map(({ action }) => action)).toEqual(["user.registered", "organization.created", "user.linkRequested"]);
  const text = JSON.stringify(rows.map(({ seq: _seq, ...row }) => row));
  expect(text).not.toMatch(/example\.invalid|示例/);
});
