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
} from "#lib/matching/model/form.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { PlacedExclusion, PlacedQuantity, Reading } from "#lib/matching/model/prepared.ts";
import { isOrdered, ORDER } from "#lib/matching/model/property.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Bits of stored forms: a way of cooperating may be added at the end, none may change its place. */
const WAYS: readonly string[] = COOPERATION;

const mask = (regions: readonly (keyof typeof REGION_BIT)[]) => regions.reduce((bits, region) => bits | REGION_BIT[region], 0);
const chainHash = (text: string | null) => (text === null ? 0 : text === "none" ? CHAIN_NONE : hash32(text));

type Ends = Pick<FormQuantity, "low" | "high" | "binding" | "better"> & { bound: PlacedQuantity["bound"] };

/** Time and shares are limited (`最长30天`) more often than reached. */
const LIMITED = new Set(["time", "ratio"]);

/**
 * `最大轴荷13吨` of who asks has to be reached, `最大孔深1.5米` of who offers is all that can be done; a greatest noise stays a limit.
 */
function endsOf(quantity: PlacedQuantity, side: MatchListing["side"]): Ends {
  const { dimension, bound, low, high, binding, before, after } = quantity;
  const better = betterDirection(dimension, before + after, Number.isFinite(low) ? low : high);
  const told = { bound, low, high, binding, better };
  const reachable = quantity.greatest && (better > 0 || (better === 0 && !LIMITED.has(dimension)));
  if (!reachable || !Number.isFinite(high)) return told;
  if (side === "DEMAND") return { bound: "least", low: high, high: Number.POSITIVE_INFINITY, binding: false, better: 1 };
  return bound === "exact" ? { ...told, bound: "most", low: Number.NEGATIVE_INFINITY } : told;
}

/** The greatest count of a demand is how much is ordered; a supply says so itself. */
function orderOf(listing: MatchListing, quantities: readonly PlacedQuantity[]): ReadonlySet<PlacedQuantity> {
  if (listing.side === "SUPPLY")
    return new Set(
      quantities.filter(({ dimension, bound, before, after }) => bound === "least" && isOrdered(dimension, before + after)),
    );
  const counts = quantities.filter(({ dimension, high }) => dimension === "count" && Number.isFinite(high));
  const most = Math.max(...counts.map(({ high }) => high));
  return new Set(counts.filter(({ high }) => high === most));
}

function toQuantity(quantity: PlacedQuantity, { side }: MatchListing, isOrder: boolean): FormQuantity {
  const { bound, low, high, binding, better } = endsOf(quantity, side);
  return {
    dimension: hash32(quantity.dimension),
    bound: BOUND_CODE[bound],
    low,
    high,
    binding,
    better,
    words: hashes(quantity.words),
    pairs: hashes(isOrder ? [...quantity.pairs, ORDER] : quantity.pairs),
    measures: hashes(quantity.measures),
  };
}

/** Heads that name no thing of their own: `高温蒸煮订单`, `公告代办业务`. */
const EMPTY = new Set(
  "订单 单子 业务 项目 产品 方案 工程 厂家 企业 单位 公司 做法 东西 情况 需求 订货 单次 这种 那种 这类 那类 以下 以上 以内 以外 其余 其他".split(
    " ",
  ),
);

/** Words a listing says of itself: in title, summary and keywords, and anywhere. */
type Own = { core: ReadonlySet<string>; all: ReadonlySet<string> };

/**
 * The words of an alternative that tell it apart: none that its author uses for the listing itself, nor its head, where that is one
 * of the author's words anywhere: `碱性电池` is ruled out by who takes other 电池.
 */
function tellingWords(words: readonly string[], own: Own): string[] {
  const head = words.length > 1 ? words.at(-1) : undefined;
  return words.filter((word, i) => !(i > 0 && EMPTY.has(word)) && !own.core.has(word) && !(word === head && own.all.has(word)));
}

function toExclusion(exclusion: PlacedExclusion, own: Own): FormExclusion {
  // Words its author also uses for the listing itself tell nothing apart.
  const telling = (word: string) => !own.core.has(word);
  return {
    only: exclusion.kind === "ONLY",
    words: exclusion.words.map((words) => hashes(tellingWords(words, own))),
    concepts: hashes(exclusion.concepts.filter(telling)),
    regions: mask(exclusion.regions),
    placeOnly: exclusion.words.every((words) => words.length === 0),
    traits: exclusion.traits,
  };
}

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
export function toForm({ listing, traits, terms, quantities, exclusions }: Reading): ScoringForm {
  const rows = new Map<number, { tf: number; place: number }>();
  const own = { core: new Set<string>(), all: new Set<string>() };
  for (const { term, weight, place } of terms) {
    own.all.add(term);
    if (place & PLACE.core) own.core.add(term);
    const hash = hash32(term);
    const known = rows.get(hash);
    const tf = Math.min(255, Math.max(1, Math.round(weight * 8)) + (known?.tf ?? 0));
    rows.set(hash, { tf, place: place | (known?.place ?? 0) });
  }
  const orders = orderOf(listing, quantities);
  const sorted = [...rows].sort(([a], [b]) => a - b);
  const tf = Uint8Array.from(sorted, ([, row]) => row.tf);
  return plainForm({
    ...structure(listing),
    orgTraits: traits,
    terms: Int32Array.from(sorted, ([hash]) => hash),
    tf,
    place: Uint8Array.from(sorted, ([, row]) => row.place),
    length: tf.reduce((sum, eighths) => sum + eighths, 0) / 8,
    quantities: quantities.map((one) => toQuantity(one, listing, orders.has(one))),
    exclusions: exclusions.map((exclusion) => toExclusion(exclusion, own)),
  });
}
