import { beforeEach, expect, test } from "vitest";
import { linkSecret } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import { addMinutes } from "#lib/kernel/clock.ts";
import { handOver, leaveOrganization, removeMember } from "#lib/organizations/commands/change-members.ts";
import { createOrganization } from "#lib/organizations/commands/create-organization.ts";
import { decideJoin } from "#lib/organizations/commands/decide-join.ts";
import { enterOrganizations } from "#lib/organizations/commands/enter-organizations.ts";
import { acceptInvitation, inviteMember } from "#lib/organizations/commands/invite-member.ts";
import { requestJoin } from "#lib/organizations/commands/request-join.ts";
import { sendClaimLink } from "#lib/organizations/commands/send-claim-link.ts";
import {
  anonymousContext,
  contextOf,
  createFirm,
  createPerson,
  createUser,
  type Firm,
  NOW,
  type Person,
} from "../../support/people.ts";

let firm: Firm;
let owner: Person;
let member: Person;

beforeEach(async () => {
  firm = await createFirm();
  owner = await createPerson("owner", firm);
  member = await createPerson("member", firm);
});

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: { code?: string }) => String(error.code),
  );
const roles = async () =>
  Object.fromEntries((await db().membership.findMany({ where: { organizationId: firm.id } })).map((m) => [m.userId, m.role]));
const newestSecret = async (kind: "INVITATION" | "CLAIM") =>
  linkSecret((await db().mailedToken.findFirstOrThrow({ where: { kind }, orderBy: { createdAt: "desc" } })).id);

test("an invitation is accepted once, within seven days, by a person without a firm", async () => {
  const guest = await createUser();
  await inviteMember(contextOf(owner), firm.id, guest.email);
  const secret = await newestSecret("INVITATION");
  expect(await codeOf(acceptInvitation(contextOf(member), secret))).toBe("FORBIDDEN");
  expect(await codeOf(acceptInvitation(anonymousContext(), secret))).toBe("UNAUTHENTICATED");
  expect(await codeOf(acceptInvitation(contextOf(guest, addMinutes(NOW, 7 * 1440 + 1)), secret))).toBe("INVALID_INPUT");
  await acceptInvitation(contextOf(guest, addMinutes(NOW, 7 * 1440 - 1)), secret);
  expect((await roles())[guest.userId]).toBe("MEMBER");
  expect(await codeOf(acceptInvitation(contextOf(await createUser()), secret))).toBe("INVALID_INPUT");
  expect(await codeOf(inviteMember(contextOf(member), firm.id, "x@example.invalid"))).toBe("FORBIDDEN");
});

test("an invitation of a firm that is suspended, or that everybody has left, lets nobody in", async () => {
  const guest = await createUser();
  await inviteMember(contextOf(owner), firm.id, guest.email);
  const secret = await newestSecret("INVITATION");
  await db().organization.update({ where: { id: firm.id }, data: { verification: "SUSPENDED" } });
  expect(await codeOf(acceptInvitation(contextOf(guest), secret))).toBe("ORG_SUSPENDED");
  await db().organization.update({ where: { id: firm.id }, data: { verification: "VERIFIED" } });
  await removeMember(contextOf(owner), firm.id, member.userId);
  await leaveOrganization(contextOf(owner), firm.id);
  expect(await codeOf(acceptInvitation(contextOf(guest), secret))).toBe("INVALID_INPUT");
  expect(await roles()).toEqual({});
});

test("two people with one invitation at once: one gets in", async () => {
  const guests = [await createUser(), await createUser()];
  await inviteMember(contextOf(owner), firm.id, "guest@example.invalid");
  const secret = await newestSecret("INVITATION");
  const outcomes = await Promise.all(guests.map((guest) => codeOf(acceptInvitation(contextOf(guest), secret))));
  expect(outcomes.sort()).toEqual(["INVALID_INPUT", "ok"]);
});

test("a second employee asks to join; the owner accepts, once; a second request while one is open is refused", async () => {
  const guest = await createUser();
  const id = await requestJoin(contextOf(guest), { organizationId: firm.id, note: "采购部" });
  expect(await codeOf(requestJoin(contextOf(guest), { organizationId: firm.id }))).toBe("DUPLICATE");
  expect(await codeOf(decideJoin(contextOf(member), firm.id, id, "accept"))).toBe("FORBIDDEN");
  expect(await codeOf(decideJoin(contextOf(await createPerson("moderator")), firm.id, id, "accept"))).toBe("FORBIDDEN");
  expect(await codeOf(decideJoin(contextOf(owner), firm.id, crypto.randomUUID(), "accept"))).toBe("NOT_FOUND");
  const outcomes = await Promise.all([
    codeOf(decideJoin(contextOf(owner), firm.id, id, "accept")),
    codeOf(decideJoin(contextOf(owner), firm.id, id, "decline")),
  ]);
  expect(outcomes.sort()).toEqual(["ILLEGAL_TRANSITION", "ok"]);
  expect(await codeOf(requestJoin(contextOf(owner), { organizationId: firm.id }))).toBe("FORBIDDEN");
  expect(await codeOf(requestJoin(contextOf(await createUser()), { organizationId: crypto.randomUUID() }))).toBe("NOT_FOUND");
});

test("who has joined elsewhere meanwhile cannot be accepted any more", async () => {
  const guest = await createUser();
  const id = await requestJoin(contextOf(guest), { organizationId: firm.id });
  await db().membership.create({
    data: { userId: guest.userId, organizationId: (await createFirm()).id, role: "MEMBER", createdAt: NOW },
  });
  expect(await codeOf(decideJoin(contextOf(owner), firm.id, id, "accept"))).toBe("DUPLICATE");
  expect((await db().joinRequest.findUniqueOrThrow({ where: { id } })).status).toBe("OPEN");
});

test("a firm entered by staff is claimed: link to its contact, request by the claimant, staff confirm, owner", async () => {
  const moderator = await createPerson("moderator");
  const id = await createOrganization(contextOf(moderator), {
    name: "示例代登记有限公司",
    region: "TIANJIN",
    contact: { name: "示例联系人", email: "contact@example.invalid" },
  });
  expect(await db().organization.findUniqueOrThrow({ where: { id } })).toMatchObject({
    enteredByStaff: true,
    verification: "UNVERIFIED",
  });
  await sendClaimLink(contextOf(moderator), id, null);
  const first = await newestSecret("CLAIM");
  await sendClaimLink(contextOf(moderator, addMinutes(NOW, 1)), id, "boss@example.invalid");
  const secret = await newestSecret("CLAIM");
  const claimant = await createUser();
  expect(await codeOf(requestJoin(contextOf(claimant), { claimSecret: first }))).toBe("INVALID_INPUT");
  expect(await codeOf(requestJoin(contextOf(claimant, addMinutes(NOW, 14 * 1440 + 2)), { claimSecret: secret }))).toBe(
    "INVALID_INPUT",
  );
  const request = await requestJoin(contextOf(claimant), { claimSecret: secret });
  expect(await codeOf(requestJoin(contextOf(await createUser()), { claimSecret: secret }))).toBe("INVALID_INPUT");
  await decideJoin(contextOf(moderator), id, request, "accept");
  expect(await db().membership.findUniqueOrThrow({ where: { userId: claimant.userId } })).toMatchObject({
    organizationId: id,
    role: "OWNER",
  });
  expect((await db().organization.findUniqueOrThrow({ where: { id } })).enteredByStaff).toBe(false);
  expect(await codeOf(sendClaimLink(contextOf(moderator), id, "boss@example.invalid"))).toBe("FORBIDDEN");
});

test("a claim link needs an address; only staff send it", async () => {
  const bare = await createFirm({ enteredByStaff: true, verification: "UNVERIFIED", contact: undefined });
  expect(await codeOf(sendClaimLink(contextOf(await createPerson("moderator")), bare.id, null))).toBe("INVALID_INPUT");
  expect(await codeOf(sendClaimLink(contextOf(owner), firm.id, "x@example.invalid"))).toBe("FORBIDDEN");
});

test("the only owner hands over before leaving, unless alone", async () => {
  expect(await codeOf(leaveOrganization(contextOf(owner), firm.id))).toBe("ILLEGAL_TRANSITION");
  expect(await codeOf(handOver(contextOf(member), firm.id, owner.userId))).toBe("FORBIDDEN");
  expect(await codeOf(handOver(contextOf(owner), firm.id, (await createUser()).userId))).toBe("NOT_FOUND");
  expect(await codeOf(handOver(contextOf(owner), firm.id, owner.userId))).toBe("ILLEGAL_TRANSITION");
  await handOver(contextOf(owner), firm.id, member.userId);
  expect(await roles()).toEqual({ [owner.userId]: "MEMBER", [member.userId]: "OWNER" });
  await leaveOrganization(contextOf(owner), firm.id);
  await leaveOrganization(contextOf(member), firm.id);
  expect(await roles()).toEqual({});
});

test("two owners leaving at once: one stays while a member is there", async () => {
  const second = await createPerson("owner", firm);
  const outcomes = await Promise.all([owner, second].map((one) => codeOf(leaveOrganization(contextOf(one), firm.id))));
  expect(outcomes.sort()).toEqual(["ILLEGAL_TRANSITION", "ok"]);
});

test("an owner removes others, not oneself, and nobody of another firm", async () => {
  const foreign = await createPerson("member");
  expect(await codeOf(removeMember(contextOf(owner), firm.id, owner.userId))).toBe("ILLEGAL_TRANSITION");
  // Spelt otherwise it is nobody, and not oneself after all.
  expect(await codeOf(removeMember(contextOf(owner), firm.id, owner.userId.toUpperCase()))).toBe("NOT_FOUND");
  expect(await codeOf(removeMember(contextOf(owner), firm.id, foreign.userId))).toBe("NOT_FOUND");
  expect(await codeOf(removeMember(contextOf(member), firm.id, owner.userId))).toBe("FORBIDDEN");
  await removeMember(contextOf(owner), firm.id, member.userId);
  expect(await codeOf(removeMember(contextOf(owner), firm.id, member.userId))).toBe("NOT_FOUND");
  expect(await db().auditEntry.count({ where: { action: "organization.memberLeft" } })).toBe(1);
});

test("a person cannot make two firms, not even at once", async () => {
  const person = await createUser();
  const outcomes = await Promise.all(
    ["示例甲有限公司", "示例乙有限公司"].map((name) => codeOf(createOrganization(contextOf(person), { name, region: "HEBEI" }))),
  );
  expect(outcomes.sort()).toEqual(["DUPLICATE", "ok"]);
});

test("an import enters firms within its own transaction, each with its event", async () => {
  const ctx = contextOf(await createPerson("moderator"));
  const named = { region: "BEIJING", division: "110108", creditCodeChecked: false } as const;
  const ids = await db().$transaction((tx) =>
    enterOrganizations(tx, ctx, [
      { ...named, name: "示例导入有限公司", creditCode: null },
      { ...named, name: "示例导入二厂", creditCode: "91110000000000000X" },
    ]),
  );
  expect(await db().organization.findUniqueOrThrow({ where: { id: ids[0] } })).toMatchObject({
    enteredByStaff: true,
    nameKey: "示例导入有限公司",
  });
  const events = await db().outboxEvent.findMany({ where: { subjectId: { in: ids } }, orderBy: { id: "asc" } });
  expect(events.map(({ data }) => data)).toEqual([
    { enteredByStaff: true, creditCode: "none" },
    { enteredByStaff: true, creditCode: "doubtful" },
  ]);
});
