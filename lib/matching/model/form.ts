import type { Rarity, Scale } from "#lib/matching/model/rarity.ts";
import { hash32 } from "#lib/text/hash.ts";

/** One measured statement. `dimension`: hash of its name. `low`, `high` in the base unit, ±Infinity where one end is open. */
export type FormQuantity = {
  dimension: number;
  bound: number;
  low: number;
  high: number;
  /** A comparator stands with it. */
  binding: boolean;
  /** 1: more of it is better, -1: less, 0: not known. */
  better: number;
  /** Hashes, ascending: words beside the number; pairs of characters beside it; concepts of measure beside it. */
  words: Int32Array;
  pairs: Int32Array;
  measures: Int32Array;
};

/** One restriction stated in words; words its author also uses for the listing itself are left out, they tell nothing apart. */
export type FormExclusion = {
  only: boolean;
  /** Hashes of the words of each alternative named. */
  words: readonly Int32Array[];
  /** Hashes of the concepts and one-character materials named. */
  concepts: Int32Array;
  /** Mask of regions named; `placeOnly`: it names nothing else. */
  regions: number;
  placeOnly: boolean;
  /** Traits of firms it rules out, bits of TRAIT. */
  traits: number;
};

/**
 * Everything scoring reads of one listing, as numbers: small enough to be stored and held for every listing.
 * Hashes are `hash32`. What is unknown is 0 in codes and masks, NaN in amounts, -1 in days.
 */
export type ScoringForm = {
  /** 0 supply, 1 demand. */
  side: number;
  form: number;
  region: number;
  /** Mask of regions; 0 accepts all. */
  targetRegions: number;
  /** Hash; 0 unknown, 1 none of the chains. */
  chain: number;
  chainLink: number;
  /** Mask of ways to cooperate. */
  cooperation: number;
  organization: number;
  orgTraits: number;
  /** 万元; both or neither are known: an open end stands for the other. */
  amountMin: number;
  amountMax: number;
  amountBasis: number;
  /** Days since 1970. */
  neededBy: number;
  availableFrom: number;
  validUntil: number;
  confirmedOn: number;
  /** Hashes of certificate keys, ascending. */
  required: Int32Array;
  held: Int32Array;
  /** Hashes of terms, ascending: words, pairs of characters, characters, concepts (`c:`), orders of magnitude (`q:`), materials (`m:`). */
  terms: Int32Array;
  /** Fielded frequency in eighths, 1–255. */
  tf: Uint8Array;
  /** Bits of PLACE. */
  place: Uint8Array;
  /** Sum of `tf` in whole mentions. */
  length: number;
  quantities: readonly FormQuantity[];
  exclusions: readonly FormExclusion[];
  /** Constants that a keeper of many forms has computed beforehand; undefined under another rarity than its own. */
  scaleUnder?: (rarity: Rarity) => Scale | undefined;
};

/** The same form as a plain object. All of them are made here, with their fields in one order: scoring is quickest over few kinds of object. */
export function plainForm(of: ScoringForm): ScoringForm {
  return {
    side: of.side,
    form: of.form,
    region: of.region,
    targetRegions: of.targetRegions,
    chain: of.chain,
    chainLink: of.chainLink,
    cooperation: of.cooperation,
    organization: of.organization,
    orgTraits: of.orgTraits,
    amountMin: of.amountMin,
    amountMax: of.amountMax,
    amountBasis: of.amountBasis,
    neededBy: of.neededBy,
    availableFrom: of.availableFrom,
    validUntil: of.validUntil,
    confirmedOn: of.confirmedOn,
    required: of.required,
    held: of.held,
    terms: of.terms,
    tf: of.tf,
    place: of.place,
    length: of.length,
    quantities: of.quantities,
    exclusions: of.exclusions,
  };
}

/**
 * Where a term stands, as bits. `title`: in title or a keyword · `core`: as a word, not as a mere pair of characters, in
 * title, summary or a keyword: what the listing says it is · `concept`: the term is a concept or what one is a kind of ·
 * `sign`: a single character, which ranks, and explains only where two texts share nothing longer.
 */
export const PLACE = { title: 1, core: 2, concept: 4, sign: 8 } as const;
export const REGION_BIT = { BEIJING: 1, TIANJIN: 2, HEBEI: 4 } as const;
export const FORM_CODE = { PRODUCT: 1, TECHNOLOGY: 2, SYSTEM_INTEGRATION: 3, OTHER: 4 } as const;
export const BASIS_CODE = { TOTAL: 1, UNIT: 2, YEARLY: 3 } as const;
export const BOUND_CODE = { exact: 0, range: 1, least: 2, most: 3, tolerance: 4 } as const;
/**
 * Traits of a firm that restrictions name: it trades in what others make · sells goods without the work · has others make them ·
 * makes samples only · offers used ones · asks for something, whatever it is.
 */
export const TRAIT = { trader: 1, goodsOnly: 2, outsourced: 4, samplesOnly: 8, used: 16, asker: 32 } as const;
export const CHAIN_NONE = 1;
/** Hashes without repetition, ascending. */
export function hashes(texts: Iterable<string>): Int32Array {
  return Int32Array.from(new Set([...texts].map(hash32))).sort();
}

/** Day since 1970 of `YYYY-MM-DD`; -1 when not stated. */
export const dayNumber = (day: string | null): number => (day === null ? -1 : Math.round(Date.parse(day) / 86_400_000));

/** Where a value stands in ascending numbers; -1 when it does not. */
export function indexIn(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] as number;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
