import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alternatives, parseExclusions } from "#lib/matching/model/exclusion.ts";
import { fold } from "#lib/text/fold.ts";

const read = (text: string, side?: "DEMAND" | "SUPPLY") => {
  const folded = fold(text);
  return parseExclusions(folded.text, side).map(
    ({ kind, subjectStart, subjectEnd }) => `${kind} ${folded.text.slice(subjectStart, subjectEnd)}`,
  );
};

test.each([
  ["整机供货，不含安装。", ["NOT 安装"]],
  ["不接受贸易商", ["NOT 贸易商"]],
  ["石墨板、石墨复合板的厂家请勿联系", ["NOT 石墨板、石墨复合板"]],
  ["目前只承接河北境内项目", ["ONLY 河北境内项目"]],
  ["仅限河北", ["ONLY 河北"]],
  ["除安装外全部负责", ["NOT 安装"]],
  ["除石家庄以外不承接", ["ONLY 石家庄"]],
  ["成形、焊接工序不做", ["NOT 成形、焊接工序"]],
  ["煤基回转窑不是我们的路线", ["NOT 煤基回转窑"]],
  ["只卖软件账号的请勿联系", ["NOT 软件账号"]],
  ["试过二维相机，看不清，此类方案不接受。", ["NOT 二维相机"]],
  ["Sludge is fine. Chemicals are not accepted.", ["NOT chemicals"]],
  ["不含分離純化", ["NOT 分离纯化"]],
  ["低于1,500件的不接", ["NOT 低于1,500件"]],
  ["可做304，316不接", ["NOT 316"]],
])("%s", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  "价格不含税",
  "误差不超过2mm",
  "没有问题",
  "不需要停机改造",
  "只要换参数就能切换",
  "要求不少于三家业绩",
  "除尘设备",
  "非标定制",
])("%s rules nothing out", (text) => {
  expect(read(text)).toEqual([]);
});

test("each alternative of a subject stands where it says", () => {
  const subject = "树脂、活性炭吸附或者焚烧和填埋";
  const parts = alternatives(subject);
  expect(parts.map(({ text }) => text)).toEqual(["树脂", "活性炭吸附", "焚烧", "填埋"]);
  for (const { text, at } of parts) expect(subject.slice(at, at + text.length)).toBe(text);
});

test("any text is read without failing, and subjects lie inside their clause", () => {
  const piece = fc.constantFrom(
    "不含",
    "安装",
    "，",
    "。",
    "只",
    "做",
    "请勿联系",
    "除",
    "外",
    "的",
    "方案",
    "我们",
    "不接受",
    "not ",
    "、",
    "仅限",
    "河北",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join("")),
      ),
      (text) => {
        const folded = fold(text).text;
        for (const { start, end, subjectStart, subjectEnd } of parseExclusions(folded)) {
          expect(start).toBeLessThanOrEqual(subjectStart);
          expect(subjectStart).toBeLessThan(subjectEnd);
          expect(subjectEnd).toBeLessThanOrEqual(folded.length);
          expect(end).toBeLessThanOrEqual(folded.length);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ["铁质托盘不予考虑", ["NOT 铁质托盘"]],
  ["二手主机请绕道", ["NOT 二手主机"]],
  ["人工分拣的方案恕不考虑", ["NOT 人工分拣"]],
  ["不得使用翻新电池", ["NOT 翻新电池"]],
  ["请不要再推荐氨制冷机组", ["NOT 氨制冷机组"]],
  ["不打算再用纸质标签", ["NOT 纸质标签"]],
  ["公有云部署不在考虑之列", ["NOT 公有云部署"]],
  ["叶片跟不上转速要求", []],
  ["产品表面不能有划痕", []],
])("a refusal in other words: %s", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

describe("refusals of any trade", () => {
  test.each([
    ["我们已有自己的仓库，无需再推荐仓储服务", ["NOT 仓储服务"]],
    ["不得掺杂回收纤维", ["NOT 回收纤维"]],
    ["不能用于婴幼儿食品", ["NOT 婴幼儿食品"]],
    ["请不要提供二手冷柜", ["NOT 二手冷柜"]],
    ["石膏板方案试过，效果不理想，不想再用", ["NOT 石膏板方案"]],
    ["以前用过竹纤维面料，起球严重，不再考虑", ["NOT 竹纤维面料"]],
    ["不是要买成品饲料，而是添加剂", ["NOT 要买成品饲料"]],
    ["要钢化玻璃而非普通玻璃", ["NOT 普通玻璃"]],
    ["本需求与软件开发无关", ["NOT 软件开发"]],
    ["土建不包含在内", ["NOT 土建"]],
    ["土建不在本次采购范围内", ["NOT 土建"]],
    ["胶粘工艺排除在外", ["NOT 胶粘工艺"]],
    ["除化学农药外，其他防治手段均可", ["NOT 化学农药"]],
    ["不与中间商合作", ["NOT 中间商"]],
    ["不提供防腐剂的酱料", ["NOT 防腐剂的酱料"], "SUPPLY"],
    ["不含防腐剂的酱料", ["NOT 防腐剂"]],
    ["只考虑本地企业", ["ONLY 本地企业"]],
  ] as const)("%s", (text, expected, side?: "SUPPLY") => {
    expect(read(text, side)).toEqual(expected);
  });

  test.each([
    "除设备外还提供安装",
    "不接触食品",
    "不要求垫资",
    "不收缩灌浆料",
    "不带电作业",
    "排除安全隐患",
    "不收加急费",
    "不需要专人值守",
    "不使用时可折叠",
    "只租不卖",
    "不仅提供设备，而且安装",
    "不限品牌",
    "无纺布",
  ])("%s rules nothing out", (text) => {
    expect(read(text)).toEqual([]);
    expect(read(text, "DEMAND")).toEqual([]);
    expect(read(text, "SUPPLY")).toEqual([]);
  });

  test.each(["没有资质的不考虑", "不支持加密的请勿联系", "非厂家直供勿扰"])("%s: two negations rule nothing out", (text) => {
    expect(read(text).filter((one) => one.startsWith("NOT"))).toEqual([]);
  });

  test.each([
    ["印刷环节我们自己做", ["NOT 印刷环节"], []],
    ["冷库已有", ["NOT 冷库"], []],
    ["运输由我方负责", ["NOT 运输"], []],
    ["运输由买方负责", ["NOT 运输"], ["NOT 运输"]],
    ["国内厂家不提供小批量", [], ["NOT 小批量"]],
    ["暂不开展跨境运输业务", [], ["NOT 跨境运输业务"]],
    ["不面向个人客户", [], ["NOT 个人客户"]],
  ])("who says it decides: %s", (text, asked, offered) => {
    expect([read(text, "DEMAND"), read(text, "SUPPLY")]).toEqual([asked, offered]);
  });
});

describe("refusals behind what they refuse", () => {
  test.each([
    ["进口轴承的先不谈", ["NOT 进口轴承"]],
    ["纸塑复合袋、编织袋别报", ["NOT 纸塑复合袋、编织袋"]],
    ["光卖种子的不用联系", ["NOT 光卖种子"]],
    ["人工除草服务本次勿投", ["NOT 人工除草服务"]],
    ["油漆类的（醇酸、硝基、聚氨酯）一律谢绝", ["NOT 油漆类的(醇酸、硝基、聚氨酯)"]],
    ["没有冷链车的免", []],
    ["Used machines, refurbished parts: no thanks.", ["NOT used machines, refurbished parts:"]],
    ["手动款亦非所需", ["NOT 手动款亦"]],
    ["尼龙网用过一年就断，不用了", ["NOT 尼龙网"]],
    ["冷冻车已有供方", ["NOT 冷冻车"]],
    ["只做代理的也算了", ["NOT 代理"]],
  ])("who asks: %s", (text, expected) => {
    expect(read(text, "DEMAND").filter((one) => one.startsWith("NOT"))).toEqual(expected);
  });

  test.each([
    ["我们没有施工队", ["NOT 施工"]],
    ["没有灭菌车间", ["NOT 灭菌"]],
    ["这边没有电工班组", ["NOT 电工"]],
    ["吊装请业主另找有资质的单位", ["NOT 吊装"]],
    ["夹具请客户自带过来", ["NOT 夹具"]],
    ["高空作业我们接不了", ["NOT 高空作业"]],
    ["印花业务已停掉", ["NOT 印花业务"]],
    ["饲料级的现在不生产", ["NOT 饲料级的现在"]],
    ["园林养护不在我们目录里", ["NOT 园林养护"]],
    ["零担暂不负责", ["NOT 零担"]],
  ])("who offers: %s", (text, expected) => {
    expect(read(text, "SUPPLY")).toEqual(expected);
  });

  test.each(["原厂配件早就不生产", "自己做不了", "现在没有检测设备", "国内厂家供不了"])(
    "of who asks it is the complaint: %s",
    (text) => {
      expect(read(text, "DEMAND")).toEqual([]);
    },
  );

  test.each(["小批量不是不接", "运费全免", "没有起订量限制"])("%s rules nothing out", (text) => {
    expect(read(text, "SUPPLY")).toEqual([]);
    expect(read(text, "DEMAND")).toEqual([]);
  });
});

test.each([
  ["本季度产能已排满，下季再议", true],
  ["暂停接单，设备搬迁中", true],
  ["窑炉不对外加工", true],
  ["国内订单暂不做", true],
  ["产能充足，随时接单", false],
  ["面向社会订单开放", false],
])("closed to whoever asks: %s", (text, closed) => {
  expect(parseExclusions(fold(text).text, "SUPPLY").some(({ everyone }) => everyone === true)).toBe(closed);
  expect(parseExclusions(fold(text).text, "DEMAND").some(({ everyone }) => everyone === true)).toBe(false);
});

test.each([
  ["凡带电池的不收", ["NOT 电池"]],
  ["所有含酒精的不接", ["NOT 酒精"]],
])("every one of a kind: %s", (text, expected) => {
  expect(read(text, "SUPPLY")).toEqual(expected);
});
