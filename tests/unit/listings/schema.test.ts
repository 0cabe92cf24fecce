import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInput } from "#lib/kernel/parse.ts";
import { codePoints } from "#lib/kernel/text.ts";
import { contactFrom } from "#lib/listings/model/contact.ts";
import { changedFields } from "#lib/listings/model/content.ts";
import { contentHash } from "#lib/listings/model/content-hash.ts";
import { splitWords } from "#lib/listings/model/typed.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { listingFormSchema } from "#lib/listings/schema/form.ts";
import { decisionErrors, decisionSchema, holdErrors, renewErrors } from "#lib/listings/schema/moves.ts";
import {
  applyPatch,
  contentErrors,
  emptyContent,
  listingInputSchema,
  listingPatchSchema,
  submitErrors,
} from "#lib/listings/schema.ts";

const TODAY = "2026-11-23";
const errorsOf = (value: unknown): string[] => {
  const result = listingInputSchema.safeParse(value);
  return result.success
    ? []
    : result.error.issues.map(({ path, ...issue }) => path.join(".") || ("keys" in issue ? String(issue.keys) : ""));
};

describe("limits count code points and are told at the field", () => {
  test.each([
    { what: "60 astral characters", input: { title: "𠮷".repeat(60) }, errors: [] },
    { what: "61", input: { title: "𠮷".repeat(61) }, errors: ["title"] },
    { what: "a summary of 201", input: { summary: "一".repeat(201) }, errors: ["summary"] },
    { what: "a description of 5,000", input: { description: "一".repeat(5000) }, errors: [] },
    { what: "a description of 5,001", input: { description: "一".repeat(5001) }, errors: ["description"] },
    { what: "six keywords", input: { keywords: ["1", "2", "3", "4", "5", "6"] }, errors: ["keywords"] },
    { what: "an empty keyword", input: { keywords: ["1", " "] }, errors: ["keywords.1"] },
    { what: "a keyword twice", input: { keywords: ["1", "1"] }, errors: ["keywords"] },
    { what: "a line break in a title", input: { title: "一\n二" }, errors: ["title"] },
    { what: "zero width", input: { title: "求\u200b购" }, errors: ["title"] },
    { what: "a joined emoji", input: { title: "👩‍🔬" }, errors: [] },
    { what: "three decimals", input: { amountMinWan: 0.001 }, errors: ["amountMinWan"] },
    { what: "a negative amount", input: { amountMaxWan: -1 }, errors: ["amountMaxWan"] },
    { what: "an amount as text", input: { amountMaxWan: "50" }, errors: ["amountMaxWan"] },
    { what: "the 30th of February", input: { neededBy: "2027-02-30" }, errors: ["neededBy"] },
    { what: "an unknown way to cooperate", input: { cooperation: ["BARTER"] }, errors: ["cooperation.0"] },
    { what: "an unknown field", input: { status: "PUBLISHED" }, errors: ["status"] },
    { what: "a half contact", input: { contact: { name: "某" } }, errors: [] },
    { what: "a bad mobile number", input: { contact: { mobile: "123" } }, errors: ["contact.mobile"] },
    { what: "two addresses in one", input: { contact: { email: "a@x.cn, b@y.cn" } }, errors: ["contact.email"] },
    { what: "a detail of 2,001", input: { details: { problem: "一".repeat(2001) } }, errors: ["details.problem"] },
  ])("$what → $errors", ({ input, errors }) => {
    expect(errorsOf({ side: "DEMAND", ...input })).toEqual(errors);
  });
});

test("a draft needs its side alone, and a patch cannot change it", () => {
  expect(errorsOf({})).toEqual(["side"]);
  expect(errorsOf({ side: "SUPPLY" })).toEqual([]);
  expect(listingPatchSchema.safeParse({ side: "SUPPLY" }).success).toBe(false);
});

test("whatever text is sent, it is refused or kept exactly, within its limit", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 80 }), (points) => {
      const title = String.fromCodePoint(...points);
      const result = listingInputSchema.safeParse({ side: "DEMAND", title });
      if (!result.success) return;
      expect(result.data.title).toBe(title.trim());
      expect(codePoints(result.data.title ?? "")).toBeLessThanOrEqual(60);
    }),
  );
});

test("fields of the other side, and amounts in the wrong order, are refused for drafts too", () => {
  const demand = {
    ...emptyContent("DEMAND", TODAY),
    amountMinWan: 3,
    amountMaxWan: 2,
    details: { maturity: "中试" },
    availableFrom: TODAY,
  };
  expect(contentErrors({ ...demand, heldQualifications: ["x"] }).map(({ path }) => path)).toEqual([
    "amountMinWan",
    "details.maturity",
    "availableFrom",
    "heldQualifications",
  ]);
  const supply = { ...emptyContent("SUPPLY", TODAY), neededBy: TODAY, requiredQualifications: ["x"] };
  expect(contentErrors(supply).map(({ path }) => path)).toEqual(["neededBy", "requiredQualifications"]);
});

test("submitting asks for form, title and description, and for days that have not passed", () => {
  expect(submitErrors(emptyContent("DEMAND", TODAY), TODAY).map(({ path }) => path)).toEqual(["form", "title", "description"]);
  const late = {
    ...emptyContent("DEMAND", TODAY),
    form: "OTHER",
    title: "一",
    description: "二",
    validUntil: "2026-11-22",
    neededBy: "2026-11-22",
  } as const;
  expect(submitErrors(late, TODAY).map(({ path }) => path)).toEqual(["validUntil", "neededBy"]);
  expect(submitErrors({ ...late, validUntil: TODAY, neededBy: TODAY }, TODAY)).toEqual([]);
});

test("a patch changes what it names and nothing else; changedFields names exactly that", () => {
  const before: ListingContent = { ...emptyContent("DEMAND", TODAY), details: { problem: "一", goal: "二" }, keywords: ["甲"] };
  const after = applyPatch(before, { title: "新", details: { problem: "一", goal: "", keyTech: "三" } });
  expect(after).toEqual({ ...before, title: "新", details: { problem: "一", keyTech: "三" } });
  expect(changedFields(before, after)).toEqual(["title", "details.goal", "details.keyTech"]);
  expect(changedFields(before, before)).toEqual([]);
});

test("the hash of a content ignores the order of its keys, and a validity that was not stated", () => {
  const content = emptyContent("DEMAND", TODAY);
  const reversed = Object.fromEntries(Object.entries(content).reverse()) as ListingContent;
  const stated = { validUntilStated: true };
  expect(contentHash(reversed, null, stated)).toBe(contentHash(content, null, stated));
  const later = { ...content, validUntil: "2028-01-01" };
  expect(contentHash(later, null, stated)).not.toBe(contentHash(content, null, stated));
  expect(contentHash(later, null, { validUntilStated: false })).toBe(contentHash(content, null, { validUntilStated: false }));
});

test.each([
  { given: { phone: "139-0000-0000" }, contact: { name: null, mobile: "13900000000", phone: null, email: null } },
  {
    given: { phone: "010-00001234", mobile: "13900000000" },
    contact: { name: null, mobile: "13900000000", phone: "010-00001234", email: null },
  },
  { given: { name: null }, contact: null },
  { given: null, contact: null },
])("a contact of $given is kept as $contact", ({ given, contact }) => {
  expect(contactFrom(given)).toEqual(contact);
});

test("a list typed in one line is parted by Chinese and Latin marks, never by spaces", () => {
  expect(splitWords("伺服电机、power electronics，6205-2RS； 减速器,\n轴承 ")).toEqual([
    "伺服电机",
    "power electronics",
    "6205-2RS",
    "减速器",
    "轴承",
  ]);
});

test("the form's lists become arrays, and an empty day is left to its default", () => {
  const posted = { title: "一", keywords: "甲、乙", heldQualifications: "", validUntil: "" };
  const form = parseInput(listingFormSchema, posted);
  expect(form).toMatchObject({ keywords: ["甲", "乙"], heldQualifications: [] });
  expect(form.validUntil).toBeUndefined();
});

test.each([
  { decision: "approve", reasons: [], errors: [] },
  { decision: "reinstate", reasons: [], errors: [] },
  { decision: "return", reasons: [], errors: ["reasons"] },
  { decision: "reject", reasons: [], errors: ["reasons"] },
  { decision: "suspend", reasons: [], errors: ["reasons"] },
  { decision: "return", reasons: ["OTHER"], errors: ["note"] },
  { decision: "return", reasons: ["FORMAT"], errors: [] },
] as const)("a decision $decision for $reasons lacks $errors", ({ decision, reasons, errors }) => {
  const input = parseInput(decisionSchema, { decision, reasons });
  expect(decisionErrors(input).map(({ path }) => path)).toEqual(errors);
});

test("a renewal ends within twelve months, a claim is kept for sixty days at most", () => {
  expect(["2026-11-22", "2026-11-23", "2027-11-23", "2027-11-24"].map((day) => renewErrors(day, TODAY).length)).toEqual([
    1, 0, 0, 1,
  ]);
  expect(["2026-11-22", "2026-11-23", "2027-01-22", "2027-01-23"].map((day) => holdErrors(day, TODAY).length)).toEqual([
    1, 0, 0, 1,
  ]);
});
