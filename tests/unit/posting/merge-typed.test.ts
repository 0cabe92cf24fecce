import { expect, test } from "vitest";
import { mergeTyped } from "../../../app/(member)/my/listings/screens/keeping/merge.ts";

const base = { title: "求购泵", summary: "", cooperation: ["PURCHASE"] };

test.each([
  ["only this device changed a field", { ...base, summary: "两台" }, base, { ...base, summary: "两台" }],
  ["only the other side changed one", base, { ...base, title: "求购泵两台" }, { ...base, title: "求购泵两台" }],
  [
    "each side changed another one",
    { ...base, summary: "两台" },
    { ...base, cooperation: ["PURCHASE", "SERVICE"] },
    { ...base, summary: "两台", cooperation: ["PURCHASE", "SERVICE"] },
  ],
  ["both wrote the same", { ...base, summary: "两台" }, { ...base, summary: "两台" }, { ...base, summary: "两台" }],
])("%s: both changes stand and nobody is asked", (_case, mine, here, expected) => {
  const merged = mergeTyped(mine, base, here);
  expect(merged.mine).toEqual(expected);
  expect(merged.theirs).toEqual(expected);
});

test("a field that both have changed is asked about, and it alone", () => {
  const merged = mergeTyped({ ...base, title: "求购泵（急）", summary: "两台" }, base, { ...base, title: "求购泵两台" });
  expect(merged.mine).toEqual({ ...base, title: "求购泵（急）", summary: "两台" });
  expect(merged.theirs).toEqual({ ...base, title: "求购泵两台", summary: "两台" });
});

test("without knowing where it began every difference is asked about", () => {
  const merged = mergeTyped({ title: "甲" }, null, { title: "乙", summary: "丙" });
  expect(merged).toEqual({ mine: { title: "甲", summary: "丙" }, theirs: { title: "乙", summary: "丙" } });
});
