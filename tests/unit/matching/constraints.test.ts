import { describe, expect, test } from "vitest";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { brokenDetails, brokenMask, type ConstraintContext } from "#lib/matching/score/constraints.ts";
import { hash32 } from "#lib/text/hash.ts";
import { buildDemand, buildSupply, prepareAll, scoreOf, TODAY } from "../../support/build-match.ts";

/** The broken constraints of a pair, as they are told. */
function brokenOf(demand: MatchListing, supply: MatchListing, context: ConstraintContext) {
  const [a, b] = prepareAll([demand, supply]).prepared;
  if (!a || !b) throw new Error("not prepared");
  return brokenDetails(brokenMask(a.form, b.form, context), a, b);
}

type Case = { why: string; demand?: Partial<MatchListing>; supply?: Partial<MatchListing>; broken: string[] };
const iso = { key: "iso 9001", label: "ISO 9001" };
const cma = { key: "cma", label: "CMA" };

test.each<Case>([
  { why: "nothing stated breaks nothing", broken: [] },
  { why: "REGION: the demand accepts the supply's region", demand: { targetRegions: ["BEIJING"] }, broken: [] },
  { why: "REGION: the demand does not", demand: { targetRegions: ["TIANJIN", "HEBEI"] }, broken: ["REGION"] },
  { why: "REGION: the supply does not accept the demand's", supply: { targetRegions: ["BEIJING"] }, broken: ["REGION"] },
  {
    why: "REGION: a preview without a firm is not refused",
    demand: { region: null },
    supply: { targetRegions: ["BEIJING"] },
    broken: [],
  },
  {
    why: "QUALIFICATION: held",
    demand: { requiredQualifications: [iso] },
    supply: { heldQualifications: [cma, iso] },
    broken: [],
  },
  {
    why: "QUALIFICATION: one of two missing",
    demand: { requiredQualifications: [iso, cma] },
    supply: { heldQualifications: [iso] },
    broken: ["QUALIFICATION"],
  },
  { why: "BUDGET: exactly twice", demand: { amountMaxWan: 100 }, supply: { amountMinWan: 200 }, broken: [] },
  { why: "BUDGET: a cent more than twice", demand: { amountMaxWan: 100 }, supply: { amountMinWan: 200.01 }, broken: ["BUDGET"] },
  {
    why: "BUDGET: the lower price against the higher budget",
    demand: { amountMinWan: 10, amountMaxWan: 100 },
    supply: { amountMinWan: 150, amountMaxWan: 900 },
    broken: [],
  },
  {
    why: "BUDGET: only an upper price, only a lower budget",
    demand: { amountMinWan: 100 },
    supply: { amountMaxWan: 201 },
    broken: ["BUDGET"],
  },
  { why: "BUDGET: negotiable on one side", demand: { amountMaxWan: 100 }, broken: [] },
  {
    why: "BUDGET: different bases are not compared",
    demand: { amountMaxWan: 1, amountBasis: "UNIT" },
    supply: { amountMinWan: 900, amountBasis: "YEARLY" },
    broken: [],
  },
  {
    why: "BUDGET: no basis reads as the total",
    demand: { amountMaxWan: 1 },
    supply: { amountMinWan: 900, amountBasis: "TOTAL" },
    broken: ["BUDGET"],
  },
  { why: "DATE: thirty days late", demand: { neededBy: "2027-01-01" }, supply: { availableFrom: "2027-01-31" }, broken: [] },
  {
    why: "DATE: thirty-one days late",
    demand: { neededBy: "2027-01-01" },
    supply: { availableFrom: "2027-02-01" },
    broken: ["DATE"],
  },
  { why: "DATE: one side silent", supply: { availableFrom: "2029-01-01" }, broken: [] },
  { why: "VALIDITY: last day today", supply: { validUntil: "2026-11-21" }, broken: [] },
  { why: "VALIDITY: last day yesterday", supply: { validUntil: "2026-11-20" }, broken: ["VALIDITY"] },
  { why: "SIDE: told alone", demand: { targetRegions: ["TIANJIN"] }, supply: { side: "DEMAND" }, broken: ["SIDE"] },
  { why: "SELF: told alone", demand: { targetRegions: ["TIANJIN"] }, supply: { organizationId: "buyer" }, broken: ["SELF"] },
  {
    why: "all at once, in the order of the table",
    demand: { targetRegions: ["TIANJIN"], requiredQualifications: [cma], amountMaxWan: 1, neededBy: "2026-12-01" },
    supply: { amountMinWan: 3, availableFrom: "2027-12-01" },
    broken: ["REGION", "QUALIFICATION", "BUDGET", "DATE"],
  },
])("$why", ({ demand, supply, broken }) => {
  const found = brokenOf(buildDemand(demand), buildSupply(supply), TODAY);
  expect(found.map(({ constraint }) => constraint)).toEqual(broken);
});

test.each([
  ["buyer", "seller"],
  ["seller", "buyer"],
])("BLOCKED: %s has ruled out %s", (from, to) => {
  const context = { ...TODAY, blocked: (a: number, b: number) => a === hash32(from) && b === hash32(to) };
  expect(brokenOf(buildDemand(), buildSupply(), context)).toEqual([{ constraint: "BLOCKED" }]);
});

describe("SPEC, read from prose", () => {
  const spec = (asked: string, stated: string) =>
    scoreOf(
      buildDemand({ description: `燃料电池电堆用金属双极板，${asked}` }),
      buildSupply({ description: `不锈钢冲压金属双极板，${stated}` }),
    );
  test.each([
    { asked: "平面度不大于0.2mm", stated: "平面度0.15mm", compatible: true, result: "met" },
    { asked: "平面度不大于0.2mm", stated: "平面度150微米", compatible: true, result: "met" },
    { asked: "平面度不大于0.2mm", stated: "平面度0.5mm", compatible: false, result: "missed" },
    { asked: "产能每月不少于2万片", stated: "产能30000片/月", compatible: true, result: "met" },
    { asked: "产能每月不少于2万片", stated: "产能每月5000片", compatible: false, result: "missed" },
    { asked: "寿命不低于8000小时", stated: "寿命≥5000h", compatible: false, result: "missed" },
    { asked: "厚度0.1mm", stated: "厚度0.05–0.15mm", compatible: true, result: "met" },
    { asked: "厚度0.1mm", stated: "厚度1mm", compatible: true, result: "missed" },
    { asked: "平面度不大于0.2mm", stated: "平面度0.21mm", compatible: true, result: "near" },
  ])("$asked / $stated: compatible $compatible", ({ asked, stated, compatible, result }) => {
    const score = spec(asked, stated);
    expect(score.compatible).toBe(compatible);
    expect(score.specs.map((check) => check.result)).toEqual([result]);
  });

  test("a number about something else contradicts nothing", () => {
    expect(spec("平面度不大于0.2mm", "模具长度600mm").compatible).toBe(true);
  });
});

describe("EXCLUSION, read from prose", () => {
  test.each([
    {
      why: "the demand rules out what the supply is named after",
      demand: { description: "金属双极板，石墨板请勿联系" },
      supply: { keywords: ["石墨板"], title: "石墨板双极板" },
      compatible: false,
    },
    { why: "what it rules out the supply is not", demand: { description: "金属双极板，石墨板请勿联系" }, compatible: true },
    {
      why: "the supply does not do what the demand is named after",
      demand: { title: "双极板涂层加工", keywords: ["涂层"] },
      supply: { description: "金属双极板成形，涂层不做" },
      compatible: false,
    },
    { why: "only for a region that is not the other's", supply: { description: "金属双极板，仅限北京" }, compatible: false },
    { why: "only for the other's region", supply: { description: "金属双极板，只供河北天津用户" }, compatible: true },
    {
      why: "no traders, and the other is one",
      demand: { description: "求购金属双极板，不接受贸易商" },
      supply: { organizationName: "示例贸易公司" },
      compatible: false,
    },
    { why: "no traders, and the other makes it", demand: { description: "求购金属双极板，不接受贸易商" }, compatible: true },
  ] as { why: string; demand?: Partial<MatchListing>; supply?: Partial<MatchListing>; compatible: boolean }[])(
    "$why",
    ({ demand, supply, compatible }) => {
      expect(scoreOf(buildDemand(demand), buildSupply(supply)).compatible).toBe(compatible);
    },
  );
});
