import { expect, test } from "vitest";
import { matchingChoices, meantChoice } from "#components/combobox-options.ts";

const CHOICES = [
  { value: "1", label: "桥东区", group: "河北 邢台市" },
  { value: "2", label: "保定市", group: "河北 保定市" },
  { value: "3", label: "满城区", group: "河北 保定市" },
  { value: "4", label: "桥东区", group: "河北 张家口市" },
  { value: "5", label: "新桥东区", group: "河北 示例市" },
  { value: "6", label: "ISO 9001", hint: "质量" },
];
const found = (typed: string, limit = 10) => matchingChoices(CHOICES, typed, limit).map(({ value }) => value);

test.each([
  ["nothing typed shows all in their order", "", ["1", "2", "3", "4", "5", "6"]],
  ["beginnings come before middles", "桥东", ["1", "4", "5"]],
  ["a group finds its members, after those named so", "保定", ["2", "3"]],
  ["a hint finds its choice", "质量", ["6"]],
  ["width, case and spaces do not matter", "ｉｓｏ9001", ["6"]],
  ["what fits nothing finds nothing", "上海", []],
])("%s", (_what, typed, expected) => {
  expect(found(typed)).toEqual(expected);
});

test("no more than the limit is shown", () => {
  expect(found("", 2)).toEqual(["1", "2"]);
});

test.each([
  ["a label as written", "满城区", "3"],
  ["the only one that fits", "满城", "3"],
  ["a label that two carry means neither", "桥东区", null],
  ["several that fit mean none", "桥", null],
  ["an empty box means none", " ", null],
])("a text left in the box: %s", (_what, typed, expected) => {
  expect(meantChoice(CHOICES, typed)?.value ?? null).toBe(expected);
});
