import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { COOPERATION } from "#lib/listings/model.ts";
import { FORM_CODE, REGION_BIT, type ScoringForm } from "#lib/matching/model/form.ts";
import { buildMemoryIndex, type MemoryIndex } from "#lib/search/memory/memory-index.ts";
import { packForm } from "#lib/search/memory/pack-form.ts";
import { packWords } from "#lib/search/memory/pack-words.ts";
import type { SearchQuestion } from "#lib/search/memory/question.ts";
import { TOO_COMMON } from "#lib/search/memory/search.ts";
import type { IndexEntry } from "#lib/search/memory/segment.ts";
import type { FacetName, ListingSort } from "#lib/search/port.ts";
import { arbitraryForm, FORM_DAY } from "../../support/arbitrary-form.ts";

/** Long enough for bitmaps, for lists of many blocks, and for more hits than are ordered by relevance. */
const SIZE = 6_000;
/** Of so many documents one has the word, in 30 a title does; the first ones are common enough for a bitmap. */
const ONE_IN = [1, 2, 3, 6, 9, 12, 20, 40, 90, 300, 2_000, 5_000];
const CHAINS = ["none", "unknown", "hydrogen", "robotics"];
const FACETS: readonly FacetName[] = ["side", "form", "chain", "region", "cooperation"];

type Doc = {
  id: string;
  form: ScoringForm;
  values: Record<FacetName, string[]>;
  amount: number;
  publishedAt: number;
  weights: (number | null)[];
};

/** Numbers that look random, the same in every run. */
const mixed = (n: number, salt: number) => {
  const hash = Math.imul(n ^ Math.imul(salt, 0x85ebca6b), 0x9e3779b1) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8;
};
const wordAt = (n: number) => Math.imul(n + 1, 0x27d4eb2f) | 0;
const nameOf = (codes: Record<string, number>, code: number) => Object.keys(codes).filter((name) => codes[name] === code);

function docAt(n: number, forms: readonly ScoringForm[]): Doc {
  const drawn = forms[n % forms.length] as ScoringForm;
  // Some amounts are more than asked by less than 32 bits tell.
  const form = { ...drawn, side: (mixed(n, 1) & 1) as 0 | 1, amountMin: drawn.amountMin + (n % 2) * 0.000_001 };
  return {
    id: `01900000-0000-7000-8000-${mixed(n, 2).toString(16).padStart(6, "0")}${n.toString(16).padStart(6, "0")}`,
    form,
    values: {
      side: [form.side === 1 ? "DEMAND" : "SUPPLY"],
      form: nameOf(FORM_CODE, form.form),
      chain: [CHAINS[mixed(n, 3) % CHAINS.length] as string],
      region: nameOf(REGION_BIT, form.region),
      cooperation: COOPERATION.filter((_, i) => (form.cooperation >>> i) & 1),
    },
    amount: mixed(n, 4) % 3 === 0 ? Number.NaN : form.amountMin,
    // Some were published in the same moment.
    publishedAt: 1_000_000 + Math.floor(n / 3),
    weights: ONE_IN.map((one, word) => (mixed(n, 5 + word) % one > 0 ? null : mixed(n, 50 + word) % 30 === 0 ? 8 : 0)),
  };
}

function entryOf({ id, form, values, amount, publishedAt, weights }: Doc): IndexEntry {
  const hashesOf = (wanted: (weight: number | null) => boolean) =>
    weights.flatMap((weight, word) => (wanted(weight) ? [wordAt(word)] : [])).sort((a, b) => a - b);
  const strong = hashesOf((weight) => weight !== null && weight > 0);
  const words = packWords({
    ...{
      code: `JJJ-${id.slice(-6)}`,
      visibility: 0,
      cooperation: form.cooperation,
      division: 0,
      amountMinWan: amount,
      publishedAt,
    },
    chain: values.chain[0] as string,
    plain: Int32Array.from(hashesOf((weight) => weight === 0)),
    strong: Int32Array.from(strong),
    weights: new Uint8Array(strong.length).fill(8),
  });
  return { id, form: packForm(form), words };
}

const millionths = ({ weights }: Doc, words: readonly number[]) =>
  Math.round(words.reduce((sum, word) => sum + (weights[word] ?? 0) / ((weights[word] ?? 0) + 4), 0) * 1_000_000);
const deadlineOf = ({ form }: Doc) => (form.neededBy >= 0 ? form.neededBy : form.validUntil);

function compare(sort: ListingSort, words: readonly number[], a: Doc, b: Doc): number {
  if (sort === "deadline") return deadlineOf(a) - deadlineOf(b) || (a.id < b.id ? -1 : 1);
  const byScore = sort === "relevance" ? millionths(b, words) - millionths(a, words) : 0;
  return byScore || b.publishedAt - a.publishedAt || (a.id > b.id ? -1 : 1);
}

type Asked = Pick<SearchQuestion, "facets" | "sort" | "amountMaxWan"> & { words: number[] };

/** What the answer must be, found by asking every document. */
function expected(docs: readonly Doc[], { words, facets, sort, amountMaxWan }: Asked) {
  const found = docs.filter(
    ({ form, amount, weights }) =>
      form.validUntil >= FORM_DAY && !(amount > (amountMaxWan ?? Infinity)) && words.every((word) => weights[word] !== null),
  );
  const passes = ({ values }: Doc, name: FacetName) =>
    !facets[name]?.length || values[name].some((value) => facets[name]?.includes(value));
  const counts: Record<string, Record<string, number>> = {};
  for (const name of FACETS) {
    const own: Record<string, number> = {};
    for (const doc of found)
      if (FACETS.every((other) => other === name || passes(doc, other)))
        for (const value of doc.values[name]) own[value] = (own[value] ?? 0) + 1;
    counts[name] = own;
  }
  const hits = found.filter((doc) => FACETS.every((name) => passes(doc, name)));
  const order = sort === "relevance" && hits.length > TOO_COMMON ? "newest" : sort;
  return {
    total: hits.length,
    facets: counts,
    sort: order,
    ids: hits.sort((a, b) => compare(order, words, a, b)).map(({ id }) => id),
  };
}

const some = (values: readonly string[]) =>
  fc.option(fc.subarray([...values], { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 2 });
const asked: fc.Arbitrary<Asked> = fc.record({
  words: fc.uniqueArray(fc.nat(ONE_IN.length - 1), { maxLength: 3 }),
  facets: fc.record({
    side: some(["SUPPLY", "DEMAND"]),
    form: some([...Object.keys(FORM_CODE), "NOT_A_FORM"]),
    chain: some([...CHAINS, "of another list"]),
    region: some(Object.keys(REGION_BIT)),
    cooperation: some(COOPERATION),
  }) as fc.Arbitrary<SearchQuestion["facets"]>,
  sort: fc.constantFrom("relevance", "newest", "deadline"),
  amountMaxWan: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
});

let docs: Doc[];
let index: MemoryIndex;

beforeAll(() => {
  const forms = fc.sample(arbitraryForm(0), { numRuns: 97, seed: 5 });
  docs = Array.from({ length: SIZE }, (_, n) => docAt(n, forms));
  index = buildMemoryIndex(docs.map(entryOf));
});

function check(list: readonly Doc[], question: Asked): void {
  const { words, ...rest } = question;
  const want = expected(list, question);
  const ask = { ...rest, words: words.map(wordAt), today: FORM_DAY, reader: { everything: true, organization: 0 }, limit: 20 };
  const first = index.search({ ...ask, after: null });
  expect({ ...first, last: null }).toEqual({ ...want, ids: want.ids.slice(0, 20), last: null });
  if (!first.last) return;
  const second = index.search({ ...ask, after: { sort: first.sort, position: first.last } });
  expect({ ...second, last: null }).toEqual({ ...want, ids: want.ids.slice(20, 40), last: null });
}

test("hits, counts, order and the page that follows are those that asking every listing gives", () => {
  fc.assert(
    fc.property(asked, (question) => check(docs, question)),
    { numRuns: 60 },
  );
});

test("so they are when listings have left and others have come since the index was built", () => {
  const gone = docs.filter((_, n) => n % 40 === 7);
  const forms = fc.sample(arbitraryForm(1), { numRuns: 31, seed: 6 });
  const later = Array.from({ length: 150 }, (_, n) => docAt(SIZE + n, forms));
  index.apply(
    gone.map(({ id }) => id),
    later.map(entryOf),
  );
  const list = [...docs.filter((doc) => !gone.includes(doc)), ...later];
  fc.assert(
    fc.property(asked, (question) => check(list, question)),
    { numRuns: 30 },
  );
});
