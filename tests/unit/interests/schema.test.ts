import { expect, test } from "vitest";
import { askInterestSchema, closeInterestSchema, listInterestsSchema, reportOutcomeSchema } from "#lib/interests/schema.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { parseInput } from "#lib/kernel/parse.ts";

function refusedAt(schema: Parameters<typeof parseInput>[0], value: unknown): string[] {
  try {
    parseInput(schema, value);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    for (const { message } of error.details.errors ?? []) expect(message).toMatch(/\p{Script=Han}/u);
    return (error.details.errors ?? []).map(({ path }) => path);
  }
}

const asked = { seeking: "洽谈", questions: "", about: "" };

test.each([
  ["nothing sought", { ...asked, seeking: " " }, ["seeking"]],
  ["1,001 characters", { ...asked, about: "字".repeat(1_001) }, ["about"]],
  ["zero-width characters", { ...asked, questions: "交\u200B货" }, ["questions"]],
  ["an unknown field", { ...asked, status: "ACCEPTED" }, ["status"]],
  ["an operator object", { ...asked, fromListing: { not: null } }, ["fromListing"]],
  ["a text for a flag", { ...asked, wantsNda: "yes" }, ["wantsNda"]],
  ["1,000 characters outside the basic plane", { ...asked, seeking: "𠮷".repeat(1_000) }, []],
  ["the three questions alone", asked, []],
] as const)("asking with %s", (_why, value, paths) => {
  expect(refusedAt(askInterestSchema, value)).toEqual(paths);
});

test.each([
  ["an unknown stage", { stage: "ACCEPTED" }, ["stage"]],
  ["a negative amount", { stage: "SIGNED", valueWan: -1 }, ["valueWan"]],
  ["three decimals", { stage: "SIGNED", valueWan: 1.234 }, ["valueWan"]],
  ["a day that does not exist", { stage: "SIGNED", day: "2026-02-30" }, ["day"]],
  ["a line break in the contract number", { stage: "SIGNED", contractNo: "1\n2" }, ["contractNo"]],
  ["everything", { stage: "SIGNED", valueWan: 80.5, valueBand: null, day: "2026-11-20", contractNo: "1", note: "" }, []],
] as const)("reporting %s", (_why, value, paths) => {
  expect(refusedAt(reportOutcomeSchema, value)).toEqual(paths);
});

test("closing needs a reason", () => {
  expect(refusedAt(closeInterestSchema, {})).toEqual(["reason"]);
  expect(refusedAt(closeInterestSchema, { reason: "" })).toEqual(["reason"]);
});

test.each([
  [{ limit: "0" }, ["limit"]],
  [{ limit: "101" }, ["limit"]],
  [{ limit: "1.5" }, ["limit"]],
  [{ box: "all" }, ["box"]],
  [{ status: ["OPEN"] }, ["status.0"]],
  [{ limit: "100", box: "in", status: ["REQUESTED", "TIMEOUT"] }, []],
])("listing by %o", (value, paths) => {
  expect(refusedAt(listInterestsSchema, value)).toEqual(paths);
});
