import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contactOrAdHints,
  missingNumberHint,
  NEAR_DUPLICATE_FROM,
  nearDuplicateScore,
  sideDoubtfulHint,
  similarity,
} from "#lib/moderation/model/hints.ts";

describe("contact or advertising in a public text", () => {
  test.each([
    ["致电13800000000王经理", "13800000000"],
    ["电话 138 0000 0000", "138 0000 0000"],
    ["电话：０１０－００００４７７４", "０１０－００００４７７４"],
    ["详情加微信 demo_zaoqi2026", "加微信 demo_zaoqi2026"],
    ["VX：demo2026", "VX：demo2026"],
    ["QQ群：123456789", "QQ群：123456789"],
    ["发到 a.b@example.invalid", "a.b@example.invalid"],
    ["见 https://example.invalid/x", "https://example.invalid/x"],
    ["年底大促，欲购从速", "大促"],
    ["欢迎来电", "欢迎来电"],
    ["400-000-1234", "400-000-1234"],
  ])("%s: %s", (text, quote) => expect(contactOrAdHints(text).map((hint) => hint.quote)).toContain(quote));

  test.each([
    "GB/T 37244，CO 0.03 ppm，总硫 3 ppb",
    "DN300到DN1200，型号 6205-2RS，91119900MAP27AYA8Y",
    "每年 13812345678901 次循环",
    "运行 8000小时，压力 87.5MPa，欢迎来厂考察",
    "可按客户图纸供货，价格可谈",
    "精度 0.010-0.0005 毫米",
  ])("%s: nothing", (text) => expect(contactOrAdHints(text)).toEqual([]));

  test("every quote is an exact part of the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...[..."138 0-微信vx:＠@a.１３qQ群"]), maxLength: 60 }), (text) =>
        contactOrAdHints(text).every((hint) => text.includes(hint.quote)),
      ),
    );
  });

  const readers = [
    contactOrAdHints,
    (text: string) => sideDoubtfulHint("DEMAND", text, text),
    (text: string) => missingNumberHint(text, text),
  ];

  /** The quickest of five readings: on a busy machine the others measure its other work. */
  function quickest(read: (text: string) => unknown, text: string): number {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      read(text);
      return performance.now() - start;
    });
    return Math.min(...times);
  }

  test.each(["1", "138-", "a@", "微信", "0", "www.", "a.", "前", " ", "-", "微信 a", "1380000", "拟采购", "需要", "我们生产"])(
    "sec-31 50 KB of %j are read in 50 ms",
    (piece) => {
      const text = piece.repeat(Math.ceil(50_000 / piece.length));
      for (const read of readers) expect(quickest(read, text)).toBeLessThan(50);
    },
  );
});

describe("a side that its text contradicts", () => {
  test("a need that only offers goods", () => {
    expect(
      sideDoubtfulHint("DEMAND", "高温密封填料", "本公司专业生产密封填料，年产能八十万件，可按客户图纸供货，价格可谈。"),
    ).toBe("本公司专业生产");
  });
  test("an offer that only asks", () => {
    expect(sideDoubtfulHint("SUPPLY", "求购伺服电机", "我们急需 200 台，想找长期供货的厂家。")).not.toBeNull();
  });
  test.each([
    ["DEMAND", "求购密封填料", "本公司专业生产阀门，可按图纸加工，现需要配套填料。"],
    ["DEMAND", "弯管机液压站降噪改造", "一米外实测 96 分贝，要降到 80 以下。"],
    ["SUPPLY", "污泥干化总包", "我司做过多套，希望与业主共建。"],
    ["SUPPLY", "检测服务", "需要核算服务的请找我们。"],
  ] as const)("%s %s: no doubt", (side, title, description) => expect(sideDoubtfulHint(side, title, description)).toBeNull());
});

test.each([
  ["找一套设备", "性能要好，价格合适。", true],
  ["找一套设备", "精度 0.5 毫米。", false],
  ["找一套设备", "要三台。", false],
  ["200 台伺服电机", "长期采购。", false],
])("no measurable figure in %s %s: %s", (title, description, missing) =>
  expect(missingNumberHint(title, description)).toBe(missing),
);

describe("likeness", () => {
  test("equal texts are 1, texts without a common pair 0, order does not matter", () => {
    expect(similarity("伺服电机", "伺服电机")).toBe(1);
    expect(similarity("伺服电机", "污泥干化")).toBe(0);
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => similarity(a, b) === similarity(b, a) && similarity(a, b) <= 1));
  });
  test("the same text under another title is a near-duplicate; another product of the line is none", () => {
    const one = {
      title: "200个算力机柜风冷换冷板，不停机改造",
      description: "机房里有200个柜子，上了算力卡以后每柜三十千瓦往上，空调开到最大热点还是报警。",
    };
    expect(nearDuplicateScore(one, { ...one, title: "200个算力机柜风冷改冷板液冷（不停机）" })).toBeGreaterThanOrEqual(
      NEAR_DUPLICATE_FROM,
    );
    const other = {
      title: "200个算力机柜浸没液冷改造",
      description: "新机房，承重足够，想做单相浸没，PUE 降到 1.1 以内，分两期。",
    };
    expect(nearDuplicateScore(one, other)).toBeLessThan(NEAR_DUPLICATE_FROM);
  });
});
