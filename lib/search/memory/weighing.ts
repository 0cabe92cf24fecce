import { answerable } from "#lib/matching/score/measured.ts";
import { sureness } from "#lib/matching/score/pair.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import { FACET_WORD } from "#lib/search/memory/segment.ts";
import type { Sums } from "#lib/search/memory/sums.ts";

/** Numbers of a member: the word of FACET_WORD and SIDE_WORD, the dimensions it measures, its certificates as bits. */
export const FIELDS = 3;
/** What a member's word holds above the facets: regions accepted, how many statements. */
export const SIDE_WORD = { targetRegions: 24, statements: 28 } as const;

/** The bits of certificates; two may fall on one. */
export function certificateBits(hashes: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < hashes.length; i++) bits |= 1 << ((hashes[i] as number) >>> 27);
  return bits;
}

/** A cosine of 1 in the sums. Levels are rounded up where they are low: the longest listing comes to 1.2 with its own copy, and 16 bits hold 2. */
export const ONE = 32_768;
/** Steps of a cosine from 0 to 1 that are told apart. */
export const STEPS = 1_024;
/** Statements of a member that are told apart: so many, or more, are the last. */
export const COUNTS = 16;
/** Steps of worth a point. Points are 100 at most, so that worths of members that may not fit, from UNFIT on, are above all others. */
export const STEPS_A_POINT = 16;
export const UNFIT = 2_048;

/**
 * Where in the numbers of a weighing stand: points by form, region, chain and ways to cooperate · points of the topic by step of
 * the cosine · share of statements that likely agree, by how many may · what is kept where some have no answer, by `stated * COUNTS +
 * answered` · topicSure, specsSure and the points of specs of the weights.
 */
export const AT = {
  forms: 0,
  regions: 8,
  chains: 16,
  ways: 272,
  topic: 784,
  agreeing: 1_809,
  kept: 1_825,
  topicSure: 2_081,
  specsSure: 2_082,
  specs: 2_083,
  size: 2_084,
} as const;

/** Regions a firm may be in times masks of those it accepts. */
export const PLACES = 64;

/** All that tells what members of the other side are worth to one form, in tables: the scorer's own measures fill them. */
export type Weighing = {
  weights: Weights;
  numbers: Float64Array;
  /** By region of a firm and, times 8, those it accepts: 1 where it and the form's firm do not accept each other. */
  refuses: Uint8Array;
  isDemand: boolean;
  /** Dimensions and number of the form's statements; bits of the certificates it requires (a demand) or holds. */
  dimensions: number;
  statements: number;
  certificates: number;
};

/** Points of the fields in a member's word. */
export function fieldPoints({ numbers }: Weighing, word: number): number {
  return (
    (numbers[AT.forms + ((word >>> FACET_WORD.form) & 7)] as number) +
    (numbers[AT.regions + ((word >>> FACET_WORD.region) & 7)] as number) +
    (numbers[AT.ways + ((word >>> FACET_WORD.cooperation) & 511)] as number) +
    (numbers[AT.chains + ((word >>> FACET_WORD.chain) & 255)] as number)
  );
}

/** Points of a pair. `agreeing`: share of its statements that agree · `kept`: what misses leave. */
export function pairPoints(
  { numbers, weights }: Weighing,
  cosine: number,
  fields: number,
  agreeing: number,
  kept: number,
): number {
  const topic = numbers[AT.topic + Math.min(STEPS, (cosine * STEPS) | 0)] as number;
  return (topic + sureness(cosine, agreeing, weights) * (fields + weights.points.specs * agreeing)) * kept;
}

/** The same where a likely share of what both measure agrees. `word`, `measured`: the first two numbers of the member. */
export function likelyPoints(
  weighing: Weighing,
  word: number,
  measured: number,
  cosine: number,
  fields: number,
  kept: number,
): number {
  const { numbers, isDemand, dimensions, statements } = weighing;
  const stated = isDemand ? statements : word >>> SIDE_WORD.statements;
  const answered = Math.max(0, isDemand ? answerable(dimensions, stated, measured) : answerable(measured, stated, dimensions));
  const agreeing = numbers[AT.agreeing + answered] as number;
  const share = numbers[AT.kept + stated * COUNTS + answered] as number;
  return pairPoints(weighing, cosine, fields, agreeing, kept * share);
}

/** Members that were found, from one place to another, and where what they are worth is put; sums and `fields` of all. */
type Found = Pick<Sums, "found" | "values" | "fields" | "worths"> & { from: number; to: number };

/**
 * The worth of members, in steps: points, about, and above them UNFIT where region or certificates, the two that rule most out,
 * are broken. Put where the member stands in `found`; `counts` has how many are worth how much.
 */
export function weighPlainly(weighing: Weighing, { found, values, fields, worths, from, to }: Found, counts: Uint32Array): void {
  const { isDemand, certificates, refuses } = weighing;
  for (let i = from; i < to; i++) {
    const member = found[i] as number;
    const word = fields[member * FIELDS] as number;
    const measured = fields[member * FIELDS + 1] as number;
    const other = fields[member * FIELDS + 2] as number;
    const places = ((word >>> FACET_WORD.region) & 7) | (((word >>> SIDE_WORD.targetRegions) & 7) << 3);
    const lacks = isDemand ? certificates & ~other : other & ~certificates;
    const cosine = Math.min(ONE, values[member] as number) / ONE;
    const points = likelyPoints(weighing, word, measured, cosine, fieldPoints(weighing, word), 1);
    const worth = ((points * STEPS_A_POINT) | 0) + (refuses[places] === 1 || lacks !== 0 ? UNFIT : 0);
    worths[i] = worth;
    counts[worth] = (counts[worth] as number) + 1;
  }
}
