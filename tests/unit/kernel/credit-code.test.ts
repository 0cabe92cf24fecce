import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCreditCode, creditCheckCharacter } from "#lib/kernel/credit-code.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const first17 = fc.array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 }).map((letters) => letters.join(""));
const validCode = first17.map((head) => head + creditCheckCharacter(head));

describe("unified social credit code", () => {
  test("a code with its check character is valid, also when it ends in 0", () => {
    const endings = new Set<string>();
    fc.assert(
      fc.property(validCode, (code) => {
        endings.add(code.charAt(17));
        return checkCreditCode(code).valid;
      }),
      { numRuns: 2000 },
    );
    expect(endings.has("0")).toBe(true);
  });

  test("sec-37 every change of one character is noticed: 10,000 random mutations are not valid", () => {
    fc.assert(
      fc.property(validCode, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...ALPHABET), (code, at, letter) => {
        fc.pre(code.charAt(at) !== letter);
        return !checkCreditCode(code.slice(0, at) + letter + code.slice(at + 1)).valid;
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    { why: "full-width characters", typed: "９１１１９９００MAP27AYA8Y" },
    { why: "spaces", typed: " 91119900 MAP27 AYA8Y " },
    { why: "lower case", typed: "91119900map27aya8y" },
    { why: "hyphens", typed: "91119900-MAP27AYA8-Y" },
  ])("$why are folded", ({ typed }) => {
    expect(checkCreditCode(typed)).toEqual({ normalised: "91119900MAP27AYA8Y", valid: true });
  });

  test.each(["", "123", "91119900MAP27AYA8Y9", "I1119900MAP27AYA8Y", "无"])("%j is not valid", (typed) => {
    expect(checkCreditCode(typed).valid).toBe(false);
  });
});
