import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { explainPair } from "#lib/matching/score/explain.ts";
import { FIELD_FEATURES } from "#lib/matching/score/features.ts";
import { quotable } from "#lib/matching/score/quotes.ts";
import { highestPossible, rankCounterparts, scoreWith, tierOf } from "#lib/matching/score/rank.ts";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";
import { buildDemand, buildSupply, prepareAll, readingTools, scoreOf, TODAY } from "../../support/build-match.ts";

test("the weights add up to 100", () => {
  expect(Object.values(SHIPPED_WEIGHTS.points).reduce((sum, weight) => sum + weight, 0)).toBe(100);
});

type FeatureCase = {
  feature: keyof typeof FIELD_FEATURES;
  why: string;
  demand?: Partial<MatchListing>;
  supply?: Partial<MatchListing>;
  share: number | null;
};
test.each<FeatureCase>([
  { feature: "form", why: "same", share: 1 },
  { feature: "form", why: "other", supply: { form: "TECHNOLOGY" }, share: 0 },
  { feature: "form", why: "unknown", supply: { form: null }, share: null },
  { feature: "cooperation", why: "one of two shared", demand: { cooperation: ["PURCHASE", "SERVICE"] }, share: 0.5 },
  { feature: "cooperation", why: "unknown", demand: { cooperation: [] }, share: null },
  {
    feature: "price",
    why: "inside the budget",
    demand: { amountMinWan: 10, amountMaxWan: 20 },
    supply: { amountMinWan: 15, amountMaxWan: 30 },
    share: 1,
  },
  {
    feature: "price",
    why: "touches at one point",
    demand: { amountMinWan: 10, amountMaxWan: 20 },
    supply: { amountMaxWan: 10 },
    share: 1,
  },
  { feature: "price", why: "half as much again over", demand: { amountMaxWan: 20 }, supply: { amountMinWan: 30 }, share: 0.3 },
  { feature: "price", why: "an eighth of the budget", demand: { amountMinWan: 80 }, supply: { amountMaxWan: 10 }, share: 0 },
  { feature: "price", why: "negotiable", demand: { amountMaxWan: 20 }, share: null },
  {
    feature: "price",
    why: "another basis",
    demand: { amountMaxWan: 20, amountBasis: "UNIT" },
    supply: { amountMaxWan: 20 },
    share: null,
  },
  { feature: "time", why: "in time", demand: { neededBy: "2027-01-02" }, supply: { availableFrom: "2027-01-02" }, share: 1 },
  {
    feature: "time",
    why: "fifteen days late",
    demand: { neededBy: "2027-01-01" },
    supply: { availableFrom: "2027-01-16" },
    share: 0.25,
  },
  { feature: "time", why: "unknown", supply: { availableFrom: "2027-01-16" }, share: null },
  {
    feature: "qualification",
    why: "asked for and held",
    demand: { requiredQualifications: [{ key: "cma", label: "CMA" }] },
    supply: { heldQualifications: [{ key: "cma", label: "cma" }] },
    share: 1,
  },
  { feature: "qualification", why: "nothing asked for", share: null },
  { feature: "region", why: "across a border", share: 1 },
  { feature: "region", why: "at home", supply: { region: "HEBEI" }, share: 0 },
  { feature: "chain", why: "same chain", demand: { chain: "hydrogen" }, supply: { chain: "hydrogen" }, share: 0.6 },
  {
    feature: "chain",
    why: "same link",
    demand: { chain: "hydrogen", chainLink: "储运" },
    supply: { chain: "hydrogen", chainLink: "储运" },
    share: 1,
  },
  { feature: "chain", why: "none is no common chain", demand: { chain: "none" }, supply: { chain: "none" }, share: null },
  {
    feature: "freshness",
    why: "both confirmed lately",
    demand: { confirmedOn: "2026-11-01" },
    supply: { confirmedOn: "2026-10-01" },
    share: 1,
  },
  {
    feature: "freshness",
    why: "one long ago",
    demand: { confirmedOn: "2026-11-01" },
    supply: { confirmedOn: "2026-01-01" },
    share: 0,
  },
])("$feature, $why: $share", ({ feature, demand, supply, share }) => {
  const [asked, offered] = prepareAll([buildDemand(demand), buildSupply(supply)]).prepared;
  if (!asked || !offered) throw new Error("not prepared");
  const measured = FIELD_FEATURES[feature](asked.form, offered.form, TODAY.today);
  if (share === null) expect(measured).toBeNaN();
  else expect(measured).toBeCloseTo(share, 6);
});

test("a well-filled form on another subject earns next to nothing", () => {
  const full = { amountMinWan: 10, amountMaxWan: 20, cooperation: ["PURCHASE"] };
  const score = scoreOf(
    buildDemand({ ...full, neededBy: "2027-05-01" }),
    buildSupply({ ...full, availableFrom: "2027-01-01", title: "果蔬冷链配送", description: "叶菜当日送达", keywords: ["冷链"] }),
  );
  expect(score.points).toBeLessThan(1);
});

test("a word inside what a text rules out is no common topic", () => {
  const said = scoreOf(buildDemand({ keywords: ["气密检测"] }), buildSupply({ description: "双极板冲压，气密检测" }));
  const denied = scoreOf(buildDemand({ keywords: ["气密检测"] }), buildSupply({ description: "双极板冲压，不含气密检测" }));
  expect(denied.cosine).toBeLessThan(said.cosine);
});

test.each([
  [SHIPPED_WEIGHTS.recommendedFrom, "RECOMMENDED"],
  [SHIPPED_WEIGHTS.recommendedFrom - 0.1, "POSSIBLE"],
  [SHIPPED_WEIGHTS.shownFrom, "POSSIBLE"],
  [SHIPPED_WEIGHTS.shownFrom - 0.1, null],
])("%d points are %s", (points, tier) => {
  expect(tierOf(points)).toBe(tier);
});

const WORDS = [
  "双极板",
  "金属",
  "冲压",
  "激光焊",
  "气密检测",
  "加氢站",
  "压缩机",
  "平面度≤0.2mm",
  "平面度0.1mm",
  "产能每月2万片",
  "不含安装",
  "石墨板请勿联系",
  "仅限河北",
  "果蔬",
  "冷链",
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }).map((words) => words.join("，"));
const amount = fc.option(fc.integer({ min: 0, max: 500 }), { nil: null });
const change = fc.record({
  title: text,
  summary: fc.oneof(fc.constant(""), text),
  description: text,
  keywords: fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 5 }),
  form: fc.constantFrom("PRODUCT" as const, "TECHNOLOGY" as const, null),
  region: fc.constantFrom("BEIJING" as const, "TIANJIN" as const, "HEBEI" as const),
  targetRegions: fc.uniqueArray(fc.constantFrom("BEIJING" as const, "TIANJIN" as const, "HEBEI" as const), { maxLength: 3 }),
  cooperation: fc.uniqueArray(fc.constantFrom("PURCHASE", "SERVICE", "LICENSE"), { maxLength: 3 }),
  amountMinWan: amount,
  amountBasis: fc.constantFrom("TOTAL" as const, "UNIT" as const, null),
});
const demands = change.map((fields) => buildDemand(fields));
const supplies = change.map((fields) => buildSupply(fields));

describe("for any two listings", () => {
  test("the parts and the told reasons add up to the score, which lies between 0 and 100", () => {
    fc.assert(
      fc.property(demands, supplies, (demand, supply) => {
        const { context, prepared } = prepareAll([demand, supply]);
        const score = scoreOf(demand, supply);
        const [a, b] = prepared.map((one) => quotable(one, readingTools(), "某单位"));
        if (!a || !b) throw new Error("not prepared");
        const explained = explainPair(score, context.rarity, a, b);
        const sum = (lines: readonly { points: number }[]) => lines.reduce((total, { points }) => total + points, 0);
        expect(sum(score.parts)).toBeCloseTo(score.points, 6);
        expect(Math.abs(sum(explained.reasons) - score.points)).toBeLessThanOrEqual(0.5);
        expect(explained.reasons.every(({ points }) => points > 0)).toBe(true);
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(100);
      }),
    );
  });

  test("every quotation is an exact piece of a text of its listing", () => {
    const textsOf = (listing: MatchListing) => [listing.title, listing.summary, listing.description, ...listing.keywords];
    fc.assert(
      fc.property(demands, supplies, (demand, supply) => {
        const { context, prepared } = prepareAll([demand, supply]);
        const [a, b] = prepared.map((one) => quotable(one, readingTools(), "某单位"));
        if (!a || !b) throw new Error("not prepared");
        const { reasons, against, doubts, unstated } = explainPair(scoreOf(demand, supply), context.rarity, a, b);
        for (const line of [...reasons, ...against, ...doubts]) {
          if (line.demand !== null) expect(textsOf(demand).some((one) => one.includes(line.demand ?? ""))).toBe(true);
          if (line.supply !== null) expect(textsOf(supply).some((one) => one.includes(line.supply ?? ""))).toBe(true);
        }
        for (const { demand: quote } of unstated)
          if (quote !== null) expect(textsOf(demand).some((one) => one.includes(quote))).toBe(true);
      }),
    );
  });

  test("the score is the same from either side", () => {
    fc.assert(
      fc.property(demands, supplies, (demand, supply) => {
        const { context, prepared } = prepareAll([demand, supply]);
        const [a, b] = prepared;
        if (!a || !b) throw new Error("not prepared");
        expect(scoreWith(a, b, context)).toEqual(scoreWith(b, a, context));
      }),
    );
  });

  test("no cosine promises less than the pair earns", () => {
    fc.assert(
      fc.property(demands, supplies, (demand, supply) => {
        const score = scoreOf(demand, supply);
        expect(score.points).toBeLessThanOrEqual(highestPossible(score.cosine));
      }),
    );
  });
});

test("ranking from the most alike on answers what scoring every pair answers", () => {
  fc.assert(
    fc.property(demands, fc.array(change, { maxLength: 60 }), (demand, changes) => {
      const offers = changes.map((fields, i) =>
        buildSupply({ ...fields, id: `s${i}`, code: `JJJ-2026-S-${String(i).padStart(5, "0")}`, organizationId: `o${i}` }),
      );
      const { context, prepared } = prepareAll([demand, ...offers]);
      const [mine, ...others] = prepared;
      if (!mine) throw new Error("not prepared");
      const ranked = rankCounterparts(mine, others, context, 5);
      const everyone = others
        .map((other) => ({ code: other.listing.code, score: scoreWith(mine, other, context) }))
        .filter(({ score }) => score.compatible && score.points >= 1)
        .sort((a, b) => b.score.points - a.score.points || (a.code < b.code ? -1 : 1));
      expect(ranked.fitting.slice(0, 5).map(({ other }) => other.listing.code)).toEqual(
        everyone.slice(0, 5).map(({ code }) => code),
      );
      for (const { score } of ranked.fitting) expect(score).toMatchObject({ compatible: true, broken: 0 });
    }),
    { numRuns: 60 },
  );
});
