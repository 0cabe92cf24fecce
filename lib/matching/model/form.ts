import { betterDirection } from "#lib/matching/model/direction.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { PlacedExclusion, PlacedQuantity, Reading } from "#lib/matching/model/prepared.ts";
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
  traders: boolean;
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
 * `sign`: a single character, which ranks but neither finds nor explains.
 */
export const PLACE = { title: 1, core: 2, concept: 4, sign: 8 } as const;
export const REGION_BIT = { BEIJING: 1, TIANJIN: 2, HEBEI: 4 } as const;
export const FORM_CODE = { PRODUCT: 1, TECHNOLOGY: 2, SYSTEM_INTEGRATION: 3, OTHER: 4 } as const;
export const BASIS_CODE = { TOTAL: 1, UNIT: 2, YEARLY: 3 } as const;
export const BOUND_CODE = { exact: 0, range: 1, least: 2, most: 3, tolerance: 4 } as const;
/** Traits of a firm that restrictions name. */
export const TRAIT = { trader: 1 } as const;
export const CHAIN_NONE = 1;
const WAYS = [
  "PURCHASE",
  "COMMISSIONED_RND",
  "JOINT_RND",
  "TRANSFER",
  "LICENSE",
  "CONSULTING",
  "SERVICE",
  "CONTRACT_MANUFACTURING",
  "CO_BUILD",
];

const TRADING_FIRM = /贸易|商贸|经销|代理/u;
/** How an offer says that its goods are somebody else's. */
const RESALE = /总代理|一级代理|授权代理|现货代理|代理商|经销商|贸易商|代理(?=[^,，。;；]{0,8}(?:品牌|产品|进口))/u;

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

const mask = (regions: readonly (keyof typeof REGION_BIT)[]) => regions.reduce((bits, region) => bits | REGION_BIT[region], 0);
const chainHash = (text: string | null) => (text === null ? 0 : text === "none" ? CHAIN_NONE : hash32(text));

function toQuantity({
  dimension,
  low,
  high,
  bound,
  binding,
  before,
  after,
  words,
  pairs,
  measures,
}: PlacedQuantity): FormQuantity {
  return {
    dimension: hash32(dimension),
    bound: BOUND_CODE[bound],
    low,
    high,
    binding,
    better: betterDirection(dimension, before + after, Number.isFinite(low) ? low : high),
    words: hashes(words),
    pairs: hashes(pairs),
    measures: hashes(measures),
  };
}

function toExclusion(exclusion: PlacedExclusion, ownCore: ReadonlySet<string>): FormExclusion {
  return {
    only: exclusion.kind === "ONLY",
    words: exclusion.words.map((words) => hashes(words.filter((word) => !ownCore.has(word)))),
    concepts: hashes(exclusion.concepts.filter((concept) => !ownCore.has(concept))),
    regions: mask(exclusion.regions),
    placeOnly: exclusion.words.every((words) => words.length === 0),
    traders: exclusion.traders,
  };
}

/** By its name, or because what it offers is offered for others. */
const isTrader = ({ side, organizationName, title, summary, keywords }: MatchListing) =>
  TRADING_FIRM.test(organizationName) || (side === "SUPPLY" && RESALE.test([title, summary, ...keywords].join(",")));

const masked = (ways: readonly string[]) =>
  ways.reduce((bits, way) => (WAYS.includes(way) ? bits | (1 << WAYS.indexOf(way)) : bits), 0);

function structure(listing: MatchListing) {
  return {
    side: listing.side === "DEMAND" ? 1 : 0,
    form: listing.form ? FORM_CODE[listing.form] : 0,
    region: listing.region ? REGION_BIT[listing.region] : 0,
    targetRegions: mask(listing.targetRegions),
    chain: chainHash(listing.chain),
    chainLink: listing.chainLink ? hash32(listing.chainLink) : 0,
    cooperation: masked(listing.cooperation),
    organization: hash32(listing.organizationId),
    orgTraits: isTrader(listing) ? TRAIT.trader : 0,
    amountMin: listing.amountMinWan ?? listing.amountMaxWan ?? Number.NaN,
    amountMax: listing.amountMaxWan ?? listing.amountMinWan ?? Number.NaN,
    // No basis reads as the total.
    amountBasis: BASIS_CODE[listing.amountBasis ?? "TOTAL"],
    neededBy: dayNumber(listing.neededBy),
    availableFrom: dayNumber(listing.availableFrom),
    validUntil: dayNumber(listing.validUntil),
    confirmedOn: dayNumber(listing.confirmedOn),
    required: hashes(listing.requiredQualifications.map(({ key }) => key)),
    held: hashes(listing.heldQualifications.map(({ key }) => key)),
  };
}

/** The numbers of a listing that has been read. The same reading always gives the same form. */
export function toForm({ listing, terms, quantities, exclusions }: Reading): ScoringForm {
  const rows = new Map<number, { tf: number; place: number }>();
  const ownCore = new Set<string>();
  for (const { term, weight, place } of terms) {
    if (place & PLACE.core) ownCore.add(term);
    const hash = hash32(term);
    const known = rows.get(hash);
    const tf = Math.min(255, Math.max(1, Math.round(weight * 8)) + (known?.tf ?? 0));
    rows.set(hash, { tf, place: place | (known?.place ?? 0) });
  }
  const sorted = [...rows].sort(([a], [b]) => a - b);
  const tf = Uint8Array.from(sorted, ([, row]) => row.tf);
  return plainForm({
    ...structure(listing),
    terms: Int32Array.from(sorted, ([hash]) => hash),
    tf,
    place: Uint8Array.from(sorted, ([, row]) => row.place),
    length: tf.reduce((sum, eighths) => sum + eighths, 0) / 8,
    quantities: quantities.map(toQuantity),
    exclusions: exclusions.map((exclusion) => toExclusion(exclusion, ownCore)),
  });
}
