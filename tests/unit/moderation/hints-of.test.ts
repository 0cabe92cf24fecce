import { expect, test } from "vitest";
import type { ListingContent } from "#lib/listings/model.ts";
import { emptyContent } from "#lib/listings/schema.ts";
import { hintsOf } from "#lib/moderation/model/hints-of.ts";
import { wordKey } from "#lib/moderation/model/sensitive-words.ts";
import { fold } from "#lib/text/fold.ts";

const content = (over: Partial<ListingContent> = {}): ListingContent => ({
  ...emptyContent("DEMAND", "2026-11-23"),
  title: "求购 200 台 750W 伺服电机",
  description: "采购需求：额定功率 750W，转速 3000 转/分，含驱动器。",
  ...over,
});
const surroundings = {
  mayBePublished: true,
  wordKeys: [] as string[],
  others: [] as { code: string; title: string; description: string }[],
  fold,
};
const codes = (over: Partial<ListingContent>, around: Partial<typeof surroundings> = {}) =>
  hintsOf(content(over), { ...surroundings, ...around }).map((hint) => [hint.code, hint.path]);

test("a plain, measurable text of a verified firm has no hint", () => {
  expect(codes({})).toEqual([]);
});

test.each([
  {
    why: "a number in the body",
    over: { description: "采购 5 台，电话 010-00001234 联系" },
    hint: ["CONTACT_OR_AD", "description"],
  },
  {
    why: "an address in a detail",
    over: { details: { problem: "发到 a@example.invalid" } },
    hint: ["CONTACT_OR_AD", "details.problem"],
  },
  {
    why: "no figure anywhere",
    over: { title: "求购电机", description: "需要一批电机，质量要好。" },
    hint: ["MISSING_NUMBER", "description"],
  },
])("$why is hinted at its field", ({ over, hint }) => {
  expect(codes(over)).toContainEqual(hint);
});

test("a listed word, a near duplicate and an unverified firm are hinted", () => {
  const around = {
    mayBePublished: false,
    wordKeys: [wordKey("绝密", fold)],
    others: [{ code: "JJJ-2026-D-00001", title: "求购200台750W伺服电机", description: "别的说明" }],
  };
  const found = hintsOf(content({ summary: "绝 密项目" }), { ...surroundings, ...around });
  expect(found.map((hint) => hint.code)).toEqual(["ORG_UNVERIFIED", "SENSITIVE_WORD", "NEAR_DUPLICATE"]);
  expect(found.find((hint) => hint.code === "NEAR_DUPLICATE")?.other).toBe("JJJ-2026-D-00001");
});
