import { describe, expect, test } from "vitest";
import { before, f1, mean, ndcg, pairedInterval, recall, reciprocalRank, seeded } from "../../bench/quality/metrics.ts";

const GRADES = new Map([
  ["a", 4],
  ["b", 3],
  ["c", 1],
  ["d", 0],
]);

describe("nDCG", () => {
  test("the ideal order is 1", () => expect(ndcg(["a", "b", "c", "d"], GRADES, 10)).toBe(1));
  test("gain is 2^grade − 1, discounted by log2(place + 1)", () => {
    const ideal = 15 + 7 / Math.log2(3) + 1 / 2;
    expect(ndcg(["x", "b", "a"], GRADES, 10)).toBeCloseTo((7 / Math.log2(3) + 15 / 2) / ideal, 12);
  });
  test("only the first places count", () => expect(ndcg(["d", "a"], GRADES, 1)).toBe(0));
  test("unknown where nothing has a grade", () => expect(ndcg(["d"], new Map([["d", 0]]), 10)).toBeNull());
});

test.each([
  { why: "first", ranking: ["b", "x"], expected: 1 },
  { why: "third", ranking: ["x", "c", "a"], expected: 1 / 3 },
  { why: "beyond the depth", ranking: ["x", "y", "z", "a"], expected: 0 },
])("reciprocal rank: $why", ({ ranking, expected }) => expect(reciprocalRank(ranking, GRADES, 3, 3)).toBe(expected));

test("recall counts the wanted ones among the first places", () => {
  expect(recall(["a", "x", "b"], GRADES, 2, 3)).toBe(0.5);
  expect(recall(["c"], new Map([["c", 1]]), 2, 3)).toBeNull();
});

test.each([
  { why: "in order", ranking: ["good", "bad"], right: true },
  { why: "out of order", ranking: ["bad", "good"], right: false },
  { why: "the trap is absent", ranking: ["good"], right: true },
  { why: "the good one is absent", ranking: ["bad"], right: false },
  { why: "both are absent", ranking: [], right: false },
])("a pair: $why", ({ ranking, right }) => expect(before(ranking, "good", "bad")).toBe(right));

test("F1 is of the yes", () => {
  const cases = [
    { said: true, truth: true },
    { said: true, truth: false },
    { said: false, truth: true },
    { said: false, truth: false },
  ];
  expect(f1(cases)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  expect(f1([{ said: false, truth: true }]).f1).toBe(0);
});

test("a mean leaves out what is unknown", () => {
  expect(mean([1, null, 3])).toBe(2);
  expect(mean([null])).toBeNaN();
});

describe("paired bootstrap", () => {
  test("the same seed gives the same numbers", () => {
    const [one, two] = [seeded(7), seeded(7)];
    expect([one(), one(), one()]).toEqual([two(), two(), two()]);
  });
  test("equal rankings differ by nothing", () => {
    expect(pairedInterval([0.5, 0.7], [0.5, 0.7])).toEqual({ difference: 0, low: 0, high: 0, cases: 2 });
  });
  test("a constant gain has an interval of one point", () => {
    const { difference, low, high } = pairedInterval([0.5, 0.75, 1], [0.25, 0.5, 0.75]);
    expect([difference, low, high]).toEqual([0.25, 0.25, 0.25]);
  });
  test("the interval holds the mean, and unknown cases stay out", () => {
    const ours = Array.from({ length: 30 }, (_, i) => (i % 3) / 3);
    const theirs = ours.map((_, i) => (i % 5) / 5);
    const { difference, low, high, cases } = pairedInterval([...ours, null], [...theirs, 1]);
    expect(cases).toBe(30);
    expect(low).toBeLessThan(difference);
    expect(high).toBeGreaterThan(difference);
  });
});
