import { expect, test } from "vitest";
import { readOptions, wantsPeer } from "../../bench/speed/options.ts";
import { interleave } from "../../bench/speed/rounds.ts";
import { growthExponent, percentile, ratioOf, recallOf, short, timesOf } from "../../bench/speed/stats.ts";

test("percentiles are by nearest rank, in any order, and of nothing there is none", () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(timesOf(hundred)).toEqual({ p50: 50, p95: 95, p99: 99, count: 100 });
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

test("a ratio is made round by round, so that a slow round of the host counts for both", () => {
  expect(ratioOf([10, 100, 30], [1, 10, 2])).toEqual({ median: 10, low: 10, high: 15 });
  expect(() => ratioOf([1], [])).toThrow("rounds differ");
});

test("recall is the share of the right answers that were found; nothing to find is found", () => {
  expect(recallOf([1, 2, 9], [1, 2, 3, 4])).toBe(0.5);
  expect(recallOf([], [])).toBe(1);
});

test.each([
  { power: 1, name: "linear" },
  { power: 0.5, name: "root" },
  { power: 0, name: "constant" },
])("the exponent of $name growth is $power", ({ power }) => {
  const points = [10_000, 30_000, 100_000].map((size) => ({ size, time: 3 * size ** power }));
  expect(growthExponent(points)).toBeCloseTo(power, 6);
});

test("figures are told with three digits, what is none with a dash", () => {
  expect([0.012345, 1.2345, 12.345, 123.45, 12_345, Number.NaN].map(short)).toEqual([
    "0.0123",
    "1.23",
    "12.3",
    "123",
    "12345",
    "–",
  ]);
});

test("contestants take turns: every round asks all, questions rotate, the warm-up is not counted", async () => {
  const asked: string[] = [];
  const contestants = ["a", "b"].map((name) => ({
    name,
    ask: (question: number) => {
      asked.push(name);
      return question;
    },
  }));
  const done = await interleave(contestants, { questions: 4, rounds: 2, budgetMs: 1_000 });
  expect(asked.join("").replace(/(.)\1+/gu, "$1")).toBe("ababab");
  for (const { times, rounds, answers } of done) {
    expect([times.length, rounds.length]).toEqual([8, 2]);
    expect([...answers].every(([question, answer]) => question === answer)).toBe(true);
  }
});

test("options have defaults, sizes have names, slow peers must be named", () => {
  const options = readOptions(["--size", "100K", "--peers", "fts5,lucene"]);
  expect(options).toMatchObject({ size: 100_000, rounds: 5, seed: 1, sizes: [10_000, 30_000, 100_000] });
  expect(wantsPeer(options, "minisearch")).toBe(false);
  expect(wantsPeer(options, "lucene", true)).toBe(true);
  expect(wantsPeer(readOptions([]), "minisearch", true)).toBe(false);
  expect(wantsPeer(readOptions(["--peers", "none"]), "postgres")).toBe(false);
  expect(() => readOptions(["--size", "many"])).toThrow("--size");
});
