import { describe, expect, test } from "vitest";
import { isAbsent } from "#lib/matching/model/absent.ts";
import { createConcepts } from "#lib/matching/model/concepts.ts";
import { betterDirection } from "#lib/matching/model/direction.ts";
import { PLACE, TRAIT } from "#lib/matching/model/form.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { magnitudeTerms } from "#lib/matching/model/magnitude.ts";
import { materialsOf } from "#lib/matching/model/materials.ts";
import { prepareListing, readTexts } from "#lib/matching/model/prepared.ts";
import { parseQuantities } from "#lib/matching/model/quantity.ts";
import { parseConcepts } from "#lib/ontology/model/parse.ts";
import { openOntology } from "#lib/ontology/queries/open-ontology.ts";
import { foldText } from "#lib/text/fold.ts";
import { hash32 } from "#lib/text/hash.ts";
import { buildDemand, buildSupply, readingTools, scoreOf } from "../../support/build-match.ts";

const LINES = `
[领域] 食品机械 | food machinery
[产品] 灌装机 | 充填机, filling machine | < 食品机械
[产品] 无菌灌装机 | 无菌充填线 | < 灌装机
[产品] 重力灌装机 | 常压灌装机 | < 灌装机
[指标] 灌装精度 | 装量差异, 净含量偏差
`;
const concepts = createConcepts(openOntology(parseConcepts(LINES).concepts, 1n));
const termsOf = (texts: Partial<MatchListing>) => {
  const { terms } = readTexts({ title: "", summary: "", description: "", keywords: [], ...texts }, readingTools(concepts));
  return new Map(terms.map((term) => [term.term, term]));
};

describe("concepts as terms", () => {
  test("a name counts as its concept and, half as much a step, as what that is a kind of", () => {
    const terms = termsOf({ title: "无菌充填线" });
    const weight = (name: string) => terms.get(`c:${name}`)?.weight ?? 0;
    expect(weight("无菌灌装机")).toBe(1.5);
    expect(weight("灌装机")).toBe(0.75);
    expect(weight("食品机械")).toBeLessThan(0.1);
    expect(terms.get("c:无菌灌装机")?.place).toBe(PLACE.concept | PLACE.title | PLACE.core);
  });

  test("two texts without a common word meet in a concept", () => {
    const demand = buildDemand({ title: "求充填机", description: "果汁", keywords: [] });
    const supply = buildSupply({ title: "灌装机供应", description: "乳品", keywords: [] });
    expect(scoreOf(demand, supply).cosine).toBeLessThan(scoreOf(demand, supply, concepts).cosine);
  });

  test("what is ruled out is no concept of the listing", () => {
    expect(termsOf({ title: "果汁线，重力灌装机不要" }).has("c:重力灌装机")).toBe(false);
  });
});

test.each([
  ["转速 3000rpm", ["q:rotation:11", "q:rotation:12"]],
  ["容积 500L", ["q:volume:-1", "q:volume:-2"]],
  ["≥0.5 L", ["q:volume:-11", "q:volume:-12"]],
  ["载重 0kg", []],
])("order of magnitude of %s", (text, terms) => {
  const [quantity] = parseQuantities(foldText(text));
  expect(quantity ? magnitudeTerms(quantity).map(({ term }) => term) : []).toEqual(terms);
});

test.each([
  ["time/count", "单件节拍", -1],
  ["mass", "装量误差", -1],
  ["power", "待机功耗", -1],
  ["mass", "起重", 1],
  ["time", "电池寿命", 1],
  ["count/time", "每小时", 1],
  ["volume/time", "泄漏", -1],
  ["length", "外径", 0],
  ["time", "精度寿命", 0],
])("%s with %s: better %i", (dimension, words, better) => {
  expect(betterDirection(dimension, words)).toBe(better);
});

test.each([
  ["不饱和油脂", ["m:油"]],
  ["无油空压机", []],
  ["告别油炸", []],
  ["油炸线停用", []],
  ["含糖饮料", ["m:糖"]],
  ["脱盐乳清", []],
])("materials of one character in %s", (text, materials) => {
  expect(materialsOf(text)).toEqual(materials);
});

test.each([
  ["替代进口轴承", "进口轴承", true],
  ["免安装支架", "安装", true],
  ["铁托盘换成塑料托盘", "铁托盘", true],
  ["铁托盘换成塑料托盘", "塑料托盘", false],
  ["轴承更换服务", "轴承", false],
])("%s: %s absent %s", (text, word, absent) => {
  const at = text.indexOf(word);
  expect(isAbsent(text, at, at + word.length)).toBe(absent);
});

describe("the form", () => {
  test("the same listing gives the same form", () => {
    const read = () => prepareListing(buildSupply({ description: "转速3000rpm，不含安装" }), readingTools(concepts)).form;
    expect(read()).toEqual(read());
  });

  test("terms are ascending hashes with their frequency in eighths", () => {
    const { form } = prepareListing(buildSupply({ title: "离心机", keywords: [], description: "" }), readingTools());
    expect([...form.terms]).toEqual([...form.terms].sort((a, b) => a - b));
    expect(form.tf[form.terms.indexOf(hash32("离心机"))]).toBe(24);
  });

  test.each([
    [{ organizationName: "示例商贸有限公司" }, TRAIT.trader],
    [{ title: "德国离心泵，授权代理现货" }, TRAIT.trader],
    [{ title: "离心泵" }, 0],
  ])("a firm that sells for others is a trader: %o", (change, trait) => {
    expect(prepareListing(buildSupply(change), readingTools()).form.orgTraits).toBe(trait);
  });
});

describe("exclusions by kind", () => {
  const judge = (demand: Partial<MatchListing>, supply: Partial<MatchListing>) =>
    scoreOf(
      buildDemand({ title: "果汁灌装线", keywords: [], description: "", ...demand }),
      buildSupply({ title: "灌装机", keywords: [], description: "", ...supply }),
      concepts,
    ).compatible;
  test.each([
    ["another name of what is ruled out", { description: "重力灌装机不考虑" }, { title: "常压灌装机" }, false],
    ["another kind of the same thing", { description: "重力灌装机不考虑" }, { title: "无菌充填线" }, true],
    ["a bare material", { description: "凡是带油的，一概不接受" }, { title: "油压灌装机" }, false],
    ["and something without it", { description: "凡是带油的，一概不接受" }, { title: "无油灌装机" }, true],
    ["what a supply leaves out is missing, not refused", {}, { description: "无菌灌装机另配" }, true],
  ] as const)("%s", (_why, demand, supply, compatible) => {
    expect(judge(demand, supply)).toBe(compatible);
  });
});

describe("numbers of the same thing", () => {
  const check = (asked: string, stated: string) =>
    scoreOf(
      buildDemand({ title: "颗粒包装机", keywords: [], description: asked }),
      buildSupply({ title: "颗粒包装机", keywords: [], description: stated }),
      concepts,
    ).specs[0];
  test.each([
    ["less is better", "装量误差1%", "装量误差0.5%", "met"],
    ["and more is not", "装量误差1%", "装量误差4%", "missed"],
    ["more is better", "包装产能每小时2000件", "包装产能每小时3000件", "met"],
    ["no way is better: the number itself", "料斗直径600mm", "料斗直径900mm", "missed"],
    ["one property by two names", "灌装精度不超过1%", "净含量偏差0.6%", "met"],
  ])("%s: %s, %s", (_why, asked, stated, result) => {
    expect(check(asked, stated)).toMatchObject({ result, sameThing: 1 });
  });

  test.each([
    ["低于90%的一概不收", "纯度95%", "met"],
    ["超过5%的一律不要", "纯度3%", "met"],
    ["低于90%的一概不收", "纯度60%", "missed"],
  ])("what is ruled out turns round: 纯度%s, %s", (asked, stated, result) => {
    expect(check(`纯度${asked}`, stated)).toMatchObject({ result, sameThing: 1 });
  });

  test("a dimension may name what is measured, but not surely enough to contradict", () => {
    expect(check("噪声不超过60分贝", "运行70dB")).toMatchObject({ result: "missed", sameThing: 0.9 });
  });

  test("a miss is told in powers of two, three at most", () => {
    expect(check("料斗直径600mm", "料斗直径1200mm")?.off).toBeCloseTo(1, 6);
    expect(check("装量误差0.1%", "装量误差20%")?.off).toBe(3);
  });
});
