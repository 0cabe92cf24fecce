import { describe, expect, test } from "vitest";
import type { RowRead } from "#lib/transfer/parse/read-row.ts";
import { readRow } from "#lib/transfer/parse/read-row.ts";
import { rowOfJson } from "#lib/transfer/parse/row-of-json.ts";
import { VOCABULARY } from "../../support/lists.ts";

const GOOD = {
  ...{ side: "DEMAND", form: "PRODUCT", title: "求购伺服电机", description: "功率 2 kW，一年约 200 台。" },
  organization: { name: "唐山示例机械有限公司", creditCode: null, region: "HEBEI", division: "130208" },
};

function read(over: Record<string, unknown>, today = "2026-11-22"): RowRead & { levels: string[]; codes: string[] } {
  const found = rowOfJson({ ...GOOD, ...over }, 1);
  const row = readRow(found.row, VOCABULARY, today);
  const remarks = [...found.remarks, ...row.remarks];
  return { ...row, remarks, levels: remarks.map((remark) => remark.level), codes: remarks.map((remark) => remark.code) };
}

describe("reading a record", () => {
  test("a good record goes in without a remark, defaults left open", () => {
    const row = read({});
    expect(row.remarks).toEqual([]);
    expect(row.record).toMatchObject({
      side: "DEMAND",
      chain: null,
      validUntil: null,
      visibility: "PUBLIC",
      sourceChannel: null,
      contact: null,
    });
  });

  test.each([
    ["title missing", { title: null }, "title", "MISSING"],
    ["description missing", { description: "  " }, "description", "MISSING"],
    ["side missing", { side: null }, "side", "MISSING"],
    ["form missing", { form: null }, "form", "MISSING"],
    ["title of 61 characters", { title: "字".repeat(61) }, "title", "TOO_LONG"],
    ["summary of 201 characters", { summary: "字".repeat(201) }, "summary", "TOO_LONG"],
    ["description of 5,001 characters", { description: "字".repeat(5001) }, "description", "TOO_LONG"],
    ["six keywords", { keywords: ["a", "b", "c", "d", "e", "f"] }, "keywords", "TOO_MANY"],
    ["a keyword of 41 characters", { keywords: ["字".repeat(41)] }, "keywords", "TOO_LONG"],
    ["a qualification of 41 characters", { requiredQualifications: ["字".repeat(41)] }, "requiredQualifications", "TOO_LONG"],
    ["minimum over maximum", { amountMinWan: 80, amountMaxWan: 50 }, "amountMaxWan", "AMOUNT_REVERSED"],
    [
      "division of another region",
      { organization: { ...GOOD.organization, division: "120116" } },
      "organization.division",
      "DIVISION_OTHER_REGION",
    ],
    ["no region", { organization: { name: "甲", region: null } }, "organization.region", "MISSING"],
    ["no firm", { organization: { name: "", region: "HEBEI" } }, "organization.name", "MISSING"],
    ["NUL", { title: "求购\u0000电机" }, "title", "NOT_TEXT"],
    ["half a surrogate pair", { description: "好\ud800" }, "description", "NOT_TEXT"],
    ["a number where text belongs", { title: 5 }, "title", "INVALID"],
    ["an object where text belongs", { title: { $ne: "" } }, "title", "INVALID"],
  ])("sec-35 %s: the row is left out", (_why, over, field, code) => {
    const row = read(over);
    expect(row.record).toBeNull();
    expect(row.remarks).toContainEqual(expect.objectContaining({ level: "error", field, code }));
  });

  test("60 code points are 60, also beyond the basic plane", () => expect(read({ title: "𠮷".repeat(60) }).remarks).toEqual([]));

  test.each([
    ["contact in the text", { description: "详情加微信 demo_2026 或致电 010-00001234。" }, "description", "CONTACT_OR_AD"],
    ["unreadable amount", { amountMinWan: "视图纸定" }, "amountMinWan", "AMOUNT_UNREADABLE"],
    ["relative day", { neededBy: "明年3月底" }, "neededBy", "DATE_RELATIVE"],
    [
      "wrong check character",
      { organization: { ...GOOD.organization, creditCode: "91119900MAP27AYA8X" } },
      "organization.creditCode",
      "CREDIT_CODE_CHECK",
    ],
    [
      "unknown division",
      { organization: { ...GOOD.organization, division: "滨河新城区" } },
      "organization.division",
      "DIVISION_UNKNOWN",
    ],
    ["unknown chain", { chain: "低空经济" }, "chain", "CHAIN_UNKNOWN"],
    ["unknown cluster", { cluster: "低空经济" }, "cluster", "CLUSTER_UNKNOWN"],
    ["past deadline", { neededBy: "2026-01-01" }, "neededBy", "NEEDED_BY_PAST"],
    [
      "side against text",
      { title: "高温密封填料", description: "本公司专业生产密封填料，年产能八十万件，可按客户图纸供货，价格可谈。" },
      "side",
      "SIDE_DOUBTFUL",
    ],
  ])("%s: the row is held", (_why, over, field, code) => {
    const row = read(over);
    expect(row.record).not.toBeNull();
    expect(row.remarks).toContainEqual(expect.objectContaining({ level: "hold", field, code }));
  });

  test("a visibility that is not understood never becomes public", () => {
    const row = read({ visibility: "内部掌握" });
    expect(row.record?.visibility).toBe("MATCH_ONLY");
    expect(row.levels).toEqual(["hold"]);
  });

  test.each([
    ["bidi characters", "作业级\u202eROV\u202c水下机器人", "作业级ROV水下机器人"],
    ["zero-width characters", "水业\u200b工程\ufeff", "水业工程"],
    ["spaces and a line break", "  反应器岛，\n与SCR同塔　", "反应器岛，与SCR同塔"],
    ["a line break between Latin words", "servo\nmotor", "servo motor"],
    ["combining characters", "Cafe\u0301", "Café"],
  ])("%s in a title are cleaned, and told with before and after", (_why, before, after) => {
    const row = read({ title: before });
    expect(row.record?.title).toBe(after);
    expect(row.remarks).toMatchObject([{ level: "note", code: "CLEANED", field: "title", before, after }]);
  });

  test("a joiner inside an emoji stays", () => expect(read({ title: "急聘👩‍🔬" }).record?.title).toBe("急聘👩‍🔬"));
  test("line breaks of a description stay", () =>
    expect(read({ description: "一\r\n二" })).toMatchObject({ remarks: [], record: { description: "一\n二" } }));

  test("expired: goes in with a note", () => {
    const row = read({ validUntil: "2026-11-21" });
    expect(row.codes).toEqual(["EXPIRED"]);
    expect(row.levels).toEqual(["note"]);
    expect(read({ validUntil: "2026-11-22" }).remarks).toEqual([]);
  });

  test.each([
    ["不属于六链", "none"],
    ["none", "none"],
    ["氢能", "hydrogen"],
    ["工业互联网", "cyber-industrial-internet"],
    ["机器人产业链", "robotics"],
    ["", null],
  ])("chain %j is %j without a remark", (chain, code) =>
    expect(read({ chain })).toMatchObject({ remarks: [], record: { chain: code } }),
  );

  test("details are cleaned like the description; what cannot be stored is an error", () => {
    const row = read({ details: { keyTech: " 精度\u200b 0.5 毫米 " } });
    expect(row.record?.details).toEqual({ keyTech: "精度 0.5 毫米" });
    expect(row.remarks).toMatchObject([{ code: "CLEANED", field: "details.keyTech" }]);
    expect(read({ details: { keyTech: "a\u0000" } }).record).toBeNull();
    expect(read({ details: { keyTech: 5 } }).codes).toEqual(["INVALID"]);
  });

  test.each([" ", "\t", "\n", " \n", "1", "1,", "年", "转1", "a@", "￥", "(", "、", "加微信", "="])(
    "sec-31 50 KB of %j in every field are read in 50 ms",
    (piece) => {
      const text = `x${piece.repeat(Math.ceil(50_000 / piece.length))}x`;
      const fields = [
        "externalId",
        "title",
        "summary",
        "chain",
        "cluster",
        "neededBy",
        "availableFrom",
        "validUntil",
        "visibility",
        "amountMinWan",
        "amountMaxWan",
      ];
      const attack: Record<string, unknown>[] = fields.map((field) => ({ [field]: text }));
      attack.push(
        { organization: { ...GOOD.organization, name: text } },
        { organization: { ...GOOD.organization, division: text } },
        { keywords: [text] },
      );
      attack.push(
        { organization: { ...GOOD.organization, creditCode: text } },
        { contact: { name: text, phone: text, email: text } },
      );
      for (const over of attack) {
        // The quickest of ten at most: on a busy machine the others measure its other work.
        let quickest = Number.POSITIVE_INFINITY;
        for (let tried = 0; tried < 10 && quickest >= 50; tried++) {
          const start = performance.now();
          read(over);
          quickest = Math.min(quickest, performance.now() - start);
        }
        expect(quickest, Object.keys(over).join()).toBeLessThan(50);
      }
    },
  );

  test("an unknown field is a note, its value nowhere", () => {
    const row = read({ secretRating: "欠租" });
    expect(row.codes).toEqual(["UNKNOWN_FIELD"]);
    expect(JSON.stringify(row)).not.toContain("欠租");
  });

  test("sec-53 remarks on contacts repeat nothing of them", () => {
    const row = read({ contact: { name: " 王小明 ", phone: "abc-8899", email: "nobody" } });
    expect(row.remarks.length).toBeGreaterThan(0);
    expect(JSON.stringify(row.remarks)).not.toMatch(/王小明|8899|nobody/u);
    expect(row.record?.contact).toEqual({ name: "王小明", phone: null, email: null });
  });
});
