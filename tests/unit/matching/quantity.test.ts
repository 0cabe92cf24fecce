import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chineseNumber, parseNumber } from "#lib/matching/model/numbers.ts";
import { parseQuantities } from "#lib/matching/model/quantity.ts";
import { fold } from "#lib/text/fold.ts";

const read = (text: string) => parseQuantities(fold(text).text);
const INF = Number.POSITIVE_INFINITY;

describe("one statement", () => {
  test.each([
    { text: "处理量≥5 t/h", dimension: "mass/time", low: 5000 / 3600, high: INF, bound: "least" },
    { text: "处理量5吨/小时", dimension: "mass/time", low: 5000 / 3600, high: 5000 / 3600, bound: "exact" },
    { text: "每小时处理5吨", dimension: "mass/time", low: 5000 / 3600, high: 5000 / 3600, bound: "exact" },
    { text: "520kg/12h", dimension: "mass/time", low: 520 / 43_200, high: 520 / 43_200, bound: "exact" },
    { text: "强度180–220 MPa", dimension: "pressure", low: 180e6, high: 220e6, bound: "range" },
    { text: "压力5兆帕到20兆帕", dimension: "pressure", low: 5e6, high: 20e6, bound: "range" },
    { text: "含水率从80%降到30%", dimension: "ratio", low: 0.3, high: 0.8, bound: "range" },
    { text: "精度优于±0.02mm", dimension: "length", low: -2e-5, high: 2e-5, bound: "tolerance" },
    { text: "寿命不低于8000小时", dimension: "time", low: 8000 * 3600, high: INF, bound: "least" },
    { text: "寿命1,200 h以上", dimension: "time", low: 1200 * 3600, high: INF, bound: "least" },
    { text: "平面度0.2毫米以内", dimension: "length", low: -INF, high: 2e-4, bound: "most" },
    { text: "电耗别超过4.4kWh/Nm³", dimension: "energy/volume", low: -INF, high: 4.4 * 3.6e6, bound: "most" },
    { text: "漏率不高于1×10⁻⁷Pa·m³/s", dimension: "leak", low: -INF, high: 1e-7, bound: "most" },
    { text: "零下25度启动", dimension: "temperature", low: -25, high: -25, bound: "exact" },
    { text: "−40～85℃", dimension: "temperature", low: -40, high: 85, bound: "range" },
    { text: "一个月起码两万片", dimension: "count/time", low: 20_000 / 2_592_000, high: INF, bound: "least" },
    { text: "出口≤30mg/m³", dimension: "mass/volume", low: -INF, high: 30e-6, bound: "most" },
    { text: "幅宽不得少于1.6米", dimension: "length", low: 1.6, high: INF, bound: "least" },
    { text: "合格率不能低于98%", dimension: "ratio", low: 0.98, high: INF, bound: "least" },
    { text: "误差不应超过2毫米", dimension: "length", low: -INF, high: 2e-3, bound: "most" },
    { text: "不接受低于90%的纯度", dimension: "ratio", low: 0.9, high: INF, bound: "least" },
    { text: "定位精度优于0.02mm", dimension: "length", low: -INF, high: 2e-5, bound: "most" },
    { text: "识别精度不低于95%", dimension: "ratio", low: 0.95, high: INF, bound: "least" },
    { text: "水分≦0.5%", dimension: "ratio", low: -INF, high: 0.005, bound: "most" },
    { text: "24小时内到场", dimension: "time", low: -INF, high: 86_400, bound: "most" },
    { text: "工期60个日历天以内", dimension: "time", low: -INF, high: 60 * 86_400, bound: "most" },
    { text: "质保三年以上", dimension: "time", low: 3 * 31_536_000, high: INF, bound: "least" },
    { text: "温度控制在20~25℃", dimension: "temperature", low: 20, high: 25, bound: "range" },
    { text: "储存温度2-8度", dimension: "temperature", low: 2, high: 8, bound: "range" },
    { text: "厚度30±2mm", dimension: "length", low: 0.028, high: 0.032, bound: "range" },
    { text: "长度5000±1mm", dimension: "length", low: -1e-3, high: 1e-3, bound: "tolerance" },
    { text: "年产5万吨", dimension: "mass/time", low: 5e7 / 31_536_000, high: 5e7 / 31_536_000, bound: "exact" },
    { text: "月产能不少于三万件", dimension: "count/time", low: 30_000 / 2_592_000, high: INF, bound: "least" },
    { text: "含糖低于5g/100ml", dimension: "mass/volume", low: -INF, high: 50, bound: "most" },
    { text: "防护等级不低于IP65", dimension: "ip", low: 65, high: INF, bound: "least" },
    { text: "pH值6.5-8.5", dimension: "ph", low: 6.5, high: 8.5, bound: "range" },
    { text: "合格率百分之九十八以上", dimension: "ratio", low: 0.98, high: INF, bound: "least" },
    { text: "抗拉强度≥400N/mm2", dimension: "pressure", low: 4e8, high: INF, bound: "least" },
    { text: "３吨起重机", dimension: "mass", low: 3000, high: 3000, bound: "exact" },
    { text: "ＰＲＥＳＳＵＲＥ ４５ＭＰａ", dimension: "pressure", low: 45e6, high: 45e6, bound: "exact" },
  ])("$text", ({ text, dimension, low, high, bound }) => {
    const [quantity, ...others] = read(text);
    expect(others).toEqual([]);
    expect(quantity).toMatchObject({ dimension, bound });
    for (const [got, wanted] of [
      [quantity?.low, low],
      [quantity?.high, high],
    ] as const) {
      if (Number.isFinite(wanted)) expect((got ?? Number.NaN) / wanted).toBeCloseTo(1, 9);
      else expect(got).toBe(wanted);
    }
  });

  test("keeps the words of what is measured", () => {
    expect(read("供货范围：氧含量不高于1200ppm，球磨粉")[0]?.before).toContain("氧含量");
    expect(read("含水率：≤12%")[0]?.before).toContain("含水率");
    expect(read("幅宽（cm）：160cm")[0]?.before).toContain("幅宽");
    expect(read("含水率要低，不超过12%")[0]?.before).toContain("含水率");
  });
});

test.each([
  "316L不锈钢",
  "6205-2RS轴承",
  "TC4粉末",
  "HD-45型",
  "2023年成立",
  "预算150万元",
  "第一批",
  "联系电话010-00000000",
  "IP 192.168.0.1",
])("%s states no measurable quantity", (text) => {
  expect(read(text)).toEqual([]);
});

test.each([
  ["三万二千", 32_000],
  ["十五", 15],
  ["两百零五", 205],
  ["一亿三千万", 130_000_000],
  ["半", 0.5],
])("%s is %d", (text, value) => {
  expect(chineseNumber(text)).toBe(value);
});

test("an arabic number comes back from its text, in plain, grouped and scientific form", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: -9, max: 9 }), (number, power) => {
      expect(parseNumber(String(number))).toBe(number);
      expect(parseNumber(number.toLocaleString("en-US"))).toBe(number);
      expect(parseNumber(`${number}×10${power}`)).toBe(number * 10 ** power);
    }),
  );
});

test("any text is read without failing, and every span lies in it", () => {
  const piece = fc.constantFrom(
    "≥",
    "5",
    "0.2",
    "mm",
    "到",
    "±",
    "每小时",
    "吨",
    "%",
    "，",
    "不低于",
    "×10",
    "-",
    "kWh",
    "/",
    "度",
    "零下",
    "三",
    "万",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join("")),
      ),
      (text) => {
        const folded = fold(text).text;
        for (const { start, end, low, high } of parseQuantities(folded)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(folded.length);
          expect(start).toBeLessThan(end);
          expect(low).toBeLessThanOrEqual(high);
        }
      },
    ),
    { numRuns: 500 },
  );
});
