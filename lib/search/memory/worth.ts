import { CHAIN_NONE, type ScoringForm } from "#lib/matching/model/form.ts";
import { acceptEachOther } from "#lib/matching/score/constraints.ts";
import { FIELD_FEATURES, sharedWays } from "#lib/matching/score/features.ts";
import { agreeingOf, measuredIn } from "#lib/matching/score/measured.ts";
import { sureness, topicShare } from "#lib/matching/score/pair.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import type { Segment } from "#lib/search/memory/segment.ts";
import type { Sums } from "#lib/search/memory/sums.ts";
import {
  AT,
  COUNTS,
  certificateBits,
  FIELDS,
  fieldPoints,
  likelyPoints,
  PLACES,
  pairPoints,
  STEPS,
  type Weighing,
} from "#lib/search/memory/weighing.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Of the statements that two listings make in one dimension about so many agree, among those that come first. */
const LIKELY = 0.65;
/** Statements that may agree, at most: more hardly add anything. */
const ANSWERS = 8;
const likelyShare = (answered: number) => LIKELY * agreeingOf(Math.min(ANSWERS, answered));
/** Values of the fields whose points are looked up, and where these stand. */
const VALUES = { form: 8, region: 8 } as const;
/** Sets of ways to cooperate. */
const WAYS = 512;
const PLACE_OF = { form: AT.forms, region: AT.regions } as const;
type Coded = keyof typeof VALUES;

/** Fields that are looked at only of those that are worth it. */
const LATER = ["price", "time", "qualification", "freshness"] as const;
const LATER_MEASURES = LATER.map((kind) => FIELD_FEATURES[kind]);

/** Fill in the tables that rest on the weights alone. */
function fillCommon(numbers: Float64Array, weights: Weights): void {
  const { topicSure, specsSure, unansweredLoss, points } = weights;
  for (let step = 0; step <= STEPS; step++) numbers[AT.topic + step] = points.topic * topicShare(step / STEPS, weights);
  for (let answered = 0; answered < COUNTS; answered++) numbers[AT.agreeing + answered] = likelyShare(answered);
  for (let stated = 0; stated < COUNTS; stated++)
    for (let answered = 0; answered < COUNTS; answered++) {
      const open = stated === 0 ? 0 : Math.max(0, 1 - answered / stated);
      numbers[AT.kept + stated * COUNTS + answered] = 1 - unansweredLoss * open;
    }
  numbers.set([topicSure, specsSure, points.specs], AT.topicSure);
}

/** The tables of a segment, for one question after the other, and the weights they were made under. */
const tablesOf = new WeakMap<Segment, { under: string; numbers: Float64Array }>();

function tablesFor(segment: Segment, weights: Weights): Float64Array {
  const { topicFull, topicBend, topicSure, specsSure, unansweredLoss, points } = weights;
  const under = `${topicFull} ${topicBend} ${topicSure} ${specsSure} ${unansweredLoss} ${points.topic} ${points.specs}`;
  const known = tablesOf.get(segment);
  if (known?.under === under) return known.numbers;
  const numbers = new Float64Array(AT.size);
  fillCommon(numbers, weights);
  tablesOf.set(segment, { under, numbers });
  return numbers;
}

/**
 * What a document of a segment is worth to one form, about, before its amounts and days are looked at and its texts are read:
 * some ten thousand are told apart by it. The measures of the scorer fill its tables.
 */
export class Worth {
  readonly #form: ScoringForm;
  readonly #weights: Weights;
  readonly #weighing: Weighing;
  readonly #later: readonly number[];
  readonly #today: number;
  readonly #sums: Sums;

  constructor(segment: Segment, form: ScoringForm, today: number, weights: Weights) {
    const isDemand = form.side === 1;
    const { bits: dimensions, count } = measuredIn(form.quantities);
    this.#form = form;
    this.#weights = weights;
    this.#today = today;
    this.#later = LATER.map((kind) => weights.points[kind]);
    this.#sums = segment.impacts[isDemand ? 0 : 1].sums;
    this.#weighing = {
      weights,
      numbers: this.#tables(segment),
      refuses: Uint8Array.from({ length: PLACES }, (_, i) =>
        acceptEachOther(form, { region: i & 7, targetRegions: i >>> 3 }) ? 0 : 1,
      ),
      ...{ isDemand, dimensions },
      statements: Math.min(COUNTS - 1, count),
      certificates: certificateBits(isDemand ? form.required : form.held),
    };
  }

  #tables(segment: Segment): Float64Array {
    const [form, weights, today] = [this.#form, this.#weights, this.#today];
    const numbers = tablesFor(segment, weights);
    const other = { ...form };
    const earned = (kind: Coded | "chain", value: number) => {
      other[kind] = value;
      const share = form.side === 1 ? FIELD_FEATURES[kind](form, other, today) : FIELD_FEATURES[kind](other, form, today);
      other[kind] = form[kind];
      return share > 0 ? weights.points[kind] * share : 0;
    };
    for (const kind of ["form", "region"] as const)
      for (let value = 0; value < VALUES[kind]; value++) numbers[PLACE_OF[kind] + value] = earned(kind, value);
    for (let ways = 0; ways < WAYS; ways++) {
      const share = sharedWays(form.cooperation, ways);
      numbers[AT.ways + ways] = share > 0 ? weights.points.cooperation * share : 0;
    }
    const chainOf = (name: string) => (name === "unknown" ? 0 : name === "none" ? CHAIN_NONE : hash32(name));
    segment.chains.forEach((name, i) => {
      numbers[AT.chains + i] = earned("chain", chainOf(name));
    });
    return numbers;
  }

  /** Weigh what was found from one place to another; see Sums.weigh. */
  weigh(from: number, to: number, counts: Uint32Array): void {
    this.#sums.weigh(this.#weighing, from, to, counts);
  }

  /** The least cosine with which anything can be worth so many points. */
  leastCosine(points: number): number {
    const { points: of } = this.#weights;
    const { numbers, statements } = this.#weighing;
    const agreeing = statements === 0 ? 0 : likelyShare(ANSWERS);
    const fields = of.form + of.region + of.cooperation + of.chain + of.specs * agreeing;
    let step = 0;
    for (; step < STEPS; step++) {
      const sure = sureness(step / STEPS, agreeing, this.#weights);
      if ((numbers[AT.topic + step] as number) + sure * fields >= points) break;
    }
    return step / STEPS;
  }

  /** What all fields of a pair earn, amounts, days and certificates too; `other` is the form of a member of the other side. */
  fieldsWith(member: number, other: ScoringForm): number {
    const [demand, supply] = this.#weighing.isDemand ? [this.#form, other] : [other, this.#form];
    let fields = fieldPoints(this.#weighing, this.#sums.fields[member * FIELDS] as number);
    for (let i = 0; i < LATER.length; i++) {
      const share = (LATER_MEASURES[i] as (typeof LATER_MEASURES)[number])(demand, supply, this.#today);
      if (share > 0) fields += share * (this.#later[i] as number);
    }
    return fields;
  }

  /** Points, about, of a pair with a member whose fields earn so much. `kept`: what the amounts leave. */
  withFields(member: number, cosine: number, fields: number, kept: number): number {
    const own = this.#sums.fields;
    const [word, measured] = [own[member * FIELDS] as number, own[member * FIELDS + 1] as number];
    return likelyPoints(this.#weighing, word, measured, cosine, fields, kept);
  }

  /** Points of a pair. `agreeing`: share of its statements that agree · `kept`: what misses leave. */
  points(cosine: number, fields: number, agreeing: number, kept: number): number {
    return pairPoints(this.#weighing, cosine, fields, agreeing, kept);
  }
}
