import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judgedHash, measures, verdictErrors } from "#lib/matching/model/judgment.ts";
import { readWeightsFile, weightsHash } from "#lib/matching/model/weights-file.ts";
import { weightsFileSchema } from "#lib/matching/schema/weights.ts";
import { type ComparedPair, compareWeights } from "#lib/matching/score/compare-weights.ts";
import { benchGrade, judgedPairs, type Word } from "#lib/matching/score/judged-pairs.ts";
import { shareOf, sharesBy } from "#lib/matching/score/precision.ts";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";
import { WEIGHTS_DATA } from "#lib/matching/score/weights-data.ts";
import { buildDemand } from "../../support/build-match.ts";

test.each([
  { right: 0, of: 0, low: null, high: null },
  // Wilson 1927, as tabulated by Newcombe 1998: 81/263, 15/148, 0/20, 1/29.
  { right: 81, of: 263, low: 0.2553, high: 0.3662 },
  { right: 15, of: 148, low: 0.0624, high: 0.1605 },
  { right: 0, of: 20, low: 0, high: 0.1611 },
  { right: 1, of: 29, low: 0.0061, high: 0.1718 },
  { right: 20, of: 20, low: 0.8389, high: 1 },
])("$right of $of: Wilson's interval $low – $high", ({ right, of, low, high }) => {
  const share = shareOf(right, of);
  if (low === null) return expect(share).toMatchObject({ share: null, low: null, high: null });
  expect(share.low).toBeCloseTo(low, 3);
  expect(share.high).toBeCloseTo(high, 3);
});

test("shares by group count each group alone", () => {
  const items = [
    { fits: true, name: "b" },
    { fits: false, name: "b" },
    { fits: true, name: "a" },
  ];
  const rows = sharesBy(items, ({ name }) => name).map(([name, { right, of }]) => [name, right, of]);
  expect(rows).toEqual([
    ["a", 1, 1],
    ["b", 1, 2],
  ]);
});

const word = (supplyId: string, fits: boolean, reason: Word["reason"] = fits ? null : "SPEC"): Word => ({
  demandId: "d",
  supplyId,
  fits,
  reason,
});

test.each([
  { why: "one word", words: [word("a", true)], pairs: [true], disputed: 0 },
  { why: "most decide", words: [word("a", true), word("a", false), word("a", false)], pairs: [false], disputed: 0 },
  { why: "as many yes as no", words: [word("a", true), word("a", false)], pairs: [], disputed: 1 },
  { why: "already in touch says nothing of the match", words: [word("a", false, "KNOWN")], pairs: [], disputed: 0 },
  { why: "unwilling beside a yes", words: [word("a", false, "UNWILLING"), word("a", true)], pairs: [true], disputed: 0 },
])("$why", ({ words, pairs, disputed }) => {
  const judged = judgedPairs(words);
  expect(judged.pairs.map(({ fits }) => fits)).toEqual(pairs);
  expect(judged.disputed).toBe(disputed);
});

test("the newest word that says the same stands for the pair", () => {
  const words = [word("a", false, "PRICE"), word("a", false, "SPEC"), word("a", true)];
  expect(judgedPairs(words).pairs[0]?.newest).toBe(words[1]);
});

test.each([
  { fits: true, reason: null, grade: 3, code: null },
  { fits: false, reason: "SPEC", grade: 0, code: "SPEC" },
  { fits: false, reason: "EXCLUDED", grade: 0, code: "NEG" },
  { fits: false, reason: "PRICE", grade: 1, code: null },
  { fits: false, reason: "SUBJECT", grade: 0, code: null },
] as const)("fits $fits, $reason: grade $grade, trap $code", ({ fits, reason, grade, code }) => {
  expect(benchGrade({ fits, reason })).toEqual({ grade, code });
  expect(measures({ fits, reason })).toBe(true);
});

test.each([
  { verdict: "FIT", reason: null, note: "", paths: [] },
  { verdict: "FIT", reason: "SPEC", note: "", paths: ["reason"] },
  { verdict: "UNFIT", reason: null, note: "", paths: ["reason"] },
  { verdict: "UNFIT", reason: "OTHER", note: "", paths: ["note"] },
  { verdict: "UNFIT", reason: "OTHER", note: "太远", paths: [] },
] as const)("$verdict for $reason, note «$note»: wrong at $paths", ({ verdict, reason, note, paths }) => {
  expect(verdictErrors({ verdict, reason, note }).map(({ path }) => path)).toEqual(paths);
});

test("what was judged has another hash when its text changes, and the same when only its confirmation does", () => {
  const hash = judgedHash(buildDemand());
  expect(judgedHash(buildDemand({ confirmedOn: "2026-11-01", visibility: "ANONYMOUS", organizationName: "别名" }))).toBe(hash);
  expect(judgedHash(buildDemand({ description: "另一段" }))).not.toBe(hash);
  expect(judgedHash(buildDemand({ amountMaxWan: 3 }))).not.toBe(hash);
});

const RECOMMENDED = { points: 60, tier: "RECOMMENDED" } as const;
const POSSIBLE = { points: 30, tier: "POSSIBLE" } as const;
const GONE = { points: 30, tier: null } as const;
const pair = (fits: boolean, before: ComparedPair["before"], after: ComparedPair["after"], list = "l"): ComparedPair => ({
  list,
  fits,
  before,
  after,
});

test("weights that put the right one first are seen in every measure", () => {
  const good = pair(true, POSSIBLE, RECOMMENDED);
  const bad = pair(false, RECOMMENDED, POSSIBLE);
  const other = pair(true, RECOMMENDED, { points: 61, tier: "RECOMMENDED" }, "m");
  const result = compareWeights([good, bad, other]);
  expect(result).toMatchObject({ pairs: 3, lists: 2, swapped: 1, flipped: [good, bad] });
  expect(result.precisionAt[0]).toMatchObject({ k: 1, before: { right: 1, of: 2 }, after: { right: 2, of: 2 } });
  expect(result.recommended).toMatchObject({ before: { right: 1, of: 2 }, after: { right: 2, of: 2 } });
  expect(result.ordered).toMatchObject({ before: { right: 0, of: 1 }, after: { right: 1, of: 1 } });
});

test("a pair that is shown no more counts at no depth and stands behind every shown one", () => {
  const result = compareWeights([pair(true, POSSIBLE, GONE), pair(false, POSSIBLE, POSSIBLE)]);
  expect(result.precisionAt[1]).toMatchObject({ before: { right: 1, of: 2 }, after: { right: 0, of: 1 } });
  expect(result.ordered.after).toMatchObject({ right: 0, of: 1 });
});

test("no judged pairs: nothing is claimed", () => {
  const result = compareWeights([]);
  expect(result).toMatchObject({ pairs: 0, lists: 0, swapped: 0, flipped: [] });
  expect(result.recommended.before.share).toBeNull();
});

const shippedSource = readFileSync(new URL("../../../lib/matching/score/weights-data.ts", import.meta.url), "utf8");

test("the file that the fit writes is read, as source and as JSON", () => {
  for (const text of [shippedSource, JSON.stringify(WEIGHTS_DATA), JSON.stringify(WEIGHTS_DATA, null, 2)])
    expect(weightsFileSchema.parse(readWeightsFile(text))).toEqual(WEIGHTS_DATA);
});

test.each(["", "什么都没有", "{", "}{", "export const WEIGHTS_DATA = { fittedOn: new Date() };"])(
  "«%s» is no weights file",
  (text) => {
    expect(weightsFileSchema.safeParse(readWeightsFile(text)).success).toBe(false);
  },
);

const changed = (change: object) => ({ fittedOn: null, weights: { ...SHIPPED_WEIGHTS, ...change } });
test.each([
  {
    why: "points that do not add up to 100",
    file: changed({ points: { ...SHIPPED_WEIGHTS.points, topic: 1 } }),
    path: "weights.points",
  },
  { why: "a threshold below the other", file: changed({ recommendedFrom: 0 }), path: "weights.recommendedFrom" },
  { why: "an unknown number", file: changed({ magic: 3 }), path: "weights" },
  { why: "a missing number", file: changed({ topicFull: undefined }), path: "weights.topicFull" },
  { why: "a negative number", file: changed({ topicFull: -1 }), path: "weights.topicFull" },
  { why: "a divisor of zero", file: changed({ topicFull: 0 }), path: "weights.topicFull" },
  { why: "a share above the whole", file: changed({ overBudgetLoss: 5 }), path: "weights.overBudgetLoss" },
  { why: "no number", file: changed({ topicFull: Number.NaN }), path: "weights.topicFull" },
  { why: "another date", file: { ...changed({}), fittedOn: "gestern" }, path: "fittedOn" },
])("$why is refused at $path", ({ file, path }) => {
  const result = weightsFileSchema.safeParse(file);
  expect(result.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
});

test("the hash of weights does not depend on the order of their names", () => {
  expect(weightsHash({ a: 1, b: { c: 2, d: 3 } })).toBe(weightsHash({ b: { d: 3, c: 2 }, a: 1 }));
  expect(weightsHash({ a: 1 })).not.toBe(weightsHash({ a: 2 }));
});
