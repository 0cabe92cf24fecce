import { COOPERATION } from "#lib/listings/model.ts";
import { betterDirection } from "#lib/matching/model/direction.ts";
import {
  BASIS_CODE,
  BOUND_CODE,
  CHAIN_NONE,
  dayNumber,
  FORM_CODE,
  type FormExclusion,
  type FormQuantity,
  hashes,
  PLACE,
  plainForm,
  REGION_BIT,
  type ScoringForm,
  TRAIT,
} from "#lib/matching/model/form.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { PlacedExclusion, PlacedQuantity, Reading } from "#lib/matching/model/prepared.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Bits of stored forms: a way of cooperating may be added at the end, none may change its place. */
const WAYS: readonly string[] = COOPERATION;

const TRADING_FIRM = /贸易|商贸|经销|代理/u;
/** How an offer says that its goods are somebody else's. */
const RESALE = /总代理|一级代理|授权代理|现货代理|代理商|经销商|贸易商|代理(?=[^,，。;；]{0,8}(?:品牌|产品|进口))/u;

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
