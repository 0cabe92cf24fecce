import { describe, expect, test } from "vitest";
import { contactOfCell } from "#lib/transfer/parse/contact.ts";
import { divisionOf } from "#lib/transfer/parse/divisions.ts";
import { cooperationsOf, entriesOf, targetRegionsOf } from "#lib/transfer/parse/lists.ts";
import { codeOf, FORMS, REGIONS, SIDES, VISIBILITIES } from "#lib/transfer/parse/words.ts";

describe("words that stand for codes", () => {
  test.each([
    ["供", "SUPPLY"],
    ["供给", "SUPPLY"],
    ["可提供", "SUPPLY"],
    ["SUPPLY", "SUPPLY"],
    ["需", "DEMAND"],
    ["需要", "DEMAND"],
  ])("%s is %s without a remark", (text, code) => expect(codeOf(text, SIDES)).toEqual({ value: code, findings: [] }));

  test.each([
    ["Demand", SIDES, "DEMAND"],
    ["產品", FORMS, "PRODUCT"],
    ["Product", FORMS, "PRODUCT"],
    ["Beijing", REGIONS, "BEIJING"],
    ["Match only", VISIBILITIES, "MATCH_ONLY"],
  ] as const)("%s is read and told", (text, table, code) => {
    const read = codeOf(text, table as typeof SIDES);
    expect(read?.value).toBe(code);
    expect(read?.findings.map((found) => found.code)).toEqual(["CODE_READ"]);
  });

  test.each(["constructor", "__proto__", "toString", "供需", "", "x"])("%j is no side", (text) =>
    expect(codeOf(text, SIDES)).toBeNull(),
  );
});

describe("divisions", () => {
  test.each([
    ["通州区", "BEIJING", "110112"],
    ["110112", "BEIJING", "110112"],
    ["海淀", "BEIJING", "110108"],
    ["天津市滨海新区", "TIANJIN", "120116"],
    ["河北区", "TIANJIN", "120105"],
    ["保定市满城区", "HEBEI", "130607"],
    ["河北省保定市满城区", "HEBEI", "130607"],
    ["满城", "HEBEI", "130607"],
    ["廊坊市三河市", "HEBEI", "131082"],
    ["石家庄市桥西区", "HEBEI", "130104"],
    ["张家口桥西区", "HEBEI", "130703"],
    ["130700", "HEBEI", "130700"],
    ["唐山", "HEBEI", "130200"],
    ["大厂回族自治县", "HEBEI", "131028"],
  ] as const)("%s in %s is %s", (text, region, code) => expect(divisionOf(text, region)).toEqual({ value: code, findings: [] }));

  test("an English district is read and told", () => {
    expect(divisionOf("Haidian District", "BEIJING")).toMatchObject({ value: "110108", findings: [{ code: "CODE_READ" }] });
  });
  test.each([
    ["曹妃甸区", "TIANJIN", "DIVISION_OTHER_REGION"],
    ["130209", "TIANJIN", "DIVISION_OTHER_REGION"],
    ["河北省", "TIANJIN", "DIVISION_OTHER_REGION"],
    ["滨河新城区", "TIANJIN", "DIVISION_UNKNOWN"],
    ["310101", "HEBEI", "DIVISION_UNKNOWN"],
    ["__proto__", "HEBEI", "DIVISION_UNKNOWN"],
    ["桥西区", "HEBEI", "DIVISION_AMBIGUOUS"],
    ["新华区", "HEBEI", "DIVISION_AMBIGUOUS"],
    ["北京市", "BEIJING", "DIVISION_WHOLE_REGION"],
  ] as const)("%s in %s: %s", (text, region, code) =>
    expect(divisionOf(text, region)).toMatchObject({ value: null, findings: [{ code }] }),
  );
});

describe("lists", () => {
  test("entries are parted by 、 ， , ; and lines, never by a slash or a space", () => {
    expect(entriesOf("PLA/PBAT、ISO 14067，吹膜,EN 13432；x;y\nPLA/PBAT")).toEqual([
      "PLA/PBAT",
      "ISO 14067",
      "吹膜",
      "EN 13432",
      "x",
      "y",
    ]);
  });
  test("ways of working together", () => {
    expect(cooperationsOf(["采购", "技术服务"])).toEqual({ value: ["PURCHASE", "SERVICE"], findings: [] });
    expect(cooperationsOf(["采购/联合攻关"]).value).toEqual(["PURCHASE", "JOINT_RND"]);
    expect(cooperationsOf(["Purchase", "Joint R&D"])).toMatchObject({
      value: ["PURCHASE", "JOINT_RND"],
      findings: [{ code: "CODE_READ" }],
    });
    expect(cooperationsOf(["採購"])).toMatchObject({ value: ["PURCHASE"], findings: [{ code: "CODE_READ" }] });
    expect(cooperationsOf(["结婚"])).toMatchObject({ value: [], findings: [{ code: "COOPERATION_UNKNOWN" }] });
  });
  test("regions wanted as partner", () => {
    expect(targetRegionsOf(["北京", "河北省"])).toEqual({ value: ["BEIJING", "HEBEI"], findings: [] });
    expect(targetRegionsOf(["京津冀"])).toMatchObject({ value: [], findings: [{ code: "ALL_REGIONS" }] });
    expect(targetRegionsOf(["京津"]).value).toEqual(["BEIJING", "TIANJIN"]);
    expect(targetRegionsOf(["上海"])).toMatchObject({ value: [], findings: [{ code: "TARGET_REGION_UNKNOWN" }] });
  });
});

test.each([
  ["张三/010-00001234/z@example.invalid", { name: "张三", phone: "010-00001234", email: "z@example.invalid", unread: false }],
  ["z@example.invalid，张三，010-00001234", { name: "张三", phone: "010-00001234", email: "z@example.invalid", unread: false }],
  ["联系人：张三 010-00001234", { name: "张三", phone: "010-00001234", email: null, unread: false }],
  [
    "He Siyuan/010-00003316/he@example.invalid",
    { name: "He Siyuan", phone: "010-00003316", email: "he@example.invalid", unread: false },
  ],
  ["", { name: null, phone: null, email: null, unread: false }],
  ["张三/12", { name: "张三", phone: null, email: null, unread: true }],
])("contact cell %j is taken apart", (text, contact) => expect(contactOfCell(text)).toEqual(contact));
