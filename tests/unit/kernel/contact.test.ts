import { expect, test } from "vitest";
import { maskedContact, NO_CONTACT } from "#lib/kernel/contact.ts";

test.each([
  { why: "a short name", given: { name: "张示例" }, shown: { name: "张*" } },
  { why: "a long name: no more of it than of a short one", given: { name: "示例采购办公室王主任" }, shown: { name: "示*" } },
  { why: "a name of one character outside the basic plane", given: { name: "𠮷" }, shown: { name: "𠮷*" } },
  { why: "a number", given: { mobile: "13800000001" }, shown: { mobile: "138****0001" } },
  { why: "an address", given: { email: "zhang@example.invalid" }, shown: { email: "z***@example.invalid" } },
  { why: "nothing", given: {}, shown: {} },
])("staff see of a contact: $why", ({ given, shown }) => {
  expect(maskedContact({ ...NO_CONTACT, ...given })).toEqual({ ...NO_CONTACT, ...shown });
});
