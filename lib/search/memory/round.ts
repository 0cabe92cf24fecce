import { type Measured, measuredIn, mostPoints } from "#lib/matching/score/bound.ts";
import { bitsOf, brokenMask } from "#lib/matching/score/constraints.ts";
import { scorePair } from "#lib/matching/score/pair.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";
import { Best } from "#lib/search/memory/best.ts";
import type { Candidates } from "#lib/search/memory/candidates.ts";
import { FormView } from "#lib/search/memory/form-view.ts";
import { Likeness } from "#lib/search/memory/likeness.ts";
import type { MatchFound, MatchQuestion, Scored } from "#lib/search/memory/match.ts";
import { VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import { intOf, ROW } from "#lib/search/memory/rows.ts";
import type { Segment } from "#lib/search/memory/segment.ts";
import { Worth } from "#lib/search/memory/worth.ts";

const UNCHANGEABLE = bitsOf("SIDE", "SELF", "VALIDITY", "BLOCKED");

function admits({ visibility, rows }: Segment, doc: number, { matchOnly }: MatchQuestion): boolean {
  if (visibility[doc] !== VISIBILITY_CODE.MATCH_ONLY || matchOnly.everything) return true;
  return matchOnly.organization !== 0 && matchOnly.organization === intOf(rows, doc, ROW.organization);
}

/** One question over all segments: a document of any of them is one number. */
export class Round {
  readonly #segments: readonly Segment[];
  readonly #likeness: readonly Likeness[];
  readonly #views: readonly FormView[];
  readonly #question: MatchQuestion;
  readonly #weights: Weights;
  readonly #asked: Measured;
  readonly #other: Measured = { bits: 0, count: 0 };
  readonly worths: readonly Worth[];

  constructor(segments: readonly Segment[], question: MatchQuestion) {
    const { form, context } = question;
    this.#segments = segments;
    this.#question = question;
    this.#weights = context.weights ?? SHIPPED_WEIGHTS;
    this.#asked = measuredIn(form.quantities);
    this.#views = segments.map((segment) => new FormView(segment, 0));
    this.worths = segments.map((segment) => new Worth(segment, form, context.today, this.#weights));
    this.#likeness = segments.map((segment) => new Likeness(segment, form, context.rarity));
  }

  /** The most points a pair can have by its fields, the dimensions it measures and this cosine. */
  #most(view: FormView, cosine: number): number {
    const { form, context } = this.#question;
    const { bits, counts } = view.segment.sides[view.side === 1 ? 1 : 0];
    const member = view.segment.numberInSide[view.doc] as number;
    const [other, asked] = [this.#other, this.#asked];
    other.bits = bits[member] as number;
    other.count = counts[member] as number;
    return form.side === 1
      ? mostPoints(form, view, asked, other, cosine, context.today, this.#weights)
      : mostPoints(view, form, other, asked, cosine, context.today, this.#weights);
  }

  /** Look at the fields of each candidate: what it breaks, and about how many points it has. */
  screen(at: number, base: number, { docs, cosines }: Candidates, take: (fits: boolean, points: number, item: number) => void) {
    const segment = this.#segments[at] as Segment;
    const { form, context } = this.#question;
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i] as number;
      if (!admits(segment, doc, this.#question)) continue;
      const view = this.#view(at, doc);
      const mask = form.side === 1 ? brokenMask(form, view, context) : brokenMask(view, form, context);
      if (mask & UNCHANGEABLE) continue;
      const member = segment.numberInSide[doc] as number;
      take(mask === 0, (this.worths[at] as Worth).withFields(member, cosines[i] as number, view), base + doc);
    }
  }

  /**
   * Score what was chosen in full, the most promising first, until nothing that is left can have as many points as `bar` asks.
   */
  score(chosen: Best, found: MatchFound, bar: () => number, scored: (pair: Scored) => void): void {
    const items = chosen.items();
    const cosines: number[] = [];
    const order = new Best(items.length);
    for (let i = 0; i < items.length; i++) {
      const { at, doc } = this.#find(items[i] as number);
      cosines[i] = (this.#likeness[at] as Likeness).of(doc);
      order.add(this.#most(this.#view(at, doc), cosines[i] as number), i);
    }
    const { values, items: turns } = order.drain();
    for (let turn = 0; turn < turns.length; turn++) {
      if ((values[turn] as number) < bar()) return;
      const i = turns[turn] as number;
      const { at, doc, segment } = this.#find(items[i] as number);
      const { form, context } = this.#question;
      const view = this.#view(at, doc);
      const cosine = cosines[i] as number;
      const score = form.side === 1 ? scorePair(form, view, context, cosine) : scorePair(view, form, context, cosine);
      found.rescored += 1;
      (score.compatible ? found.fitting : found.broken).push({ segment, doc, score });
      scored({ segment, doc, score });
    }
  }

  /** The view of a segment, at a document: one for all, since nothing of a view is kept beyond the scoring of its pair. */
  #view(at: number, doc: number): FormView {
    const view = this.#views[at] as FormView;
    view.moveTo(doc);
    return view;
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
