import { expect, test } from "vitest";
import type { Typed } from "#lib/listings/model/typed.ts";
import { createConcepts } from "#lib/matching/model/concepts.ts";
import { loadOntologyFiles } from "#lib/ontology/queries/concept-files.ts";
import { type PasteTools, readPaste } from "#lib/posting/parse/read-paste.ts";
import chains from "#lib/taxonomy/data/chain.json" with { type: "json" };
import qualifications from "#lib/taxonomy/data/qualification.json" with { type: "json" };
import { textTools } from "#lib/text/tools.ts";

const terms = <K extends "chain" | "qualification">(kind: K, list: typeof chains | typeof qualifications) =>
  list.map((term) => ({ ...term, kind }));
const TOOLS: PasteTools = {
  ...textTools,
  concepts: createConcepts(loadOntologyFiles()),
  chains: terms("chain", chains),
  qualifications: terms("qualification", qualifications),
};
const TODAY = "2026-11-22";
const read = (text: string, side: "SUPPLY" | "DEMAND" = "DEMAND") => readPaste(text, side, TODAY, TOOLS);

type Case = { text: string; side?: "SUPPLY"; values: Typed; absent?: string[] };
const CASES: Case[] = [
  {
    text: "我公司因扩产需求购谐波减速器200台，用于六轴机器人第二、三关节，速比100，背隙不大于1弧分，需提供检测报告，供应商须通过ISO9001认证。预算80万元以内，2027年3月底前交货。联系人张三，电话13900001234。",
    values: {
      form: "PRODUCT",
      chain: "robotics",
      title: "求购谐波减速器200台",
      keywords: "谐波减速器、六轴机器人",
      cooperation: ["PURCHASE"],
      amountMaxWan: "80",
      neededBy: "2027-03-31",
      requiredQualifications: "ISO 9001 质量管理体系认证",
    },
    absent: ["amountMinWan", "availableFrom", "targetRegions"],
  },
  {
    text: "供应35MPa加氢站用无油隔膜压缩机\n\n氢气隔膜压缩机整机供应，与氢气接触部分无油，排气压力45MPa。单价160－200万元/台，现货，2027年1月起可供货。我公司为高新技术企业，已取得特种设备制造许可证。",
    side: "SUPPLY",
    values: {
      title: "供应35MPa加氢站用无油隔膜压缩机",
      form: "PRODUCT",
      chain: "hydrogen",
      amountMinWan: "160",
      amountMaxWan: "200",
      amountBasis: "UNIT",
      availableFrom: TODAY,
    },
  },
  {
    text: "名称：钢铁企业烧结烟气余热利用系统集成\n内容：寻求京津企业提供烧结烟气余热回收系统集成服务，交钥匙工程。\n预算：约500万元\n明年6月前完成",
    values: {
      title: "钢铁企业烧结烟气余热利用系统集成",
      form: "SYSTEM_INTEGRATION",
      amountMaxWan: "500",
      neededBy: "2027-06-30",
      targetRegions: ["BEIJING", "TIANJIN"],
    },
  },
  {
    text: "委托开发一种耐高温涂层技术，联合攻关亦可，费用面议，6个月内完成小试。",
    values: { form: "TECHNOLOGY", cooperation: ["COMMISSIONED_RND", "JOINT_RND"], neededBy: "2027-05-22" },
    absent: ["amountMinWan", "amountMaxWan"],
  },
  {
    text: "我公司注册资本5000万元，年产值3亿元，求购数控车床。",
    values: { form: "PRODUCT" },
    absent: ["amountMinWan", "amountMaxWan"],
  },
  {
    text: "求购伺服电机，预算１，２００，０００元，２０２７年６月３０日前到货。",
    values: { amountMaxWan: "120", neededBy: "2027-06-30" },
  },
  { text: "求购伺服电机，2025年6月30日前到货。", values: {}, absent: ["neededBy"] },
  { text: "   \n ", values: {}, absent: ["title", "description", "form"] },
];

test.each(CASES)("a pasted paragraph is read: $text", ({ text, side, values, absent = [] }) => {
  const found = read(text, side).values;
  expect(found).toMatchObject(values);
  for (const name of absent) expect(found[name]).toBeUndefined();
});

test("ways of contact and advertising are left out of every field, and said to be", () => {
  const { values, leftOut } = read(
    "求购 6205 轴承 500 套，精度 P5。有意者请联系王先生 138 0000 1234，微信 zhoucheng_2026，邮箱 a.b@example.invalid，座机010-00001234。要求天津地区供应商。",
  );
  expect(JSON.stringify(values)).not.toMatch(/138|zhoucheng|example|0000-?1234|王先生/u);
  expect(values.description).toContain("精度 P5");
  expect(leftOut).toEqual(expect.arrayContaining(["EMAIL", "WECHAT", "MOBILE"]));
});

test("limits hold: a title of 60, a summary of 200, five keywords of 40, and words copied from Word bring no invisible marks", () => {
  const { values } = read(
    `${"求购\u200b数控机床".repeat(30)}，${"机器人、减速器、伺服电机、控制器、轴承、丝杠、导轨。".repeat(20)}`,
  );
  expect([...String(values.title)].length).toBeLessThanOrEqual(60);
  expect([...String(values.summary)].length).toBeLessThanOrEqual(200);
  expect(String(values.keywords).split("、").length).toBeLessThanOrEqual(5);
  expect(String(values.description)).not.toContain("\u200b");
});

test("a text that speaks for the other side is told", () => {
  expect(read("我司长期供应不锈钢管，现货供应，规格齐全。").otherSide).toBe(true);
  expect(read("求购不锈钢管 20 吨，预算 40 万元。").otherSide).toBe(false);
});

test("sec-31 50,000 characters of attack text are read in a bounded time", () => {
  const attacks = [
    "1".repeat(50_000),
    "万元".repeat(25_000),
    "2027年".repeat(12_000),
    "联系人：".repeat(12_000),
    "要求限面向".repeat(10_000),
    "- ~".repeat(16_000),
  ];
  for (const attack of attacks) expect(() => read(`预算${attack}`)).not.toThrow();
});

test.each([
  "手机外壳注塑模具，求购两套，材料 PC+ABS。",
  "微信小程序开发，求购成熟产品一套。",
  "传真机用热敏打印头，求购 500 只。",
  "电话会议系统改造，寻求系统集成商。",
  "联系实际工况，求购耐腐蚀泵。",
])("a thing whose name begins like a way of contact is kept: %s", (text) => {
  const { values, leftOut } = read(text);
  expect(values.description).toBe(text);
  expect(leftOut).toEqual([]);
});

test.each(["联系人：张三", "联系人张三", "（电话：详见附件）", "微信：同名", "联系王经理", "传真: 无"])(
  "who is to be asked is left out and said to be: %s",
  (line) => {
    const { values, leftOut } = read(`求购 6205 轴承 500 套，精度 P5。\n${line}。\n要求天津地区供应商。`);
    expect(values).toMatchObject({ title: "求购 6205 轴承 500 套，精度 P5", description: "要求天津地区供应商。" });
    expect(leftOut).toEqual(["PERSON"]);
  },
);

test("every line of a text with named parts is kept: what did not become a field of its own is the description", () => {
  const { values } = read(
    "名称：求购氢气循环泵\n关键词：氢气循环泵、燃料电池\n详细说明：用于 60kW 电堆。\n流量 500NL/min，压升 30kPa。\n技术指标：噪声不高于 70dB",
  );
  expect(values).toMatchObject({ title: "求购氢气循环泵", keywords: "氢气循环泵、燃料电池" });
  expect(values.description).toBe("用于 60kW 电堆。\n流量 500NL/min，压升 30kPa。\n技术指标：噪声不高于 70dB");
});

test("of a text that is too long whole characters are read, and it is told that the rest was not", () => {
  const { values, isCut } = read(`求购数控机床。${"𠮷".repeat(6_000)}`);
  expect([...String(values.description)]).toHaveLength(5_000);
  expect(JSON.stringify(values)).toBe(JSON.stringify(values).toWellFormed());
  expect(Object.values(values).every((text) => String(text).isWellFormed())).toBe(true);
  expect(isCut).toBe(true);
  expect(read("求购数控机床。").isCut).toBe(false);
});
