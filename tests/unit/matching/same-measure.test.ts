// Two statements of one thing under different names, in different units, as a greatest or as it is now.
import { describe, expect, test } from "vitest";
import { parseQuantities } from "#lib/matching/model/quantity.ts";
import { checkSpecs } from "#lib/matching/score/specs.ts";
import { fold } from "#lib/text/fold.ts";
import { buildDemand, buildSupply, prepareAll } from "../../support/build-match.ts";

const read = (text: string) => parseQuantities(fold(text).text);

describe("units of trade and of other countries", () => {
  test.each([
    ["体积密度0.95g/cm³", "mass/volume", 950],
    ["棉花容重1.3 lb/ft3", "mass/volume", (1.3 * 0.453592) / 0.0283168],
    ["帆布12 oz/yd²", "mass/area", (12 * 0.0283495) / 0.83613],
    ["铜版纸157gsm", "mass/area", 0.157],
    ["货架3kN/m²", "pressure", 3000],
    ["气密6 kgf/cm²", "pressure", 6 * 98_066.5],
    ["探头臂长0.5 in, 黄铜", "length", 0.0127],
    ["门高7英尺", "length", 7 * 0.3048],
    ["焊机400A", "current", 400],
    ["年处理量3万t/a", "mass/time", 3e7 / 31_536_000],
    ["空压机6立方/分", "volume/time", 0.1],
    ["电感47μH", "inductance", 47e-6],
    ["散热器0.8K/W", "thermalresistance", 0.8],
    ["台面照度500lx", "illuminance", 500],
    ["月用量20吨", "mass/time", 20_000 / 2_592_000],
    ["年需5000只", "count/time", 5000 / 31_536_000],
  ])("%s", (text, dimension, value) => {
    const [quantity, ...others] = read(text);
    expect(others).toEqual([]);
    expect(quantity?.dimension).toBe(dimension);
    expect((quantity?.high ?? Number.NaN) / value).toBeCloseTo(1, 6);
  });

  test.each(["5月20日前交货", "样品9月底到", "12月中旬开馆", "3D打印", "4D影院", "50方钢", "双面胶带3双面", "100 in stock"])(
    "%s: neither a time nor an amount",
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  test.each(["租期8月", "质保24个月"])("%s is a stretch of time", (text) => {
    expect(read(text)[0]?.dimension).toMatch(/time/u);
  });
});

function checked(asked: string, offered: string) {
  const { prepared } = prepareAll([
    buildDemand({ title: "求购", keywords: [], description: asked }),
    buildSupply({ title: "供应", keywords: [], description: offered }),
  ]);
  const [demand, supply] = prepared.map(({ form }) => form);
  if (!demand || !supply) throw new Error("two listings");
  return checkSpecs(demand.quantities, supply.quantities).filter(({ sameThing }) => sameThing >= 0.8);
}

const check = (asked: string, offered: string) => checked(asked, offered).map(({ result }) => result);

describe("one thing under two names", () => {
  test.each([
    ["整机保修三年以上", "验收后起保12个月", ["missed"]],
    ["整机保修一年以上", "三包2年", ["met"]],
    ["货架层载荷不低于500kg", "每层承重300公斤", ["missed"]],
    ["平台承载≥5kN/m²", "楼面允许荷载8kPa", ["met"]],
    ["膜厚≥80μm", "厚度5丝", ["missed"]],
    ["门幅不小于2.4米", "织物宽180cm", ["missed"]],
    ["孔深30mm以上", "drilling depth 45 mm", ["met"]],
    ["拉伸强度≥20MPa", "tensile 12 MPa", ["missed"]],
    ["接到电话2小时内到场", "24小时抵达现场", ["missed"]],
    ["不超过20天交货", "45天完工", ["missed"]],
    ["扭矩不低于200N·m", "输出80牛米", ["missed"]],
    ["容重不小于100kg/m³", "0.12g/cm³", ["met"]],
  ])("%s / %s", (asked, offered, expected) => {
    expect(check(asked, offered)).toEqual(expected);
  });

  test("several numbers of a dimension stay apart", () => {
    expect(check("工作压力不低于2MPa", "爆破8MPa，真空侧0.1MPa")).toEqual([]);
  });
});

describe("the greatest there is", () => {
  test.each([
    ["最大工件重3吨", "转台最大承重2吨", ["missed"]],
    ["最大工件重3吨", "转台最大承重5吨", ["met"]],
    ["转速12000rpm", "最高30000rpm", ["met"]],
    ["转速12000rpm", "最高8000rpm", ["missed"]],
    ["板厚25mm", "切割厚度40mm以下", ["met"]],
    ["最大噪声60dB", "噪声55dB", ["met"]],
    ["最大噪声60dB", "噪声75dB", ["missed"]],
    ["每缸500kg", "每缸300kg起", ["met"]],
  ])("%s / %s", (asked, offered, expected) => {
    expect(check(asked, offered)).toEqual(expected);
  });
});

test.each([
  ["求购周转箱800只", "周转箱5000只起订", ["missed"]],
  ["求购周转箱8000只", "周转箱5000只起订", ["met"]],
  ["烘箱温度不低于260℃", "烘箱温度220℃", ["missed"]],
  ["纯度不低于99%", "纯度80%", ["missed"]],
  ["装配间隙±0.02mm", "装配间隙±0.1mm", ["missed"]],
])("an order, a temperature, a share, a tolerance: %s / %s", (asked, offered, expected) => {
  expect(check(asked, offered)).toEqual(expected);
});

test.each([
  ["拉伸强度不低于200MPa", "拉伸强度不低于20MPa", "拉伸强度20MPa"],
  ["烘箱温度不低于100℃", "烘箱温度不低于97℃", "烘箱温度97℃"],
  ["噪声不高于40dB", "噪声不高于80dB", "噪声80dB"],
])("a promise open to one end is off by as much as its worst end: %s / %s", (asked, promised, stated) => {
  const off = checked(asked, stated).map((one) => one.off);
  expect(off).toHaveLength(1);
  expect(checked(asked, promised).map((one) => one.off)).toEqual(off);
});

test.each(["自家行车只有5吨", "目前用的行车5吨", "原有行车5吨"])("%s asks for nothing", (asked) => {
  expect(check(asked, "行车20吨")).toEqual([]);
});
