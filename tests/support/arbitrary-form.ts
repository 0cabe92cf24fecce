// Listings as numbers for property tests, drawn from a narrow world: pairs of them share terms, dimensions and certificates.
import fc from "fast-check";
import { BOUND_CODE, type FormExclusion, type FormQuantity, PLACE, type ScoringForm } from "#lib/matching/model/form.ts";

export const FORM_DAY = 20_000;

/** Hashes of a world of so many. */
const hash = (world: number) => fc.nat(world - 1).map((n) => Math.imul(n + 1, 0x9e3779b1) | 0);
const hashes = (world: number, maxLength: number) =>
  fc.uniqueArray(hash(world), { maxLength }).map((values) => Int32Array.from(values).sort());
const day = fc.oneof(fc.constant(-1), fc.integer({ min: FORM_DAY - 200, max: FORM_DAY + 400 }));

const quantity: fc.Arbitrary<FormQuantity> = fc
  .record({
    dimension: hash(6),
    bound: fc.constantFrom(...Object.values(BOUND_CODE)),
    ends: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })),
    binding: fc.boolean(),
    better: fc.constantFrom(-1, 0, 1),
    words: hashes(5, 2),
    pairs: hashes(8, 3),
    measures: hashes(4, 1),
  })
  .map(({ ends: [a, b], ...rest }) => ({
    ...rest,
    low: rest.bound === BOUND_CODE.most ? Number.NEGATIVE_INFINITY : Math.min(a, b),
    high: rest.bound === BOUND_CODE.least ? Number.POSITIVE_INFINITY : Math.max(a, b),
  }));

const exclusion: fc.Arbitrary<FormExclusion> = fc.record({
  only: fc.boolean(),
  words: fc.array(hashes(60, 2), { maxLength: 2 }),
  concepts: hashes(60, 1),
  regions: fc.constantFrom(0, 0, 1, 2, 6),
  placeOnly: fc.boolean(),
  traits: fc.nat(63),
});

const amounts = fc.oneof(
  fc.constant({ amountMin: Number.NaN, amountMax: Number.NaN }),
  fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 200 })).map(([low, more]) => ({
    amountMin: low,
    amountMax: low + more,
  })),
);

const TERMS = 25;
const place = fc.constantFrom(0, PLACE.title, PLACE.title | PLACE.core, PLACE.concept, PLACE.sign);

/** A form of this side. */
export const arbitraryForm = (side: 0 | 1): fc.Arbitrary<ScoringForm> =>
  fc
    .record({
      terms: hashes(60, TERMS),
      weights: fc.uint8Array({ min: 1, ...{ minLength: TERMS, maxLength: TERMS } }),
      places: fc.array(place, { minLength: TERMS, maxLength: TERMS }),
      form: fc.integer({ min: 0, max: 4 }),
      region: fc.constantFrom(0, 1, 2, 4),
      targetRegions: fc.constantFrom(0, 0, 1, 2, 3, 6),
      chain: hash(3),
      chainLink: fc.oneof(fc.constant(0), hash(3)),
      cooperation: fc.integer({ min: 0, max: 511 }),
      organization: hash(6),
      orgTraits: fc.constantFrom(0, 1),
      amounts,
      amountBasis: fc.integer({ min: 1, max: 3 }),
      neededBy: day,
      availableFrom: day,
      validUntil: fc.integer({ min: FORM_DAY - 20, max: FORM_DAY + 400 }),
      confirmedOn: day,
      required: hashes(4, 2),
      held: hashes(4, 3),
      quantities: fc.array(quantity, { maxLength: 4 }),
      exclusions: fc.array(exclusion, { maxLength: 2 }),
    })
    .map(({ weights, places, amounts: { amountMin, amountMax }, ...rest }) => {
      const tf = weights.slice(0, rest.terms.length);
      const place = Uint8Array.from(places.slice(0, rest.terms.length));
      const length = tf.reduce((sum, eighths) => sum + eighths, 0) / 8;
      return { side, ...rest, amountMin, amountMax, tf, place, length };
    });
