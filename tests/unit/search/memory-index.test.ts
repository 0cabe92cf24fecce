import fc from "fast-check";
import { expect, test } from "vitest";
import type { ScoringForm } from "#lib/matching/model/form.ts";
import { nearMisses } from "#lib/matching/score/near.ts";
import { type PairContext, type PairScore, scorePair } from "#lib/matching/score/pair.ts";
import { cosineOf } from "#lib/matching/score/topic.ts";
import { Likeness } from "#lib/search/memory/likeness.ts";
import { byPoints, type MatchBudget, type Scored } from "#lib/search/memory/match.ts";
import { buildMemoryIndex, type MemoryIndex } from "#lib/search/memory/memory-index.ts";
import { packForm } from "#lib/search/memory/pack-form.ts";
import { packWords } from "#lib/search/memory/pack-words.ts";
import { findId, type IndexEntry, idOf, type Segment } from "#lib/search/memory/segment.ts";
import { KERNEL_FROM } from "#lib/search/memory/sums.ts";
import { COUNTS, SIDE_WORD } from "#lib/search/memory/weighing.ts";
import { arbitraryForm, FORM_DAY } from "../../support/arbitrary-form.ts";

const idAt = (n: number) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const NO_WORDS = { plain: new Int32Array(0), strong: new Int32Array(0), weights: new Uint8Array(0) };

const codeAt = ({ side }: ScoringForm, n: number) => `JJJ-2026-${side === 1 ? "D" : "S"}-${String(n).padStart(5, "0")}`;

function entryOf(form: ScoringForm, n: number): IndexEntry {
  const words = packWords({
    code: codeAt(form, n),
    visibility: 0,
    cooperation: form.cooperation,
    division: 0,
    amountMinWan: form.amountMin,
    publishedAt: 1_000_000 + n,
    chain: "none",
    ...NO_WORDS,
  });
  return { id: idAt(n), form: packForm(form), words };
}

const list = fc.array(
  fc.boolean().chain((isDemand) => arbitraryForm(isDemand ? 1 : 0)),
  { minLength: 1, maxLength: 60 },
);
const questionOf = (index: MemoryIndex, form: ScoringForm) => ({
  form,
  limit: 20,
  context: { today: FORM_DAY, blocked: () => false, rarity: index.rarity },
  matchOnly: { everything: true, organization: 0 },
});
const spread = (form: ScoringForm) => {
  const quantities = form.quantities.map(({ dimension, bound, low, high, binding, better, words, pairs, measures }) => ({
    ...{ dimension, bound, low, high, binding, better, words, pairs, measures },
  }));
  return { ...form, quantities };
};

test("a form is read from the index as it was packed, whatever stands beside it", () => {
  fc.assert(
    fc.property(list, (forms) => {
      const index = buildMemoryIndex(forms.map(entryOf));
      forms.forEach((form, n) => {
        expect(spread(index.formOf(idAt(n)) as ScoringForm)).toEqual(form);
      });
    }),
    { numRuns: 30 },
  );
});

test("terms beyond the short numbers and weights beyond the common ones are read as they were packed", () => {
  const [sample] = fc.sample(arbitraryForm(0), { numRuns: 1, seed: 7 }) as [ScoringForm];
  const forms = Array.from({ length: 400 }, (_, n): ScoringForm => {
    const terms = Int32Array.from({ length: 200 }, (_, i) => Math.imul(n * 200 + i + 1, 0x9e3779b1) | 0).sort();
    return {
      ...sample,
      terms,
      tf: Uint8Array.from(terms, (_, i) => 1 + ((n + i) % 255)),
      place: new Uint8Array(200).fill(n & 15),
    };
  });
  const index = buildMemoryIndex(forms.map(entryOf));
  forms.forEach((form, n) => {
    const read = index.formOf(idAt(n)) as ScoringForm;
    expect([read.terms, read.tf, read.place]).toEqual([form.terms, form.tf, form.place]);
  });
});

test("the cosine with a document is that of the two forms, to the last bit", () => {
  fc.assert(
    fc.property(arbitraryForm(1), list, (asked, forms) => {
      const index = buildMemoryIndex(forms.map(entryOf));
      const [segment] = index.segments;
      if (!segment) throw new Error("no segment");
      const likeness = new Likeness(segment, asked, index.rarity);
      forms.forEach((form, n) => {
        expect(likeness.of(findId(segment, idAt(n)))).toBe(cosineOf(asked, form, index.rarity));
      });
      likeness.release();
    }),
    { numRuns: 30 },
  );
});

const AMPLE: MatchBudget = {
  ...{ postings: Number.POSITIVE_INFINITY, alike: Number.POSITIVE_INFINITY, screened: Number.POSITIVE_INFINITY },
  ...{ compared: 9_000, rescored: 9_000, near: 9_000, stops: true },
};

type Listed = { form: ScoringForm; n: number };
/** What shares no term is never found, and what shares next to none may not be. */
const isFound = ({ score }: { score: PairScore }) => score.cosine > 0.001;

/** The counterparts that scoring every pair gives. */
function scoreAll(asked: ScoringForm, listed: readonly Listed[], context: PairContext) {
  const byScore = (a: { n: number; score: PairScore }, b: typeof a) => b.score.points - a.score.points || a.n - b.n;
  const pairs = listed
    .filter(({ form }) => form.side !== asked.side)
    .map(({ form, n }) => ({ n, score: asked.side === 1 ? scorePair(asked, form, context) : scorePair(form, asked, context) }))
    .filter(isFound);
  const fitting = pairs.filter(({ score }) => score.compatible).sort(byScore);
  const broken = pairs.filter(({ score }) => !score.compatible);
  const told = ({ n, score }: (typeof pairs)[number]) => ({ id: idAt(n), score });
  return { fitting: fitting.map(told), near: nearMisses(broken, fitting.slice(0, 20), byScore).map(told) };
}

/** The index finds among these what scoring every pair does, near misses too. */
function expectAllFound(index: MemoryIndex, asked: ScoringForm, listed: readonly Listed[]): void {
  const question = questionOf(index, asked);
  const expected = scoreAll(asked, listed, question.context);
  const { fitting, broken } = index.match(question, AMPLE);
  const told = ({ segment, doc, score }: Scored) => ({ id: idOf(segment, doc), score });
  const found = fitting.filter(isFound).map(told);
  expect(found).toEqual(expected.fitting.slice(0, found.length));
  expect(fitting.length).toBeGreaterThanOrEqual(Math.min(20, expected.fitting.length));
  expect(nearMisses(broken, fitting, byPoints).filter(isFound).map(told)).toEqual(expected.near);
}

test("the best counterparts are those that scoring every pair gives, in whatever parts the list stands and whatever has left it", () => {
  const world = fc.record({
    forms: list,
    later: list,
    asked: fc.boolean().chain((isDemand) => arbitraryForm(isDemand ? 1 : 0)),
    gone: fc.nat(59),
  });
  fc.assert(
    fc.property(world, ({ forms, later, asked, gone }) => {
      const index = buildMemoryIndex(forms.map(entryOf));
      const fresh = later.map((form, n) => ({ form, n: 1_000 + n }));
      index.apply([idAt(gone)], []);
      index.apply(
        [idAt(1_000)],
        fresh.map(({ form, n }) => entryOf(form, n)),
      );
      expectAllFound(index, asked, [...forms.map((form, n) => ({ form, n })).filter(({ n }) => n !== gone), ...fresh]);
    }),
    { numRuns: 60 },
  );
});

test("so they are in a list long enough for the kernel", () => {
  const forms = fc.sample(arbitraryForm(0), { numRuns: KERNEL_FROM + 500, seed: 7 });
  const index = buildMemoryIndex(forms.map(entryOf));
  const listed = forms.map((form, n) => ({ form, n }));
  for (const asked of fc.sample(arbitraryForm(1), { numRuns: 5, seed: 7 })) expectAllFound(index, asked, listed);
});

test("a listing of very many numbers is weighed as one of many", () => {
  const [sample] = fc.sample(arbitraryForm(1), { numRuns: 1, seed: 7 }) as [ScoringForm];
  const words = new Int32Array(0);
  const one = { dimension: 1, bound: 0, low: 1, high: 1, binding: false, better: 0, words, pairs: words, measures: words };
  const index = buildMemoryIndex([entryOf({ ...sample, quantities: Array(256).fill(one) }, 0)]);
  const [segment] = index.segments as [Segment];
  expect((segment.impacts[1].sums.fields[0] as number) >>> SIDE_WORD.statements).toBe(COUNTS - 1);
});

test("a listing just published is found as if it had been in the list when its words were counted", () => {
  const [sample] = fc.sample(arbitraryForm(0), { numRuns: 1, seed: 7 }) as [ScoringForm];
  const [asked, best, ...others] = Array.from({ length: 502 }, (_, n): ScoringForm => {
    // The first two share all their terms, the others only some with these.
    const own = (i: number) => n < 2 || (i + n) % 4 === 0;
    const terms = Int32Array.from({ length: 60 }, (_, i) => Math.imul(own(i) ? i + 1 : 60 * n + i, 0x9e3779b1) | 0).sort();
    return {
      ...{ ...sample, side: n === 0 ? 1 : 0, organization: n, targetRegions: 0, validUntil: FORM_DAY },
      ...{ amountMin: Number.NaN, amountMax: Number.NaN, neededBy: -1, availableFrom: -1 },
      ...{ required: new Int32Array(0), quantities: [], exclusions: [], terms, place: new Uint8Array(60), length: 60 },
      tf: Uint8Array.from(terms, (term) => 1 + (term & 31)),
    };
  }) as [ScoringForm, ScoringForm, ...ScoringForm[]];
  const few: MatchBudget = { ...AMPLE, postings: 1_000, compared: 40, rescored: 20, near: 0 };
  const whole = buildMemoryIndex([...others, best].map(entryOf));
  const grown = buildMemoryIndex(others.map(entryOf));
  grown.apply([idAt(500)], [entryOf(best, 500)]);
  for (const index of [whole, grown]) {
    const [first] = index.match(questionOf(index, asked), few).fitting;
    expect(first && idOf(first.segment, first.doc)).toBe(idAt(500));
  }
});
