import { CHAIN_NONE, type ScoringForm } from "#lib/matching/model/form.ts";
import { answerable, type Measured, measuredIn } from "#lib/matching/score/bound.ts";
import { acceptEachOther, isMissing } from "#lib/matching/score/constraints.ts";
import { FIELD_FEATURES } from "#lib/matching/score/features.ts";
import { MET_SHARE, sureness, topicShare } from "#lib/matching/score/pair.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import { FACET_WORD, type Segment, type SideFields } from "#lib/search/memory/segment.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Of the statements that two listings make in one dimension about so many agree. */
export const LIKELY = 0.4;
/** Steps of a cosine from 0 to 1 that are told apart. */
const STEPS = 1_024;
/** Statements that may agree, at most: more hardly add anything. */
const ANSWERS = 8;
/** Values of the fields whose points are looked up. */
const VALUES = { form: 8, region: 8, cooperation: 512 } as const;
type Coded = keyof typeof VALUES;

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
  readonly #forms: Float32Array;
  readonly #regions: Float32Array;
  readonly #ways: Float32Array;
  readonly #chains: Float32Array;
  readonly #accepts: Uint8Array;
  readonly #agreeing: Float64Array;
  readonly #asked: Measured;
  readonly #side: SideFields;
  readonly #isDemand: boolean;

  constructor(segment: Segment, form: ScoringForm, today: number, weights: Weights) {
    this.#segment = segment;
    this.#form = form;
    this.#isDemand = form.side === 1;
    this.#side = segment.sides[this.#isDemand ? 0 : 1];
    this.#weights = weights;
    this.#topic = topicShares(weights);
    this.#asked = measuredIn(form.quantities);
    this.#agreeing = Float64Array.from({ length: ANSWERS + 1 }, (_, n) => LIKELY * (1 - (1 - MET_SHARE) ** n));
    const other = { ...form };
    const earned = (kind: Coded | "chain", value: number) => {
      other[kind] = value;
      const share = form.side === 1 ? FIELD_FEATURES[kind](form, other, today) : FIELD_FEATURES[kind](other, form, today);
      other[kind] = form[kind];
      return share > 0 ? weights.points[kind] * share : 0;
    };
    const table = (kind: Coded) => Float32Array.from({ length: VALUES[kind] }, (_, value) => earned(kind, value));
    this.#forms = table("form");
    this.#regions = table("region");
    this.#ways = table("cooperation");
    const chainOf = (name: string) => (name === "unknown" ? 0 : name === "none" ? CHAIN_NONE : hash32(name));
    this.#chains = Float32Array.from(segment.chains, (name) => earned("chain", chainOf(name)));
    this.#accepts = Uint8Array.from({ length: 64 }, (_, i) =>
      acceptEachOther(form, { region: i & 7, targetRegions: i >>> 3 }) ? 1 : 0,
    );
  }

  /** Whether a member of the other side breaks neither region nor qualifications, the two that rule most out. */
  mayFit(member: number): boolean {
    const { words, members } = this.#side;
    const region = ((words[member] as number) >>> FACET_WORD.region) & 7;
    if (this.#accepts[region | ((this.#side.targetRegions[member] as number) << 3)] === 0) return false;
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

  /** Points, about, of a member of the other side with this cosine. */
  of(member: number, cosine: number): number {
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
    const kept = stated === 0 ? 1 : 1 - weights.unansweredLoss * (1 - answered / stated);
    const topic = weights.points.topic * (this.#topic[Math.min(STEPS, (cosine * STEPS) | 0)] as number);
    return (topic + sureness(cosine, agreeing, weights) * fields) * kept;
  }
}
