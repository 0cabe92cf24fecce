import { expect, test } from "vitest";
import { changed, parametersOf, rounded } from "../../bench/quality/fit.ts";
import { bestThreshold, noMatchF1 } from "../../bench/quality/matrix.ts";
import { START } from "../../bench/quality/start.ts";

const sum = (values: Readonly<Record<string, number>>) => Object.values(values).reduce((total, value) => total + value, 0);

test("every step leaves points that add up to 100, and whole ones after rounding", () => {
  for (const parameter of parametersOf(START)) {
    for (const factor of [0.5, 1.25, 2]) {
      const weights = changed(START, parameter, factor);
      expect(sum(weights.points)).toBeCloseTo(100, 9);
      const { points } = rounded(weights);
      expect(sum(points)).toBe(100);
      expect(Object.values(points).every(Number.isInteger)).toBe(true);
    }
  }
});

test("a step changes one number and no threshold", () => {
  const weights = changed(START, { group: "scale", key: "topicFull" }, 2);
  expect(weights).toEqual({ ...START, topicFull: START.topicFull * 2 });
});

test("what no collection speaks of, and thresholds, are no parameters of the search", () => {
  const keys = parametersOf(START).map(({ key }) => key);
  for (const key of ["region", "freshness", "chain", "recommendedFrom", "shownFrom", "nearFrom"]) expect(keys).not.toContain(key);
  expect(keys).toContain("topic");
});

test("the threshold of 暂无匹配 stands between what should be told and what should not", () => {
  const cases = [
    { best: 60, truth: false },
    { best: 55, truth: false },
    { best: 20, truth: true },
    { best: 25, truth: true },
  ];
  const { threshold, f1 } = bestThreshold(cases);
  expect(f1).toBe(1);
  expect(threshold).toBeGreaterThan(25);
  expect(threshold).toBeLessThanOrEqual(55);
  expect(noMatchF1(cases, 90)).toBeLessThan(1);
});
