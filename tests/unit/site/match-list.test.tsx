import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MatchList } from "#components/match-list.tsx";
import type { MatchesView } from "#lib/matching/queries/matches.ts";
import { ENGINE } from "#lib/matching/schema.ts";

const names = { chain: (code: string) => code, division: (code: string) => code };

const listing: MatchesView["items"][number]["listing"] = {
  code: "JJJ-2026-S-00001",
  side: "SUPPLY",
  externalId: null,
  form: "PRODUCT",
  title: "金属双极板供应",
  summary: "",
  description: "不锈钢冲压<script>alert(1)</script>",
  keywords: ["双极板"],
  chain: null,
  chainLink: null,
  cluster: null,
  details: {},
  targetRegions: [],
  cooperation: ["PURCHASE"],
  requiredQualifications: [],
  heldQualifications: [],
  amountMinWan: 10,
  amountMaxWan: 20,
  amountBasis: null,
  neededBy: null,
  availableFrom: null,
  validUntil: "2027-11-20",
  visibility: "PUBLIC",
  organization: { id: "o", name: "示例供方有限公司", region: "TIANJIN", division: "120116", verified: true },
  lastConfirmedAt: null,
  completeness: 60,
  status: "PUBLISHED",
  publishedAt: null,
  version: 1,
  url: "",
  attachments: [],
  createdAt: null,
  updatedAt: null,
  lastDecision: null,
  contact: null,
  pending: null,
  enteredByStaff: false,
};

const reason = {
  kind: "TOPIC",
  text: "名称和关键字都说到：双极板",
  points: 30,
  mine: "求购双极板",
  theirs: "<script>alert(1)</script>",
};
const item = { listing, score: 57.6, tier: "RECOMMENDED" as const, reasons: [reason], cautions: [] };
const empty: MatchesView = {
  listing: "JJJ-2026-D-00001",
  asOf: "2026-11-21T04:00:00.000Z",
  engine: ENGINE,
  noMatch: true,
  items: [],
  nearMisses: [],
  hiddenCount: 0,
  lookFrom: 24,
  suggestions: [],
};
const render = (matches: Partial<MatchesView>, mayBlock = false) =>
  renderToStaticMarkup(<MatchList locale="zh-CN" names={names} matches={{ ...empty, ...matches }} mayBlock={mayBlock} />);

test("nothing suitable says 暂无匹配, also when something may be looked at", () => {
  expect(render({})).toContain("暂无匹配");
  const possible = render({ items: [{ ...item, tier: "POSSIBLE", score: 20 }] });
  expect(possible).toContain("暂无匹配");
  expect(possible).toContain("可以看看");
});

test("a recommended match shows its score, its reasons and both quotations, escaped", () => {
  const html = render({ noMatch: false, items: [item] });
  expect(html).not.toContain("暂无匹配");
  for (const word of ["57.6", "推荐", "30 分", "求购双极板", "金属双极板供应", "示例供方有限公司"]) expect(html).toContain(word);
  expect(html).not.toContain("<script>");
});

test("a near miss says what does not fit and what would change it", () => {
  const failed = {
    constraint: "BUDGET" as const,
    text: "报价超过两倍",
    change: "报价降到 20 万元以内",
    mine: null,
    theirs: null,
  };
  const html = render({ nearMisses: [{ listing, failed: [failed] }] });
  for (const word of ["差一点", "报价超过两倍", "怎样就能匹配：报价降到 20 万元以内"]) expect(html).toContain(word);
});

test("不再推荐该单位 is offered to the firm alone, as a plain link", () => {
  expect(render({ items: [item] })).not.toContain("不再推荐该单位");
  expect(render({ items: [item] }, true)).toContain("/my/matches/block?code=JJJ-2026-S-00001");
});

test("what is little alike is folded away with its number, and is still there", () => {
  const faint = { ...item, score: 8.4, tier: "POSSIBLE" as const };
  const page = render({ items: [faint] });
  expect(page).toContain("另有 1 条关联较弱");
  expect(page).toMatch(/<details.*金属双极板供应.*<\/details>/s);
  expect(render({ items: [{ ...faint, score: 30 }] })).not.toContain("关联较弱");
});
