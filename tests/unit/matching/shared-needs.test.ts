import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Alike, GROUP_SIZE, groupNeeds, type Need } from "#lib/matching/model/shared/groups.ts";
import { alikePairs, likenessOf } from "#lib/matching/score/alike.ts";
import { buildDemand, prepareAll } from "../../support/build-match.ts";

const IDS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const needs = fc.tuple(...IDS.map((id) => fc.constantFrom("p", "q", "r", "s", "t").map((firm): Need => ({ id, firm }))));
const pairs = fc.uniqueArray(
  fc
    .record({ a: fc.constantFrom(...IDS), b: fc.constantFrom(...IDS), likeness: fc.integer({ min: 40, max: 100 }) })
    .filter(({ a, b }) => a < b)
    .map((one): Alike => ({ ...one, likeness: one.likeness / 100 })),
  { selector: ({ a, b }) => `${a}${b}` },
);

describe("groups of needs that ask for the same", () => {
  test("hold two to six needs of different firms, every two of them alike, each need once", () => {
    fc.assert(
      fc.property(needs, pairs, (list, alike) => {
        const groups = groupNeeds(list, alike);
        const firms = new Map(list.map(({ id, firm }) => [id, firm]));
        expect(new Set(groups.flat()).size).toBe(groups.flat().length);
        for (const group of groups) {
          expect(group.length).toBeGreaterThanOrEqual(2);
          expect(group.length).toBeLessThanOrEqual(GROUP_SIZE);
          expect(new Set(group.map((id) => firms.get(id))).size).toBe(group.length);
          for (const a of group)
            for (const b of group) if (a < b) expect(alike.some((one) => one.a === a && one.b === b)).toBe(true);
        }
      }),
    );
  });

  test("leave no two alike needs of different firms both alone, and are the same in whatever order these come", () => {
    fc.assert(
      fc.property(needs, pairs, (list, alike) => {
        const groups = groupNeeds(list, alike);
        const firms = new Map(list.map(({ id, firm }) => [id, firm]));
        const grouped = new Set(groups.flat());
        for (const { a, b } of alike) if (firms.get(a) !== firms.get(b)) expect(grouped.has(a) || grouped.has(b)).toBe(true);
        expect(groupNeeds([...list].reverse(), [...alike].reverse())).toEqual(groups);
      }),
    );
  });
});

describe("two needs", () => {
  const text = { title: "求购金属双极板", description: "燃料电池电堆用金属双极板，不锈钢冲压，厚度≤0.1mm。" };
  const of = (id: string, change: Parameters<typeof buildDemand>[0] = {}) =>
    buildDemand({ id, code: id, organizationId: `firm-${id}`, ...text, ...change });
  const likeness = (change: Parameters<typeof buildDemand>[0]) => {
    const { prepared, context } = prepareAll([of("a"), of("b", change)]);
    const [a, b] = prepared.map(({ form }) => form);
    return a && b ? likenessOf(a, b, context.rarity) : null;
  };

  test.each([
    { why: "near copies of two firms are alike", change: { title: "采购不锈钢金属双极板" }, alike: true },
    { why: "of one firm are not shared", change: { organizationId: "firm-a" }, alike: false },
    {
      why: "of another thing are not alike",
      change: { title: "求购冷链物流车", description: "新能源冷藏。", keywords: ["冷藏车"] },
      alike: false,
    },
    {
      why: "with numbers that exclude one another are not bought together",
      change: { description: text.description.replace("≤0.1mm", "≥0.5mm") },
      alike: false,
    },
  ])("$why", ({ change, alike }) => {
    expect((likeness(change) ?? 0) > 0).toBe(alike);
  });

  test("with days far apart are not bought together; a day not stated hinders nothing", () => {
    const of2 = (a: string | null, b: string | null) => {
      const { prepared, context } = prepareAll([of("a", { neededBy: a }), of("b", { neededBy: b })]);
      return alikePairs(
        prepared.map(({ listing, form }) => ({ id: listing.id, form })),
        context.rarity,
      ).length;
    };
    expect(of2("2027-01-01", "2027-03-01")).toBe(1);
    expect(of2("2027-01-01", "2027-08-01")).toBe(0);
    expect(of2("2027-01-01", null)).toBe(1);
  });
});
