import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type JsonValue } from "#lib/editions/model/canonical-json.ts";

test("the example of RFC 8785 section 3.2.2 reads as the standard prints it", () => {
  const value = {
    numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\u002f",
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("names are sorted by UTF-16 code units, as RFC 8785 section 3.2.3 shows", () => {
  const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f600}": 5, "\u0080": 6, "\u00f6": 7 };
  expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7);
  expect([...canonicalJson(value).matchAll(/:(\d)/g)].map(([, place]) => place).join("")).toBe("2467153");
});

const jsonValue = fc.jsonValue({ noUnicodeString: false }) as fc.Arbitrary<JsonValue>;

test("the canonical text reads back as the same value, and is its own canonical text", () => {
  fc.assert(
    fc.property(jsonValue, (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test("the order in which names were written makes no difference", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.integer()), (object) => {
      const turned = Object.fromEntries(Object.entries(object).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson({ ...object }));
    }),
  );
});

test.each([
  ["a lone surrogate", "\ud800"],
  ["a lone surrogate in a name", { "\udc00": 1 }],
  ["NaN", Number.NaN],
  ["an infinity", Number.POSITIVE_INFINITY],
  ["undefined", undefined],
  ["a date", new Date(0)],
  ["a nested function", { a: [() => 1] }],
])("%s is refused", (_why, value) => {
  expect(() => canonicalJson(value as JsonValue)).toThrow(TypeError);
});

test("minus nought is nought, whole numbers carry no point", () => {
  expect(canonicalJson([-0, 120.5, 120.0])).toBe("[0,120.5,120]");
});
