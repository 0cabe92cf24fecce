import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";
import { BINS, type Sums, TypedSums } from "#lib/search/memory/sums.ts";
import { SumsKernel } from "#lib/search/memory/sums-kernel.ts";
import { SUMS_SOURCE_SHA256 } from "#lib/search/memory/sums-wasm.ts";
import { AT, COUNTS, FIELDS, PLACES, UNFIT, type Weighing } from "#lib/search/memory/weighing.ts";

const SOURCE = new URL("../../../lib/search/memory/assembly/sums.ts", import.meta.url);

type World = { documents: number; postings: number[]; runs: [from: number, length: number, part: number][]; least: number };

/** Documents, what they are listed under, and runs of postings: more than the kernel is given at a time now and then. */
const world: fc.Arbitrary<World> = fc.integer({ min: 1, max: 300 }).chain((documents) =>
  fc.record({
    documents: fc.constant(documents),
    postings: fc.array(fc.nat(documents - 1), { minLength: 1, maxLength: 200 }),
    runs: fc.array(fc.tuple(fc.nat(199), fc.nat(60), fc.integer({ min: 1, max: 900 })), { maxLength: 60 }),
    least: fc.integer({ min: 1, max: 900 }),
  }),
);

function answersOf(
  sums: Sums,
  { postings, runs, least }: World,
  [from, to, at]: readonly [number, number, number],
  step: number,
) {
  sums.docs.set(postings);
  const numbers = runs.map(([first, length, part]) => {
    const start = Math.min(first, postings.length);
    return [start, Math.min(postings.length, start + length), part];
  });
  const touched = sums.add({ numbers: Uint32Array.from(numbers.flat()), count: runs.length }, least);
  const bins = new Uint32Array(BINS);
  sums.countBins(bins, step);
  const place = Math.min(at, sums.found.length);
  const count = sums.collect(from, to, 0);
  const first = [...sums.found.subarray(0, count)];
  // A second look beside what was found first.
  const beside = sums.collect(1, 0xffff, 0) + place <= sums.found.length ? place : 0;
  const more = sums.collect(1, 0xffff, beside);
  return {
    touched,
    bins: bins.filter((some) => some > 0),
    values: [...sums.values],
    first,
    more: [...sums.found.subarray(beside, beside + more)],
  };
}

test("the kernel adds up, counts and collects what the plain arrays do, question after question", () => {
  const looks = fc.tuple(fc.nat(65_535), fc.nat(65_535), fc.nat(299));
  fc.assert(
    fc.property(world, fc.array(fc.tuple(looks, fc.constantFrom(1, 4)), { minLength: 1, maxLength: 3 }), (made, asked) => {
      const plain = new TypedSums(made.documents, made.postings.length);
      const kernel = new SumsKernel(made.documents, made.postings.length);
      for (const [look, step] of asked) expect(answersOf(kernel, made, look, step)).toEqual(answersOf(plain, made, look, step));
    }),
    { numRuns: 100 },
  );
});

test("more runs than the kernel takes at a time are all added up", () => {
  const runs = { numbers: new Uint32Array(3 * 10_000), count: 10_000 };
  for (let i = 0; i < runs.count; i++) runs.numbers.set([i % 5, (i % 5) + 2, 1 + (i % 3)], i * 3);
  const [plain, kernel] = [new TypedSums(6, 7), new SumsKernel(6, 7)];
  for (const sums of [plain, kernel]) sums.docs.set([0, 1, 2, 3, 4, 5, 0]);
  expect(kernel.add(runs, 2)).toBe(plain.add(runs, 2));
  expect([...kernel.values]).toEqual([...plain.values]);
});

const MEMBERS = 40;
/** Tables made of a few numbers over and over: drawing each of two thousand takes seconds. */
const SOME = 37;
const weighing: fc.Arbitrary<Weighing> = fc
  .record({
    some: fc.array(fc.double({ min: 0, max: 8, noNaN: true }), { minLength: SOME, maxLength: SOME }),
    refuses: fc.uint8Array({ minLength: PLACES, maxLength: PLACES, max: 1 }),
    ...{ isDemand: fc.boolean(), dimensions: fc.integer(), certificates: fc.nat(255), statements: fc.nat(COUNTS - 1) },
  })
  .map(({ some, ...rest }) => {
    const { topicSure, specsSure, points } = SHIPPED_WEIGHTS;
    const numbers = Float64Array.from({ length: AT.size }, (_, i) => (some[i % SOME] as number) / (i < AT.agreeing ? 1 : 8));
    numbers.set([topicSure, specsSure, points.specs], AT.topicSure);
    return { ...rest, weights: SHIPPED_WEIGHTS, numbers };
  });

test("the kernel weighs every member, and keeps those worth enough, as plain arithmetic does", () => {
  const member = fc.tuple(fc.integer(), fc.integer(), fc.nat(255), fc.nat(65_535));
  const bars = fc.tuple(fc.nat(UNFIT), fc.nat(UNFIT));
  const members = fc.array(member, { minLength: MEMBERS, maxLength: MEMBERS });
  const both: Sums[] = [new TypedSums(MEMBERS, 1), new SumsKernel(MEMBERS, 1)];
  fc.assert(
    fc.property(weighing, members, fc.nat(MEMBERS), bars, (asked, made, from, [least, leastUnfit]) => {
      const answers = both.map((sums) => {
        made.forEach(([word, measured, certificates, sum], i) => {
          sums.fields.set([word, measured, certificates], i * FIELDS);
          sums.values[i] = sum;
          sums.found[i] = MEMBERS - 1 - i;
        });
        const counts = new Uint32Array(2 * UNFIT);
        sums.weigh(asked, 0, from, counts);
        sums.weigh(asked, from, MEMBERS, counts);
        const kept = sums.keep(MEMBERS, least, leastUnfit + UNFIT);
        return { worths: [...sums.worths], counts: counts.filter((some) => some > 0), kept: [...sums.found.subarray(0, kept)] };
      });
      expect(answers[1]).toEqual(answers[0]);
    }),
    { numRuns: 200 },
  );
});

test("the compiled kernel is made from the source that stands beside it", () => {
  expect(SUMS_SOURCE_SHA256).toBe(createHash("sha256").update(readFileSync(SOURCE)).digest("hex"));
});
