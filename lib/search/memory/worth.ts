import { CHAIN_NONE, type ScoringForm } from "#lib/matching/model/form.ts";
import { agreeingOf, answerable, type Measured, measuredIn } from "#lib/matching/score/bound.ts";
import { acceptEachOther, isMissing } from "#lib/matching/score/constraints.ts";
import { FIELD_FEATURES, overBudget } from "#lib/matching/score/features.ts";
import { sureness, topicShare } from "#lib/matching/score/pair.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import { FACET_WORD, type Segment, type SideFields } from "#lib/search/memory/segment.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Of the statements that two listings make in one dimension about so many agree, among those that come first. */
const LIKELY = 0.65;
/** Steps of a cosine from 0 to 1 that are told apart. */
const STEPS = 1_024;
/** Statements that may agree, at most: more hardly add anything. */
const ANSWERS = 8;
const LIKELY_SHARES = Array.from({ length: ANSWERS + 1 }, (_, n) => LIKELY * agreeingOf(n));
/** Values of the fields whose points are looked up. */
const VALUES = { form: 8, region: 8, cooperation: 512 } as const;
type Coded = keyof typeof VALUES;

/** Regions in which a firm may be, and in the higher bits those it accepts. */
const PLACES = Array.from({ length: 64 }, (_, i) => ({ region: i & 7, targetRegions: i >>> 3 }));
/** Fields that are looked at only of those that are worth it. */
const LATER = ["price", "time", "qualification", "freshness"] as const;
const LATER_MEASURES = LATER.map((kind) => FIELD_FEATURES[kind]);

/** The topic's share by steps, of the bend asked for last. */
let bent: { topicFull: number; topicBend: number; shares: Float32Array } | null = null;

function topicShares(weights: Weights): Float32Array {
  const { topicFull, topicBend } = weights;
  if (bent?.topicFull !== topicFull || bent.topicBend !== topicBend)
    bent = { topicFull, topicBend, shares: Float32Array.from({ length: STEPS + 1 }, (_, i) => topicShare(i / STEPS, weights)) };
  return bent.shares;
}

/**
 * What a document of a segment is worth to one form, about, before its amounts and days are looked at and its texts are read:
 * some ten thousand are told apart by it. The measures of the scorer fill its tables.
 */
export class Worth {
  readonly #segment: Segment;
  readonly #form: ScoringForm;
  readonly #weights: Weights;
  readonly #topic: Float32Array;
  readonly #forms: readonly number[];
  readonly #regions: readonly number[];
  readonly #ways: readonly number[];
  readonly #chains: readonly number[];
  readonly #accepts: readonly boolean[];
  readonly #agreeing: readonly number[];
  readonly #asked: Measured;
  readonly #later: readonly number[];
  readonly #today: number;
  readonly #side: SideFields;
  readonly #isDemand: boolean;

  constructor(segment: Segment, form: ScoringForm, today: number, weights: Weights) {
    this.#segment = segment;
    this.#form = form;
    this.#isDemand = form.side === 1;
    this.#side = segment.sides[this.#isDemand ? 0 : 1];
    this.#weights = weights;
    this.#topic = topicShares(weights);
    this.#today = today;
    this.#later = LATER.map((kind) => weights.points[kind]);
    this.#asked = measuredIn(form.quantities);
    this.#agreeing = LIKELY_SHARES;
    const other = { ...form };
    const earned = (kind: Coded | "chain", value: number) => {
      other[kind] = value;
      const share = form.side === 1 ? FIELD_FEATURES[kind](form, other, today) : FIELD_FEATURES[kind](other, form, today);
      other[kind] = form[kind];
      return share > 0 ? weights.points[kind] * share : 0;
    };
    const table = (kind: Coded) => {
      const points: number[] = [];
      for (let value = 0; value < VALUES[kind]; value++) points.push(earned(kind, value));
      return points;
    };
    this.#forms = table("form");
    this.#regions = table("region");
    this.#ways = table("cooperation");
    const chainOf = (name: string) => (name === "unknown" ? 0 : name === "none" ? CHAIN_NONE : hash32(name));
    this.#chains = segment.chains.map((name) => earned("chain", chainOf(name)));
    this.#accepts = PLACES.map((place) => acceptEachOther(form, place));
  }

  /** Whether a member of the other side breaks neither region nor qualifications, the two that rule most out. */
  mayFit(member: number): boolean {
    const { words, members } = this.#side;
    const region = ((words[member] as number) >>> FACET_WORD.region) & 7;
    if (!this.#accepts[region | ((this.#side.targetRegions[member] as number) << 3)]) return false;
    const { required, held } = this.#segment;
    const doc = members[member] as number;
    if (this.#isDemand) {
      const wanted = this.#form.required;
      if (wanted.length === 0) return true;
      return !isMissing(wanted, 0, wanted.length, held.hashes, held.start[doc] as number, held.start[doc + 1] as number);
    }
    const [from, to] = [required.start[doc] as number, required.start[doc + 1] as number];
    return from === to || !isMissing(required.hashes, from, to, this.#form.held, 0, this.#form.held.length);
  }

  /** The least cosine with which anything can be worth so many points. */
  leastCosine(points: number): number {
    const { points: of } = this.#weights;
    const agreeing = this.#asked.count === 0 ? 0 : (this.#agreeing[ANSWERS] as number);
    const fields = of.form + of.region + of.cooperation + of.chain + of.specs * agreeing;
    let step = 0;
    for (; step < STEPS; step++) {
      const sure = sureness(step / STEPS, agreeing, this.#weights);
      if (of.topic * (this.#topic[step] as number) + sure * fields >= points) break;
    }
    return step / STEPS;
  }

  /** Points, about, of a member of the other side with this cosine. */
  of(member: number, cosine: number): number {
    return this.#sum(member, cosine, 0, 1);
  }

  /** The same with amounts, days and certificates of the pair, whose other form is the member's. */
  withFields(member: number, cosine: number, other: ScoringForm): number {
    const [demand, supply] = this.#isDemand ? [this.#form, other] : [other, this.#form];
    let more = 0;
    for (let i = 0; i < LATER.length; i++) {
      const share = (LATER_MEASURES[i] as (typeof LATER_MEASURES)[number])(demand, supply, this.#today);
      if (share > 0) more += share * (this.#later[i] as number);
    }
    return this.#sum(member, cosine, more, 1 - this.#weights.overBudgetLoss * Math.sqrt(overBudget(demand, supply)));
  }

  #sum(member: number, cosine: number, more: number, keep: number): number {
    const { words, bits, counts } = this.#side;
    const word = words[member] as number;
    const weights = this.#weights;
    const count = counts[member] as number;
    const other = bits[member] as number;
    const { bits: own, count: ownCount } = this.#asked;
    const answered = this.#isDemand ? answerable(own, ownCount, other) : answerable(other, count, own);
    const stated = this.#isDemand ? ownCount : count;
    const agreeing = this.#agreeing[Math.min(ANSWERS, answered)] as number;
    const fields =
      (this.#forms[(word >>> FACET_WORD.form) & 7] as number) +
      (this.#regions[(word >>> FACET_WORD.region) & 7] as number) +
      (this.#ways[word >>> FACET_WORD.cooperation] as number) +
      (this.#chains[(word >>> FACET_WORD.chain) & 255] as number) +
      weights.points.specs * agreeing;
    const kept = stated === 0 ? keep : keep * (1 - weights.unansweredLoss * (1 - answered / stated));
    const topic = weights.points.topic * (this.#topic[Math.min(STEPS, (cosine * STEPS) | 0)] as number);
    return (topic + sureness(cosine, agreeing, weights) * (fields + more)) * kept;
  }
}
