import { countBits, countBoth, intersect } from "#lib/search/memory/bits.ts";
import { addCount, CODES, FACET_NAMES } from "#lib/search/memory/facet-values.ts";
import type { FacetCounts, SearchQuestion } from "#lib/search/memory/question.ts";
import type { Segment } from "#lib/search/memory/segment.ts";
import type { FacetName } from "#lib/search/port.ts";

type ValueBits = { value: string; bits: Uint32Array };
const known = new WeakMap<Segment, Record<FacetName, ValueBits[]>>();

/** The values of each facet that a segment has, with their documents; names are put together once a segment. */
function valuesOf(segment: Segment): Record<FacetName, ValueBits[]> {
  let values = known.get(segment);
  if (!values) {
    values = { side: [], form: [], chain: [], region: [], cooperation: [] };
    for (const name of FACET_NAMES) {
      const codes = name === "chain" ? segment.chains.map((chain) => [chain, chain] as const) : CODES[name];
      for (const [value, code] of codes) {
        const bits = segment.facetBits.get(`${name} ${code}`);
        if (bits) values[name].push({ value, bits });
      }
    }
    known.set(segment, values);
  }
  return values;
}

/** Documents that have one of the values chosen. */
function eitherOf(values: readonly ValueBits[], chosen: readonly string[], size: number): Uint32Array {
  const either = new Uint32Array(size);
  for (const { value, bits } of values)
    if (chosen.includes(value)) for (let i = 0; i < size; i++) either[i] = (either[i] as number) | (bits[i] as number);
  return either;
}

/**
 * Count the documents of a bitmap by facet, each facet without its own filter, a word of 32 documents at a time; `bits` is left
 * with those that pass all filters. Answers how many.
 */
export function filterBits(segment: Segment, question: SearchQuestion, bits: Uint32Array, into: FacetCounts): number {
  const values = valuesOf(segment);
  const chosen = new Map<FacetName, Uint32Array>();
  for (const name of FACET_NAMES) {
    const wanted = question.facets[name];
    if (wanted?.length) chosen.set(name, eitherOf(values[name], wanted, bits.length));
  }
  const all = bits.slice();
  for (const either of chosen.values()) intersect(all, either);
  for (const name of FACET_NAMES) {
    let counted = all;
    if (chosen.has(name)) {
      counted = bits.slice();
      for (const [other, either] of chosen) if (other !== name) intersect(counted, either);
    }
    for (const { value, bits: own } of values[name]) addCount(into[name], value, countBoth(counted, own));
  }
  bits.set(all);
  return countBits(bits);
}
