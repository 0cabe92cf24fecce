import type { ScoringForm } from "#lib/matching/model/form.ts";
import { type Measured, measuredIn, mostPoints } from "#lib/matching/score/bound.ts";
import { bitsOf, brokenMask } from "#lib/matching/score/constraints.ts";
import { NEAR_AMONG } from "#lib/matching/score/near.ts";
import { type PairContext, type PairScore, scorePair } from "#lib/matching/score/pair.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";
import { Best } from "#lib/search/memory/best.ts";
import { type Candidates, findCandidates, probeOf } from "#lib/search/memory/candidates.ts";
import { FormView } from "#lib/search/memory/form-view.ts";
import { Likeness } from "#lib/search/memory/likeness.ts";
import { VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import { intOf, ROW } from "#lib/search/memory/rows.ts";
import { compareCodes, type Segment } from "#lib/search/memory/segment.ts";
import { LIKELY, Worth } from "#lib/search/memory/worth.ts";

/** How much work a match may do. Why the shipped numbers: docs/adr/0024-memory-index.md. */
export type MatchBudget = {
  /** Postings read. */
  postings: number;
  /** Documents, a segment, that are told apart by the few fields that can be looked up. */
  alike: number;
  /** And of these so many whose fields are all looked at. */
  screened: number;
  /** Pairs scored in full: so many that break no field constraint. */
  rescored: number;
  /** And so many that break one, for near misses. */
  near: number;
  /** Scoring ends once nothing that is left can reach the places asked for. */
  stops: boolean;
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

/** Documents that do not fit are looked at so many times as often as they are scored. */
const NEAR_SCREENED = 4;
const UNCHANGEABLE = bitsOf("SIDE", "SELF", "VALIDITY", "BLOCKED");

function admits({ visibility, rows }: Segment, doc: number, { matchOnly }: MatchQuestion): boolean {
  if (visibility[doc] !== VISIBILITY_CODE.MATCH_ONLY || matchOnly.everything) return true;
  return matchOnly.organization !== 0 && matchOnly.organization === intOf(rows, doc, ROW.organization);
}

/** Higher points first; of equal ones the lower code. */
export function byPoints(a: Scored, b: Scored): number {
  return b.score.points - a.score.points || compareCodes(a.segment, a.doc, b.segment, b.doc);
}

/** One question over all segments: a document of any of them as one number, and the most points it can have. */
class Round {
  readonly #segments: readonly Segment[];
  readonly #likeness: readonly Likeness[];
  readonly #question: MatchQuestion;
  readonly #weights: Weights;
  readonly #asked: Measured;
  readonly #other: Measured = { bits: 0, count: 0 };

  constructor(segments: readonly Segment[], question: MatchQuestion) {
    const { form, context } = question;
    this.#segments = segments;
    this.#question = question;
    this.#weights = context.weights ?? SHIPPED_WEIGHTS;
    this.#asked = measuredIn(form.quantities);
    this.#likeness = segments.map((segment) => new Likeness(segment, form, context.rarity));
  }

  /** The most points a pair can have by its fields, the dimensions it measures and this cosine; with less hope, the likely ones. */
  most(view: FormView, cosine: number, hope = 1): number {
    const { form, context } = this.#question;
    const { bits, counts } = view.segment.sides[view.side === 1 ? 1 : 0];
    const member = view.segment.numberInSide[view.doc] as number;
    const [other, asked] = [this.#other, this.#asked];
    other.bits = bits[member] as number;
    other.count = counts[member] as number;
    return form.side === 1
      ? mostPoints(form, view, asked, other, cosine, context.today, this.#weights, hope)
      : mostPoints(view, form, other, asked, cosine, context.today, this.#weights, hope);
  }

  /** Look at the fields of each candidate: what it breaks, and the points it can have at most. */
  screen(at: number, base: number, { docs, cosines }: Candidates, take: (fits: boolean, most: number, item: number) => void) {
    const segment = this.#segments[at] as Segment;
    const { form, context } = this.#question;
    const view = new FormView(segment, 0);
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i] as number;
      if (!admits(segment, doc, this.#question)) continue;
      view.moveTo(doc);
      const mask = form.side === 1 ? brokenMask(form, view, context) : brokenMask(view, form, context);
      if (mask & UNCHANGEABLE) continue;
      take(mask === 0, this.most(view, cosines[i] as number, LIKELY), base + doc);
    }
  }

  /**
   * Score what was chosen in full, the most promising first, until nothing that is left can have as many points as `bar` asks.
   */
  score(chosen: Best, found: MatchFound, bar: () => number, scored: (pair: Scored) => void): void {
    const items = chosen.items();
    const cosines = new Float64Array(items.length);
    const order = new Best(items.length);
    for (let i = 0; i < items.length; i++) {
      const { at, doc, segment } = this.#find(items[i] as number);
      cosines[i] = (this.#likeness[at] as Likeness).of(doc);
      order.add(this.most(new FormView(segment, doc), cosines[i] as number), i);
    }
    const { values, items: turns } = order.drain();
    for (let turn = 0; turn < turns.length; turn++) {
      if ((values[turn] as number) < bar()) return;
      const i = turns[turn] as number;
      const { doc, segment } = this.#find(items[i] as number);
      const { form, context } = this.#question;
      const view = new FormView(segment, doc);
      const cosine = cosines[i] as number;
      const score = form.side === 1 ? scorePair(form, view, context, cosine) : scorePair(view, form, context, cosine);
      found.rescored += 1;
      (score.compatible ? found.fitting : found.broken).push({ segment, doc, score });
      scored({ segment, doc, score });
    }
  }

  #find(item: number): { at: number; doc: number; segment: Segment } {
    let doc = item;
    let at = 0;
    while (doc >= (this.#segments[at] as Segment).size) doc -= (this.#segments[at++] as Segment).size;
    return { at, doc, segment: this.#segments[at] as Segment };
  }

  release(): void {
    for (const one of this.#likeness) one.release();
  }
}

/** The best counterparts of a form over all segments: candidates by shared terms, screened by fields, then scored in full. */
export function matchSegments(segments: readonly Segment[], question: MatchQuestion, budget: MatchBudget): MatchFound {
  const { form, context, limit } = question;
  const probe = probeOf(form, context.rarity);
  const side = probe.side === 1 ? 1 : 0;
  const total = segments.reduce((sum, { sides }) => sum + sides[side].members.length, 0);
  const found: MatchFound = { fitting: [], broken: [], touched: 0, screened: 0, rescored: 0, complete: true };
  const sound = new Best(Math.min(total, budget.rescored));
  const broken = new Best(Math.min(total, budget.near));
  const round = new Round(segments, question);
  try {
    let base = 0;
    segments.forEach((segment, at) => {
      const share = segment.sides[side].members.length / Math.max(1, total);
      const list = findCandidates(
        segment,
        probe,
        { postings: budget.postings * share, alike: budget.alike, screened: budget.screened, near: NEAR_SCREENED * budget.near },
        new Worth(segment, form, context.today, context.weights ?? SHIPPED_WEIGHTS),
      );
      found.touched += list.touched;
      found.complete &&= list.complete;
      found.screened += list.docs.length;
      round.screen(at, base, list, (fits, most, item) => (fits ? sound : broken).add(most, item));
      base += segment.size;
    });
    // Near misses are those that would stand among the best so many.
    const standing = new Best(Math.max(limit, NEAR_AMONG));
    const bar = () => (budget.stops ? standing.bar : Number.NEGATIVE_INFINITY);
    round.score(sound, found, bar, ({ score }) => score.compatible && standing.add(score.points, 0));
    const nearBar = Math.max(bar(), (context.weights ?? SHIPPED_WEIGHTS).nearFrom);
    round.score(
      broken,
      found,
      () => nearBar,
      () => undefined,
    );
  } finally {
    round.release();
  }
  found.fitting.sort(byPoints);
  found.fitting.length = Math.min(limit, found.fitting.length);
  found.broken.sort(byPoints);
  return found;
}

const NO_LIMIT = {
  postings: Number.POSITIVE_INFINITY,
  alike: Number.POSITIVE_INFINITY,
  screened: Number.POSITIVE_INFINITY,
  rescored: Number.POSITIVE_INFINITY,
  near: 0,
  stops: false,
};

/** Every listing of the other side that shares a term, scored in full: what the budgeted match is measured against. */
export function matchEverything(segments: readonly Segment[], question: MatchQuestion): MatchFound {
  return matchSegments(segments, question, NO_LIMIT);
}
