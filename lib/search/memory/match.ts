import type { ScoringForm } from "#lib/matching/model/form.ts";
import { bitsOf, brokenMask } from "#lib/matching/score/constraints.ts";
import { FIELD_FEATURES } from "#lib/matching/score/features.ts";
import { type PairContext, type PairScore, scorePair, sureness, topicShare } from "#lib/matching/score/pair.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";
import { findCandidates, probeOf } from "#lib/search/memory/candidates.ts";
import { FormView } from "#lib/search/memory/form-view.ts";
import { VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import { compareCodes, type Segment } from "#lib/search/memory/segment.ts";

/** How much work a match may do. Why the shipped numbers: docs/adr/0024-memory-index.md. */
export type MatchBudget = {
  /** Postings read. */
  postings: number;
  /** Documents whose fields are looked at, a segment. */
  screened: number;
  /** Pairs scored in full: so many that break no field constraint. */
  rescored: number;
  /** And so many that break one, for near misses. */
  near: number;
};

export type MatchQuestion = {
  form: ScoringForm;
  limit: number;
  context: PairContext;
  /** Which listings for matching only may be found: all, or those of one firm (hash of its id; 0 none). */
  matchOnly: { everything: boolean; organization: number };
};

/** A pair that was scored. */
export type Scored = { segment: Segment; doc: number; score: PairScore };
export type MatchFound = {
  fitting: Scored[];
  /** Pairs that would stand among the fitting ones but break something that can be changed. */
  broken: Scored[];
  touched: number;
  screened: number;
  rescored: number;
  /** Every posting of every term was counted. */
  complete: boolean;
};

const KINDS = Object.keys(FIELD_FEATURES) as (keyof typeof FIELD_FEATURES)[];
const UNCHANGEABLE = bitsOf("SIDE", "SELF", "VALIDITY", "BLOCKED");

/** Points of a pair without what only its statements can tell: the cheap sum by which candidates are chosen. */
function cheapPoints(cosine: number, demand: ScoringForm, supply: ScoringForm, today: number, weights: Weights): number {
  let fields = 0;
  for (let i = 0; i < KINDS.length; i++) {
    const kind = KINDS[i] as (typeof KINDS)[number];
    const share = FIELD_FEATURES[kind](demand, supply, today);
    if (share > 0) fields += share * weights.points[kind];
  }
  return weights.points.topic * topicShare(cosine, weights) + fields * sureness(cosine, 0, weights);
}

/** The best so many of a stream of numbers with what they belong to; unordered. A heap with the least on top. */
class Best {
  readonly #values: Float64Array;
  readonly #items: Int32Array;
  size = 0;

  constructor(readonly limit: number) {
    this.#values = new Float64Array(limit);
    this.#items = new Int32Array(limit);
  }

  /** What a value must exceed to be taken. */
  get bar(): number {
    return this.size < this.limit ? Number.NEGATIVE_INFINITY : (this.#values[0] as number);
  }

  add(value: number, item: number): void {
    if (this.size === this.limit) {
      if (value > (this.#values[0] as number)) this.#sink(value, item);
      return;
    }
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#values[parent] as number) <= value) break;
      this.#values[at] = this.#values[parent] as number;
      this.#items[at] = this.#items[parent] as number;
      at = parent;
    }
    this.#values[at] = value;
    this.#items[at] = item;
  }

  #sink(value: number, item: number): void {
    const values = this.#values;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && (values[child + 1] as number) < (values[child] as number)) child++;
      if ((values[child] as number) >= value) break;
      values[at] = values[child] as number;
      this.#items[at] = this.#items[child] as number;
      at = child;
    }
    values[at] = value;
    this.#items[at] = item;
  }

  items(): Int32Array {
    return this.#items.subarray(0, this.size);
  }
}

function admits({ visibility, columns }: Segment, doc: number, { matchOnly }: MatchQuestion): boolean {
  if (visibility[doc] !== VISIBILITY_CODE.MATCH_ONLY || matchOnly.everything) return true;
  return matchOnly.organization !== 0 && matchOnly.organization === columns.organization[doc];
}

/** Higher points first; of equal ones the lower code. */
export function byPoints(a: Scored, b: Scored): number {
  return b.score.points - a.score.points || compareCodes(a.segment, a.doc, b.segment, b.doc);
}

/** The best counterparts of a form over all segments: candidates by shared terms, screened by fields, then scored in full. */
export function matchSegments(segments: readonly Segment[], question: MatchQuestion, budget: MatchBudget): MatchFound {
  const { form, context } = question;
  const probe = probeOf(form, context.rarity);
  const side = probe.side === 1 ? 1 : 0;
  const total = segments.reduce((sum, { sideDocs }) => sum + sideDocs[side].length, 0);
  const found: MatchFound = { fitting: [], broken: [], touched: 0, screened: 0, rescored: 0, complete: true };
  const sound = new Best(Math.min(total, budget.rescored));
  const broken = new Best(Math.min(total, budget.near));
  // A document of any segment as one number.
  let base = 0;
  for (const segment of segments) {
    const share = segment.sideDocs[side].length / Math.max(1, total);
    const list = findCandidates(segment, probe, budget.postings * share, budget.screened);
    found.touched += list.touched;
    found.complete &&= list.complete;
    found.screened += list.size;
    screen(segment, list, question, (fits, cheap, doc) => (fits ? sound : broken).add(cheap, base + doc));
    base += segment.size;
  }
  for (const best of [sound, broken]) for (const item of best.items()) rescore(segments, item, question, found);
  found.fitting.sort(byPoints);
  found.fitting.length = Math.min(question.limit, found.fitting.length);
  found.broken.sort(byPoints);
  return found;
}

/** Look at the fields of each candidate: what it breaks, and the points they promise. */
function screen(
  segment: Segment,
  { docs, cosines, size }: { docs: Uint32Array; cosines: Float32Array; size: number },
  question: MatchQuestion,
  take: (fits: boolean, cheap: number, doc: number) => void,
): void {
  const { form, context } = question;
  const weights = context.weights ?? SHIPPED_WEIGHTS;
  const view = new FormView(segment, 0);
  const [demand, supply] = form.side === 1 ? [form, view] : [view, form];
  for (let i = 0; i < size; i++) {
    const doc = docs[i] as number;
    if (!admits(segment, doc, question)) continue;
    view.moveTo(doc);
    const mask = brokenMask(demand, supply, context);
    if (mask & UNCHANGEABLE) continue;
    take(mask === 0, cheapPoints(cosines[i] as number, demand, supply, context.today, weights), doc);
  }
}

function rescore(segments: readonly Segment[], item: number, { form, context }: MatchQuestion, found: MatchFound): void {
  let doc = item;
  let at = 0;
  while (doc >= (segments[at] as Segment).size) doc -= (segments[at++] as Segment).size;
  const segment = segments[at] as Segment;
  const view = new FormView(segment, doc);
  const score = form.side === 1 ? scorePair(form, view, context) : scorePair(view, form, context);
  found.rescored += 1;
  (score.compatible ? found.fitting : found.broken).push({ segment, doc, score });
}

const NO_LIMIT = {
  postings: Number.POSITIVE_INFINITY,
  screened: Number.POSITIVE_INFINITY,
  rescored: Number.POSITIVE_INFINITY,
  near: 0,
};

/** Every listing of the other side that shares a term, scored in full: what the budgeted match is measured against. */
export function matchEverything(segments: readonly Segment[], question: MatchQuestion): MatchFound {
  return matchSegments(segments, question, NO_LIMIT);
}
