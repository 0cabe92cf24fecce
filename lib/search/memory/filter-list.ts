import { addCount, CODES, type FixedFacet } from "#lib/search/memory/facet-values.ts";
import type { FacetCounts, SearchQuestion } from "#lib/search/memory/question.ts";
import { FACET_WORD, type Segment } from "#lib/search/memory/segment.ts";

/** Room for counts by code: side 2, form 8, region 8, chain 256, cooperation 32 and, before it, what is no way. */
const AT = { side: 0, form: 2, region: 10, chain: 18, cooperation: 275, size: 307 } as const;
const tally = new Int32Array(AT.size);
const FIXED = (["side", "form", "region", "cooperation"] as const).map((name) => ({
  name,
  values: [...CODES[name]].map(([value, code]) => ({ value, at: AT[name] + code })),
}));

/** Facets, as bits, in which a document is counted that fails these filters: all, the one it fails, or none when it fails two. */
const COUNTED = Uint8Array.from({ length: 32 }, (_, fails) => (fails === 0 ? 31 : fails & (fails - 1) ? 0 : fails));
/** Stands among the ways of every document, so that one without any passes when none is asked for. */
const ANY_WAY = 1 << 30;
const CHAIN_FAILS = 4;
const chainFails = new Uint8Array(256);

/** Chosen values as bits of their codes; all bits when nothing is chosen. */
function maskOf(name: FixedFacet, { facets }: SearchQuestion): number {
  const chosen = facets[name];
  if (!chosen?.length) return -1;
  let mask = 0;
  for (const value of chosen) {
    const code = CODES[name].get(value);
    if (code !== undefined) mask |= 1 << code;
  }
  return mask;
}

function chooseChains(chains: readonly string[], chosen: readonly string[] | undefined): void {
  chainFails.fill(chosen?.length ? CHAIN_FAILS : 0);
  for (const chain of chosen ?? []) {
    const number = chains.indexOf(chain);
    if (number >= 0) chainFails[number] = 0;
  }
}

function addTallies(chains: readonly string[], into: FacetCounts): void {
  for (const { name, values } of FIXED) {
    const counts = into[name];
    for (const { value, at } of values) addCount(counts, value, tally[at] as number);
  }
  for (let number = 0; number < chains.length; number++)
    addCount(into.chain, chains[number] as string, tally[AT.chain + number] as number);
}

const countAt = (at: number, more: number) => {
  tally[at] = (tally[at] as number) + more;
};
/** Where the lowest of some ways is counted; where nothing is, when there is none. */
const wayAt = (ways: number) => AT.cooperation + 31 - Math.clz32(ways & -ways);

/**
 * Count the documents of a list by facet, each facet without its own filter, and keep those that pass all filters: they are
 * moved to the front of `docs` (and of `scores`). Answers how many.
 *
 * Whether a document passes is anybody's guess, and a wrong guess costs a processor more than counting in vain: so nothing in the
 * loop depends on it, and zeros are added.
 */
export function filterList(
  segment: Segment,
  question: SearchQuestion,
  docs: Uint32Array,
  scores: Float64Array,
  size: number,
  into: FacetCounts,
): number {
  if (size === 0) return 0;
  const { facetWord } = segment;
  const [side, form] = [maskOf("side", question), maskOf("form", question)];
  const [region, cooperation] = [maskOf("region", question), maskOf("cooperation", question)];
  chooseChains(segment.chains, question.facets.chain);
  tally.fill(0);
  let kept = 0;
  for (let i = 0; i < size; i++) {
    const doc = docs[i] as number;
    const word = facetWord[doc] as number;
    const sideCode = word & 1;
    const formCode = (word >>> FACET_WORD.form) & 7;
    const chainNumber = (word >>> FACET_WORD.chain) & 255;
    const regionCode = (word >>> FACET_WORD.region) & 7;
    let ways = word >>> FACET_WORD.cooperation;
    const shared = cooperation & (ways | ANY_WAY);
    const fails =
      (~(side >>> sideCode) & 1) |
      ((~(form >>> formCode) & 1) << 1) |
      (chainFails[chainNumber] as number) |
      ((~(region >>> regionCode) & 1) << 3) |
      ((~(shared | -shared) >>> 31) << 4);
    docs[kept] = doc;
    scores[kept] = scores[i] as number;
    kept += (fails - 1) >>> 31;
    const counted = COUNTED[fails] as number;
    countAt(AT.side + sideCode, counted & 1);
    countAt(AT.form + formCode, (counted >>> 1) & 1);
    countAt(AT.chain + chainNumber, (counted >>> 2) & 1);
    countAt(AT.region + regionCode, (counted >>> 3) & 1);
    // Most have one or two ways: these are counted without asking.
    countAt(wayAt(ways), counted >>> 4);
    ways &= ways - 1;
    countAt(wayAt(ways), counted >>> 4);
    for (ways &= ways - 1; ways !== 0; ways &= ways - 1) countAt(wayAt(ways), counted >>> 4);
  }
  addTallies(segment.chains, into);
  return kept;
}
