import { expect, test } from "vitest";
import { DomainError } from "#lib/kernel/errors.ts";
import { assertMove, type Move } from "#lib/kernel/lifecycle.ts";
import { type VerificationDecision, verificationMoves } from "#lib/organizations/lifecycle.ts";
import { contactAs, membersAs } from "#lib/organizations/model.ts";
import { confirmsCreditCode, organizationInput, verificationInput } from "#lib/organizations/schema.ts";

const STATUSES = ["UNVERIFIED", "SUBMITTED", "VERIFIED", "SUSPENDED"] as const;
const POSSIBLE: Record<VerificationDecision, readonly string[]> = {
  submit: ["UNVERIFIED"],
  verify: ["UNVERIFIED", "SUBMITTED"],
  reject: ["SUBMITTED"],
  suspend: ["UNVERIFIED", "SUBMITTED", "VERIFIED"],
  restore: ["SUSPENDED"],
};

test.each(Object.entries(POSSIBLE))("%s is possible from %j only", (decision, from) => {
  const move: Move<(typeof STATUSES)[number]> = verificationMoves[decision as VerificationDecision];
  for (const status of STATUSES) {
    if (from.includes(status)) assertMove(move, status);
    else expect(() => assertMove(move, status)).toThrow(DomainError);
  }
});

test.each([
  ["verify", "", true],
  ["submit", "", true],
  ["restore", "", true],
  ["reject", "", false],
  ["suspend", "", false],
  ["reject", "缺营业执照", true],
  ["suspend", "被投诉", true],
] as const)("%s with the note %j: accepted %s", (decision, note, ok) => {
  expect(verificationInput.safeParse({ decision, note }).success).toBe(ok);
});

test("a credit code is confirmed by naming it, in words or as a field", () => {
  expect(confirmsCreditCode(["营业执照", "统一社会信用代码"])).toBe(true);
  expect(confirmsCreditCode(["creditCode"])).toBe(true);
  expect(confirmsCreditCode(["电话回访"])).toBe(false);
});

test("a firm's input: the code is folded, the district must lie in the region, the website be one", () => {
  const base = { name: "示例有限公司", region: "HEBEI" };
  expect(organizationInput.parse({ ...base, creditCode: " ９１13 0100-ma0exam p1l " }).creditCode).toHaveLength(18);
  const paths = (extra: object) =>
    organizationInput.safeParse({ ...base, ...extra }).error?.issues.map(({ path }) => path.join("."));
  expect(paths({ division: "110108" })).toEqual(["division"]);
  expect(paths({ website: "javascript:alert(1)" })).toEqual(["website"]);
  expect(paths({ contact: { email: "a@x.invalid, b@y.invalid" } })).toEqual(["contact.email"]);
  expect(paths({ intro: "字".repeat(501) })).toEqual(["intro"]);
  expect(paths({ division: "130600" })).toBeUndefined();
});

test("sec-53 a contact is full for its firm, masked for staff, and nothing for others", () => {
  const contact = { name: "欧阳示例", mobile: "13800001234", phone: "010-00001234", email: "zhang@example.invalid" };
  expect(contactAs(contact, "full")).toEqual(contact);
  expect(contactAs(contact, "masked")).toEqual({
    name: "欧*",
    mobile: "138****1234",
    phone: "010****1234",
    email: "z***@example.invalid",
  });
  expect(contactAs(contact, "none")).toEqual({ name: null, mobile: null, phone: null, email: null });
});

test("owners stand first among a firm's people", () => {
  const row = (id: string, role: "OWNER" | "MEMBER") => ({ role, user: { id, name: id, email: null, mobile: null } });
  expect(membersAs([row("a", "MEMBER"), row("b", "OWNER"), row("c", "MEMBER")], "none").map(({ id }) => id)).toEqual([
    "b",
    "a",
    "c",
  ]);
});
