import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { decideVerification } from "#lib/organizations/commands/decide-verification.ts";
import { editOrganization } from "#lib/organizations/commands/edit-organization.ts";
import { getOrganization } from "#lib/organizations/queries/get-organization.ts";
import { createListing } from "../../support/build.ts";
import { anonymousContext, contextOf, createFirm, createPerson, createUser, NOW, type Person } from "../../support/people.ts";

let owner: Person;
let moderator: Person;
let id: string;

beforeEach(async () => {
  owner = await createPerson("pending");
  moderator = await createPerson("moderator");
  id = String(owner.firm?.id);
});

const firm = () => db().organization.findUniqueOrThrow({ where: { id } });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: { code?: string }) => String(error.code),
  );

test("an owner submits, staff verify: what was checked, by whom and when is stored and told", async () => {
  await decideVerification(contextOf(owner), id, 0, { decision: "submit" });
  await decideVerification(contextOf(moderator), id, 1, {
    decision: "verify",
    checked: ["营业执照或法人证书", "电话回访"],
    note: "与证照一致",
  });
  expect(await firm()).toMatchObject({
    verification: "VERIFIED",
    verificationChecked: ["营业执照或法人证书", "电话回访"],
    verifiedById: moderator.userId,
    verifiedAt: NOW,
    version: 2,
  });
  const actions = await db().auditEntry.findMany({ where: { objectId: id }, orderBy: { seq: "asc" }, select: { action: true } });
  expect(actions.map(({ action }) => action)).toEqual(["organization.verificationSubmitted", "organization.verified"]);
});

test("each move is possible only from its status", async () => {
  const staff = contextOf(moderator);
  expect(await codeOf(decideVerification(staff, id, 0, { decision: "reject", note: "缺材料" }))).toBe("ILLEGAL_TRANSITION");
  expect(await codeOf(decideVerification(staff, id, 0, { decision: "restore" }))).toBe("ILLEGAL_TRANSITION");
  await decideVerification(contextOf(owner), id, 0, { decision: "submit" });
  expect(await codeOf(decideVerification(contextOf(owner), id, 1, { decision: "submit" }))).toBe("ILLEGAL_TRANSITION");
  await decideVerification(staff, id, 1, { decision: "reject", note: "缺少营业执照" });
  expect(await firm()).toMatchObject({ verification: "UNVERIFIED", verificationNote: "缺少营业执照" });
  await decideVerification(staff, id, 2, { decision: "verify", checked: [] });
  expect(await codeOf(decideVerification(staff, id, 3, { decision: "verify", checked: [] }))).toBe("ILLEGAL_TRANSITION");
});

test("restoring gives back the standing from before the suspension", async () => {
  const staff = contextOf(moderator);
  await decideVerification(staff, id, 0, { decision: "verify", checked: [] });
  await decideVerification(staff, id, 1, { decision: "suspend", note: "被投诉" });
  expect(await firm()).toMatchObject({ verification: "SUSPENDED", suspendedFrom: "VERIFIED" });
  await decideVerification(staff, id, 2, { decision: "restore" });
  expect(await firm()).toMatchObject({ verification: "VERIFIED", suspendedFrom: null });
});

test("refusals: no note, no version, a stale one, not the owner, a foreign firm, an unknown one", async () => {
  const staff = contextOf(moderator);
  const member = await createUser({ firm: owner.firm, orgRole: "MEMBER" });
  const stranger = await createPerson("owner");
  expect(await codeOf(decideVerification(staff, id, 0, { decision: "suspend", note: "" }))).toBe("INVALID_INPUT");
  expect(await codeOf(decideVerification(staff, id, null, { decision: "verify" }))).toBe("VERSION_REQUIRED");
  expect(await codeOf(decideVerification(staff, id, 7, { decision: "verify" }))).toBe("CONFLICT");
  expect(await codeOf(decideVerification(contextOf(member), id, 0, { decision: "submit" }))).toBe("FORBIDDEN");
  expect(await codeOf(decideVerification(contextOf(owner), id, 0, { decision: "verify" }))).toBe("FORBIDDEN");
  expect(await codeOf(decideVerification(contextOf(stranger), id, 0, { decision: "verify" }))).toBe("NOT_FOUND");
  expect(await codeOf(decideVerification(staff, crypto.randomUUID(), 0, { decision: "verify" }))).toBe("NOT_FOUND");
  expect(await codeOf(decideVerification(staff, "no-id", 0, { decision: "verify" }))).toBe("NOT_FOUND");
  expect((await firm()).version).toBe(0);
});

test("sec-21 a moderator who belongs to the firm cannot verify it", async () => {
  const insider = await createPerson("moderator", owner.firm ?? undefined);
  expect(await codeOf(decideVerification(contextOf(insider), id, 0, { decision: "verify" }))).toBe("OWN_ORGANIZATION");
  expect((await firm()).verification).toBe("UNVERIFIED");
});

test("two moderators at once: one decides, the other is told, one audit row", async () => {
  const [a, b] = [contextOf(moderator), contextOf(await createPerson("editor"))];
  const outcomes = await Promise.all([
    codeOf(decideVerification(a, id, 0, { decision: "verify", checked: ["电话回访"] })),
    codeOf(decideVerification(b, id, 0, { decision: "suspend", note: "重复登记" })),
  ]);
  expect(outcomes.sort()).toEqual(["CONFLICT", "ok"]);
  expect(await db().auditEntry.count({ where: { objectId: id } })).toBe(1);
});

test("sec-37 staff accept a credit code that fails its check by naming it; the override is a recorded decision", async () => {
  await db().organization.update({ where: { id }, data: { creditCode: "91130000MA0EXAMP10", creditCodeChecked: false } });
  await decideVerification(contextOf(moderator), id, 0, { decision: "verify", checked: ["统一社会信用代码"] });
  expect((await firm()).creditCodeChecked).toBe(true);
  const row = await db().auditEntry.findFirstOrThrow({ where: { action: "organization.verified" } });
  expect(row.data).toMatchObject({ creditCode: "overridden" });
});

test("a verified firm that changes its name is to be verified again; other changes leave it verified", async () => {
  await decideVerification(contextOf(moderator), id, 0, { decision: "verify", checked: [] });
  await editOrganization(contextOf(owner), id, 1, { intro: "做机床的", website: "https://example.invalid" });
  expect(await firm()).toMatchObject({ verification: "VERIFIED", intro: "做机床的", version: 2 });
  await editOrganization(contextOf(owner), id, 2, { name: "示例改名后的有限公司" });
  expect(await firm()).toMatchObject({ verification: "SUBMITTED", name: "示例改名后的有限公司" });
  expect(await db().auditEntry.count({ where: { action: "organization.verificationSubmitted" } })).toBe(1);
});

test("editing: stale version, another firm's name, a district of another region, somebody who may not", async () => {
  const other = await createFirm({ nameKey: "示例占用有限公司", name: "示例占用有限公司" });
  const mine = contextOf(owner);
  expect(await codeOf(editOrganization(mine, id, 4, { intro: "x" }))).toBe("CONFLICT");
  expect(await codeOf(editOrganization(mine, id, 0, { name: other.name }))).toBe("DUPLICATE");
  expect(await codeOf(editOrganization(mine, id, 0, { division: "110108" }))).toBe("INVALID_INPUT");
  expect(await codeOf(editOrganization(mine, id, 0, { region: "BEIJING" }))).toBe("INVALID_INPUT");
  expect(await codeOf(editOrganization(contextOf(await createPerson("auditor")), id, 0, { intro: "x" }))).toBe("FORBIDDEN");
  expect(await codeOf(editOrganization(contextOf(await createPerson("suspended")), id, 0, { intro: "x" }))).toBe("NOT_FOUND");
  await editOrganization(contextOf(moderator), id, 0, { region: "BEIJING", division: "110108" });
  expect(await firm()).toMatchObject({ region: "BEIJING", division: "110108" });
});

test("sec-23 suspending a firm hides it and raises the index for its listings in the same commit", async () => {
  const listed = await createFirm();
  const { id: listingId } = await createListing({ firm: listed });
  expect((await getOrganization(anonymousContext(), listed.id)).listings).toBe(1);
  const before = await db().listingChange.count({ where: { listingId } });
  await decideVerification(contextOf(moderator), listed.id, 0, { decision: "suspend", note: "被投诉" });
  expect(await codeOf(getOrganization(anonymousContext(), listed.id))).toBe("NOT_FOUND");
  expect((await getOrganization(contextOf(moderator), listed.id)).listings).toBe(0);
  expect(await db().listingChange.count({ where: { listingId } })).toBe(before + 1);
});
