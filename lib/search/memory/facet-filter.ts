import { COOPERATION } from "#lib/listings/model.ts";
import { FORM_CODE, REGION_BIT } from "#lib/matching/model/form.ts";
import { countBits, countBoth, intersect } from "#lib/search/memory/bits.ts";
import type { FacetCounts, SearchQuestion } from "#lib/search/memory/question.ts";
import { FACET_WORD, type Segment } from "#lib/search/memory/segment.ts";
import type { FacetName } from "#lib/search/port.ts";

export const FACET_NAMES: readonly FacetName[] = ["side", "form", "chain", "region", "cooperation"];

const SIDE_CODE: Record<string, number> = { SUPPLY: 0, DEMAND: 1 };

/** Every value of the fixed facets with its code in the index. */
const CODES: Record<Exclude<FacetName, "chain">, readonly (readonly [value: string, code: number])[]> = {
  side: Object.entries(SIDE_CODE),
  form: Object.entries(FORM_CODE),
  region: Object.entries(REGION_BIT),
  cooperation: COOPERATION.map((way, i) => [way, i] as const),
};

/** Values of a facet in this segment: their names in the answer and in `facetBits`. */
function valuesOf(segment: Segment, name: FacetName): { value: string; key: string }[] {
  if (name === "chain") return segment.chains.map((value) => ({ value, key: `chain ${value}` }));
  return CODES[name].map(([value, code]) => ({ value, key: `${name} ${code}` }));
}

export function noCounts(): FacetCounts {
  return { side: {}, form: {}, chain: {}, region: {}, cooperation: {} };
}

const add = (counts: Record<string, number>, value: string, more: number) => {
  if (more > 0) counts[value] = (counts[value] ?? 0) + more;
};

/** Chosen values by bits of their codes: whether a document's word of facets passes each filter. */
class Choice {
  /** Filters that are set, in the order of FACET_NAMES, as bits. */
  readonly set: number;
  readonly #side: number;
  readonly #form: number;
  readonly #region: number;
  readonly #ways: number;
  readonly #chains: Uint8Array;

  constructor(segment: Segment, { facets }: SearchQuestion) {
    const mask = (name: Exclude<FacetName, "chain">) =>
      CODES[name].reduce((bits, [value, code]) => (facets[name]?.includes(value) ? bits | (1 << code) : bits), 0);
    this.set = FACET_NAMES.reduce((bits, name, i) => (facets[name]?.length ? bits | (1 << i) : bits), 0);
    this.#side = mask("side");
    this.#form = mask("form");
    this.#region = mask("region");
    this.#ways = mask("cooperation");
    this.#chains = Uint8Array.from(segment.chains, (chain) => (facets.chain?.includes(chain) ? 1 : 0));
  }

  /** The filters, as bits, that a document fails. */
  fails(word: number): number {
    if (this.set === 0) return 0;
    let passed = 0;
    if ((this.#side >>> (word & 1)) & 1) passed |= 1;
    if ((this.#form >>> ((word >>> FACET_WORD.form) & 7)) & 1) passed |= 2;
    if (this.#chains[(word >>> FACET_WORD.chain) & 255] === 1) passed |= 4;
    if ((this.#region >>> ((word >>> FACET_WORD.region) & 7)) & 1) passed |= 8;
    if (this.#ways & (word >>> FACET_WORD.cooperation)) passed |= 16;
    return this.set & ~passed;
  }
}

/** Room for counts by code: side 2, form 8, region 8, chain 256, cooperation 32. */
const AT = { side: 0, form: 2, region: 10, cooperation: 18, chain: 50, size: 306 } as const;
const tally = new Int32Array(AT.size);
const count = (at: number) => {
  tally[at] = (tally[at] as number) + 1;
};

/**
 * Count the documents of a list by facet, each facet without its own filter, and keep those that pass all filters: they are
 * moved to the front of `docs` (and of `scores`). Answers how many.
 */
export function filterList(
  segment: Segment,
  question: SearchQuestion,
  docs: Uint32Array,
  scores: Float64Array,
  size: number,
  into: FacetCounts,
): number {
  const choice = new Choice(segment, question);
  const { facetWord } = segment;
  tally.fill(0);
  let kept = 0;
  for (let i = 0; i < size; i++) {
    const doc = docs[i] as number;
    const word = facetWord[doc] as number;
    const fails = choice.fails(word);
    // Two filters failed: the document is in no count.
    if (fails & (fails - 1)) continue;
    if (fails === 0) {
      docs[kept] = doc;
      scores[kept] = scores[i] as number;
      kept++;
    }
    const free = fails === 0 ? 31 : fails;
    if (free & 1) count(AT.side + (word & 1));
    if (free & 2) count(AT.form + ((word >>> FACET_WORD.form) & 7));
    if (free & 4) count(AT.chain + ((word >>> FACET_WORD.chain) & 255));
    if (free & 8) count(AT.region + ((word >>> FACET_WORD.region) & 7));
    if (free & 16)
      for (let ways = word >>> FACET_WORD.cooperation; ways !== 0; ways &= ways - 1)
        count(AT.cooperation + 31 - Math.clz32(ways & -ways));
  }
  for (const name of ["side", "form", "region", "cooperation"] as const)
    for (const [value, code] of CODES[name]) add(into[name], value, tally[AT[name] + code] as number);
  segment.chains.forEach((value, number) => {
    add(into.chain, value, tally[AT.chain + number] as number);
  });
  return kept;
}

/** The same over a bitmap, a word of 32 documents at a time; `bits` is left with those that pass all filters. */
export function filterBits(segment: Segment, question: SearchQuestion, bits: Uint32Array, into: FacetCounts): number {
  const chosen = new Map<FacetName, Uint32Array>();
  for (const name of FACET_NAMES) {
    const wanted = question.facets[name];
    if (!wanted?.length) continue;
    const either = new Uint32Array(bits.length);
    for (const { value, key } of valuesOf(segment, name)) {
      const own = wanted.includes(value) ? segment.facetBits.get(key) : undefined;
      if (own) for (let i = 0; i < either.length; i++) either[i] = (either[i] as number) | (own[i] as number);
    }
    chosen.set(name, either);
  }
  const all = bits.slice();
  for (const either of chosen.values()) intersect(all, either);
  for (const name of FACET_NAMES) {
    let counted = all;
    if (chosen.has(name)) {
      counted = bits.slice();
      for (const [other, either] of chosen) if (other !== name) intersect(counted, either);
    }
    for (const { value, key } of valuesOf(segment, name)) {
      const own = segment.facetBits.get(key);
      if (own) add(into[name], value, countBoth(counted, own));
    }
  }
  bits.set(all);
  return countBits(bits);
}
