import { expect, test } from "vitest";
import { heldQualifications, type Proof, withoutProved } from "#lib/organizations/model/held-qualifications.ts";

const TODAY = "2026-11-23";
const stated = (...texts: string[]) => texts.map((text) => ({ text, key: text.toLowerCase() }));
const proof = (text: string, validUntil: string | null): Proof => ({ text, key: text.toLowerCase(), validUntil });

test.each([
  ["what is stated without a certificate counts as before", stated("A"), [], [], ["A"]],
  ["a certificate in force adds its qualification", stated("A"), [proof("B", "2027-01-01")], [], ["A", "B"]],
  ["one without an end is in force", [], [proof("B", null)], [], ["B"]],
  ["its last day counts", [], [proof("B", TODAY)], [], ["B"]],
  ["the day after does not, whatever was typed", stated("B"), [proof("B", "2026-11-22")], [], []],
  [
    "one of two in force is enough, and counts once",
    stated("b"),
    [proof("B", "2026-01-01"), proof("B", "2027-01-01")],
    [],
    ["B"],
  ],
  ["what a certificate proved does not stay behind when it goes", stated("A", "B"), [], ["b"], ["A"]],
] as const)("%s", (_what, before, proofs, dropped, held) => {
  expect(heldQualifications(before, proofs, TODAY, dropped).map(({ text }) => text)).toEqual(held);
});

test("the form shows what is stated by hand: what a certificate in force proves stands with the certificate", () => {
  const certificates = [
    { qualification: "B", isInForce: true },
    { qualification: "C", isInForce: false },
  ];
  expect(withoutProved(["A", "B", "C"], certificates)).toEqual(["A", "C"]);
});
