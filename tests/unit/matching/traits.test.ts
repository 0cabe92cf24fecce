import { expect, test } from "vitest";
import { buildDemand, buildSupply, prepareAll, scoreOf } from "../../support/build-match.ts";

const touched = (asked: string, offered: string) =>
  scoreOf(
    buildDemand({ title: "求购", keywords: [], description: asked }),
    buildSupply({ title: "供应", keywords: [], description: offered }),
  ).ruledOut.length > 0;

test.each([
  ["只卖地坪材料的请勿联系", "自流平砂浆，只供料"],
  ["单供设备的不考虑", "水处理主机，安装由业主另找施工队，安装不负责"],
  ["光出图纸的免谈", "设备图纸齐全，没有施工队伍"],
  ["转包的公司我们不谈", "我们负责设计，部件委托外面的工厂加工"],
  ["贴牌产品谢绝", "成品可换标，两周交货"],
  ["外发加工的不考虑", "没有自有车间，订单交由合作厂完成"],
  ["只做样品的就算了", "打样三天，量产订单不接"],
  ["只打样的不谈", "仅限样品和试制"],
  ["不接受中间商", "我们居间介绍，收佣金"],
])("%s / %s", (asked, offered) => {
  const supply = buildSupply({ title: "供应", keywords: [], summary: offered });
  expect(touched(asked, offered) || scoreOf(buildDemand({ description: asked, keywords: [] }), supply).ruledOut.length > 0).toBe(
    true,
  );
});

test.each([
  ["只卖地坪材料的请勿联系", "自流平砂浆包工包料"],
  ["转包的公司我们不谈", "自有车间，从不外包加工"],
  ["只做样品的就算了", "打样和大货都接"],
  ["二手设备不要", "全新设备"],
])("%s says nothing against %s", (asked, offered) => {
  expect(touched(asked, offered)).toBe(false);
});

test("the head of what is ruled out is no reason, what tells it apart is", () => {
  const supply = buildSupply({
    title: "积木代工",
    keywords: [],
    description: "各类益智玩具代工，塑料玩具不做",
  });
  const { prepared } = prepareAll([supply]);
  expect(prepared[0]?.form.exclusions[0]?.words.map((words) => words.length)).toEqual([1]);
});
