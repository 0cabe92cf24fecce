import fc from "fast-check";
import { expect, test } from "vitest";
import type { ListingContent } from "#lib/listings/model.ts";
import { emptyContent } from "#lib/listings/schema.ts";
import { COMPLETENESS, completenessGains, completenessOf } from "#lib/listings/score.ts";

const empty = emptyContent("DEMAND", "2026-11-23");
const full: ListingContent = {
  ...empty,
  form: "PRODUCT",
  title: "求购",
  summary: "摘要",
  description: "一".repeat(120),
  keywords: ["甲", "乙", "丙"],
  chain: "none",
  chainLink: "减速器",
  cooperation: ["PURCHASE"],
  amountMaxWan: 5,
  neededBy: "2027-01-01",
  requiredQualifications: ["CNAS"],
  details: { problem: "一", keyTech: "二", goal: "三" },
};

test("the points of all fields sum to 100", () => {
  expect(COMPLETENESS.reduce((sum, { points }) => sum + points, 0)).toBe(100);
});

test.each([
  { what: "nothing but the side", content: empty, score: 0 },
  { what: "everything", content: full, score: 100 },
  {
    what: "only what is required, in short",
    content: { ...empty, form: "OTHER", title: "求购", description: "一".repeat(60) },
    score: 25,
  },
  { what: "an amount at one end is as good as two", content: { ...full, amountMinWan: 1 }, score: 100 },
  { what: "不属于六链 is an answer, not stated is none", content: { ...full, chain: null }, score: 92 },
  { what: "one keyword of three", content: { ...full, keywords: ["甲"] }, score: 93 },
] as const)("$what → $score", ({ content, score }) => {
  expect(completenessOf(content as ListingContent)).toBe(score);
});

test("it lies between 0 and 100, and filling in a field never lowers it", () => {
  const fields = Object.keys(full) as (keyof ListingContent)[];
  fc.assert(
    fc.property(fc.subarray(fields), fc.constantFrom(...fields), (chosen, one) => {
      const some = Object.fromEntries(chosen.map((name) => [name, full[name]]));
      const score = completenessOf({ ...empty, ...some });
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
      expect(completenessOf({ ...empty, ...some, [one]: full[one] })).toBeGreaterThanOrEqual(score);
    }),
  );
});

test("what is still missing is named with its points, most first", () => {
  expect(completenessGains(full)).toEqual([]);
  expect(completenessGains({ ...full, summary: "", amountMaxWan: null })).toEqual([
    { field: "amount", points: 10 },
    { field: "summary", points: 5 },
  ]);
});
