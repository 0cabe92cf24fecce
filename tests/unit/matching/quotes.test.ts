import { expect, test } from "vitest";
import { prepareListing } from "#lib/matching/model/prepared.ts";
import { quotable, quoteSpan } from "#lib/matching/score/quotes.ts";
import { buildSupply, readingTools } from "../../support/build-match.ts";

/** The pressure of a description as it is quoted. */
function pressureOf(description: string): string {
  const prepared = prepareListing(buildSupply({ description }), readingTools());
  const pressure = prepared.quantities.find(({ dimension }) => dimension === "pressure");
  if (!pressure) throw new Error("no pressure");
  return quoteSpan(quotable(prepared, readingTools(), ""), pressure.field, pressure.start, pressure.end) ?? "";
}

const LONG = "密封件经多轮老化与循环测试并随批次附出厂检验记录及原材料牌号说明并可安排需方人员到现场见证";

test.each([
  { why: "of a number before it", description: (by: number) => `最高转速12500rpm${LONG.slice(by)}耐压不低于20MPa` },
  { why: "of a Latin word before it", description: (by: number) => `接入EtherCAT总线${LONG.slice(by)}耐压不低于20MPa` },
  { why: "of a number behind it", description: (by: number) => `耐压不低于20MPa${LONG.slice(by)}最高转速12500rpm` },
])("a quotation that is cut leaves no piece $why", ({ description }) => {
  for (let by = 0; by < 30; by++) {
    const text = description(by);
    const quote = pressureOf(text);
    expect(quote).toContain("20MPa");
    const [from, to] = [text.indexOf(quote), text.indexOf(quote) + quote.length];
    expect(from).toBeGreaterThanOrEqual(0);
    for (const at of [from, to]) expect(text.slice(Math.max(0, at - 1), at + 1)).not.toMatch(/^[0-9A-Za-z]{2}$/u);
  }
});

test.each([
  ["月产12,500件，每批1,250件耐压不低于20MPa", "每批1,250件耐压不低于20MPa"],
  ["表面平整，1,250件一批，12500rpm下耐压不低于20MPa，600件起订", "12500rpm下耐压不低于20MPa"],
])("a clause is quoted from its beginning to its end, numbers with a comma whole: %s", (description, quote) => {
  expect(pressureOf(description)).toBe(quote);
});
