import fc from "fast-check";
import { expect, test } from "vitest";
import type { FormExclusion, FormQuantity, ScoringForm } from "#lib/matching/model/form.ts";
import { packForm, unpackForm } from "#lib/search/memory/pack-form.ts";
import { packWords, type SearchFacts, unpackWords } from "#lib/search/memory/pack-words.ts";

const hash = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const hashes = (maxLength: number) =>
  fc.uniqueArray(hash, { maxLength }).map((values) => Int32Array.from(values.sort((a, b) => a - b)));
const byte = fc.integer({ min: 0, max: 255 });
const real = fc.double({ noNaN: false });
const day = fc.integer({ min: -1, max: 60_000 });

const quantity: fc.Arbitrary<FormQuantity> = fc.record({
  dimension: hash,
  bound: fc.integer({ min: 0, max: 4 }),
  low: fc.oneof(real, fc.integer()),
  high: fc.oneof(real, fc.integer(), fc.constant(Number.POSITIVE_INFINITY)),
  binding: fc.boolean(),
  better: fc.constantFrom(-1, 0, 1),
  words: hashes(6),
  pairs: hashes(9),
  measures: hashes(3),
});
const exclusion: fc.Arbitrary<FormExclusion> = fc.record({
  only: fc.boolean(),
  words: fc.array(hashes(4), { maxLength: 3 }),
  concepts: hashes(3),
  regions: fc.integer({ min: 0, max: 7 }),
  placeOnly: fc.boolean(),
  traits: fc.nat(63),
});
const form: fc.Arbitrary<ScoringForm> = hashes(200).chain((terms) =>
  fc.record({
    side: fc.constantFrom(0, 1),
    form: fc.integer({ min: 0, max: 4 }),
    region: fc.constantFrom(0, 1, 2, 4),
    targetRegions: fc.integer({ min: 0, max: 7 }),
    chain: hash,
    chainLink: hash,
    cooperation: fc.integer({ min: 0, max: 511 }),
    organization: hash,
    orgTraits: hash,
    amountMin: real,
    amountMax: real,
    amountBasis: fc.integer({ min: 1, max: 3 }),
    neededBy: day,
    availableFrom: day,
    validUntil: day,
    confirmedOn: day,
    required: hashes(5),
    held: hashes(5),
    terms: fc.constant(terms),
    tf: fc.uint8Array({ minLength: terms.length, maxLength: terms.length }),
    place: fc.uint8Array({ minLength: terms.length, maxLength: terms.length }),
    length: real,
    quantities: fc.array(quantity, { maxLength: 6 }),
    exclusions: fc.array(exclusion, { maxLength: 3 }),
  }),
);

/** Views read their lists when asked: spread them out to compare. */
const spread = (value: ScoringForm): ScoringForm => ({
  ...value,
  quantities: value.quantities.map(({ dimension, bound, low, high, binding, better, words, pairs, measures }) => ({
    ...{ dimension, bound, low, high, binding, better, words, pairs, measures },
  })),
});

test("a form comes out of its bytes as it went in", () => {
  fc.assert(
    fc.property(form, (value) => {
      expect(spread(unpackForm(packForm(value)))).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

test("a form of another version is refused, never misread", () => {
  const [sample] = fc.sample(form, 1) as [ScoringForm];
  const bytes = packForm(sample);
  bytes[0] = 255;
  expect(() => unpackForm(bytes)).toThrow(RangeError);
});

const facts: fc.Arbitrary<SearchFacts> = hashes(80).chain((strong) =>
  fc.record({
    code: fc.stringMatching(/^JJJ-20\d\d-[SD]-\d{5,8}$/),
    visibility: fc.constantFrom(0, 1, 2),
    cooperation: fc.integer({ min: 0, max: 511 }),
    division: fc.integer({ min: 0, max: 999_999 }),
    amountMinWan: real,
    publishedAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    chain: fc.constantFrom("unknown", "none", "cyber-industrial-internet"),
    plain: hashes(300),
    strong: fc.constant(strong),
    weights: fc.array(byte, { minLength: strong.length, maxLength: strong.length }).map((values) => Uint8Array.from(values)),
  }),
);

test("search facts come out of their bytes as they went in", () => {
  fc.assert(
    fc.property(facts, (value) => {
      expect(unpackWords(packWords(value))).toEqual(value);
    }),
  );
});
