import { expect, test } from "vitest";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { prepareListing } from "#lib/matching/model/prepared.ts";
import { TermCounts } from "#lib/matching/model/rarity.ts";
import { explainPair } from "#lib/matching/score/explain.ts";
import { scorePair } from "#lib/matching/score/pair.ts";
import { quotable } from "#lib/matching/score/quotes.ts";
import { buildDemand, buildSupply, readingTools, scoreOf, TODAY } from "../../support/build-match.ts";

type Change = Partial<MatchListing>;
test.each<{ why: string; better: [Change, Change]; worse: [Change, Change] }>([
  {
    why: "a price over the budget costs more than the points of the price",
    better: [{ amountMaxWan: 100 }, { amountMinWan: 100 }],
    worse: [{ amountMaxWan: 100 }, { amountMinWan: 180 }],
  },
  {
    why: "numbers the supply says nothing about",
    better: [{ description: "噪声不超过60dB，转速3000rpm" }, { description: "噪声55dB，转速3000rpm" }],
    worse: [{ description: "噪声不超过60dB，转速3000rpm" }, { description: "噪声55dB" }],
  },
  {
    why: "a number missed by far against one missed by little",
    better: [{ description: "工作台长度600mm" }, { description: "工作台长度700mm" }],
    worse: [{ description: "工作台长度600mm" }, { description: "工作台长度2400mm" }],
  },
])("$why", ({ better, worse }) => {
  const points = ([demand, supply]: [Change, Change]) => scoreOf(buildDemand(demand), buildSupply(supply)).points;
  expect(points(worse)).toBeLessThan(points(better));
});

test("numbers that agree make it surer that two texts without a common word speak of one thing", () => {
  const asked = { title: "面团机", keywords: [], description: "每锅50kg，转速120rpm，功率7.5kW" };
  const score = (description: string) => scoreOf(buildDemand(asked), buildSupply({ title: "搅拌缸", keywords: [], description }));
  expect(score("一缸50kg，120rpm，7.5kW").points).toBeGreaterThan(score("一缸4kg，9000rpm，0.2kW").points);
});

const PAIRS: [Change, Change][] = [
  [
    { title: "求购冷藏车蓄冷板", keywords: ["蓄冷板"], description: "城配冷藏车用，保温时间不少于8小时，温度2–8℃" },
    {
      title: "相变蓄冷箱体总成",
      keywords: ["蓄冷板", "医药冷链"],
      description: "疫苗转运箱配套蓄冷板，内壁可拆洗，保温时间10小时",
    },
  ],
  [
    { title: "输液泵整机代工", keywords: ["输液泵"], description: "流量精度±2%，年产能不少于5万台" },
    { title: "输液泵委托生产", keywords: ["医疗器械", "输液泵"], description: "洁净车间，流量精度±1.5%，年产能8万台" },
  ],
  [
    { title: "无人机航测服务采购", keywords: ["航测"], description: "园区三维建模，分辨率优于5cm，10天内交付" },
    { title: "倾斜摄影航测", keywords: ["航测", "三维建模"], description: "园区三维建模，分辨率3cm，7天交付" },
  ],
  [
    { title: "等保测评整改", keywords: ["等保"], description: "三级系统两套，日志审计留存不少于180天" },
    { title: "等保三级整改服务", keywords: ["等保", "日志审计"], description: "日志审计留存365天，含测评辅导" },
  ],
];

/** A listing without one quoted piece, wherever it stands. */
const without = (listing: MatchListing, quote: string): MatchListing => ({
  ...listing,
  title: listing.title.replaceAll(quote, ""),
  summary: listing.summary.replaceAll(quote, ""),
  description: listing.description.replaceAll(quote, ""),
  keywords: listing.keywords.filter((keyword) => keyword !== quote),
});

test.each(PAIRS)("taking the cited evidence away lowers the score: %o", (asked, offered) => {
  const listings = { demand: buildDemand(asked), supply: buildSupply(offered) };
  const tools = readingTools();
  const prepare = (listing: MatchListing) => prepareListing(listing, tools);
  const [demand, supply] = [prepare(listings.demand), prepare(listings.supply)];
  const counts = new TermCounts();
  counts.add(demand.form);
  counts.add(supply.form);
  const context = { ...TODAY, rarity: counts.snapshot() };
  const score = scorePair(demand.form, supply.form, context);
  const { reasons } = explainPair(score, context.rarity, quotable(demand, tools, ""), quotable(supply, tools, ""));
  const cited = reasons.filter((reason) => reason.demand !== null && reason.supply !== null);
  expect(cited.length).toBeGreaterThan(0);
  for (const { demand: quote } of cited) {
    const poorer = prepare(without(listings.demand, quote ?? ""));
    expect(scorePair(poorer.form, supply.form, context).points).toBeLessThan(score.points);
  }
});
