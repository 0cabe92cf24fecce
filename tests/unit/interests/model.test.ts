import { expect, test } from "vitest";
import { contactShown, isHidden, mergeOutcomes } from "#lib/interests/model.ts";
import { NO_CONTACT } from "#lib/kernel/contact.ts";

const own = { name: "示例甲", mobile: "13900000001", phone: null, email: null };
const firm = { name: "单位总机", mobile: null, phone: "010-00001111", email: "office@example.invalid" };
const ALL = ["name", "mobile", "phone", "email"];

test("the listing's contact stands before the firm's, as a whole", () => {
  expect(contactShown(own, firm, ALL)).toEqual(own);
  expect(contactShown({ ...NO_CONTACT }, firm, ALL)).toEqual(firm);
  expect(contactShown(null, firm, ALL)).toEqual(firm);
  expect(contactShown(null, null, ALL)).toEqual(NO_CONTACT);
});

test("a contact shows the fields the grant names and no other", () => {
  expect(contactShown(own, firm, ["name"])).toEqual({ ...NO_CONTACT, name: "示例甲" });
});

test("an anonymous firm is unnamed until both agreed", () => {
  expect(isHidden("ANONYMOUS", false)).toBe(true);
  expect(isHidden("ANONYMOUS", true)).toBe(false);
  expect(isHidden("PUBLIC", false)).toBe(false);
  expect(isHidden(null, false)).toBe(false);
});

const claim = (stage: "MEETING" | "SIGNED", side: "ASKER" | "OWNER", value: number | null = null) => ({
  stage,
  side,
  valueWan: value === null ? null : { toNumber: () => value },
  valueBand: null,
  day: null,
});

test("a stage counts who confirmed it; the later value stands; stages keep their order", () => {
  const merged = mergeOutcomes([claim("SIGNED", "ASKER", 80), claim("MEETING", "OWNER"), claim("SIGNED", "OWNER", 75.5)]);
  expect(merged).toEqual([
    { stage: "MEETING", valueWan: null, valueBand: null, day: null, confirmedBy: ["OWNER"] },
    { stage: "SIGNED", valueWan: 75.5, valueBand: null, day: null, confirmedBy: ["ASKER", "OWNER"] },
  ]);
});
