import type { FormQuantity } from "#lib/matching/model/form.ts";
import { bitsOf, brokenMask } from "#lib/matching/score/constraints.ts";
import { keptByAmounts, keptByNumbers, scorePair, specShare, tenthsOf } from "#lib/matching/score/pair.ts";
import { checkSpecs } from "#lib/matching/score/specs.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";
import { Best } from "#lib/search/memory/best.ts";
import type { Candidates } from "#lib/search/memory/candidates.ts";
import { fetchRows, fetchTail, fetchTerms } from "#lib/search/memory/fetch.ts";
import { FormView } from "#lib/search/memory/form-view.ts";
import { Likeness } from "#lib/search/memory/likeness.ts";
import type { MatchFound, MatchQuestion, Scored } from "#lib/search/memory/match.ts";
import { VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import { intOf, ROW } from "#lib/search/memory/rows.ts";
import { Screened } from "#lib/search/memory/screened.ts";
import type { Segment } from "#lib/search/memory/segment.ts";
import { Worth } from "#lib/search/memory/worth.ts";

const UNCHANGEABLE = bitsOf("SIDE", "SELF", "VALIDITY", "BLOCKED");

/** What one question has looked at, in room that is used again: rounds never run side by side. */
const screened = new Screened();

function admits({ visibility, rows }: Segment, doc: number, { matchOnly }: MatchQuestion): boolean {
  if (matchOnly.everything || visibility[doc] !== VISIBILITY_CODE.MATCH_ONLY) return true;
  return matchOnly.organization !== 0 && matchOnly.organization === intOf(rows, doc, ROW.organization);
}

/** One question over all segments. */
export class Round {
  readonly #segments: readonly Segment[];
  readonly #likeness: readonly Likeness[];
  readonly #views: readonly FormView[];
  readonly #question: MatchQuestion;
  readonly #weights: Weights;
  readonly worths: readonly Worth[];

  constructor(segments: readonly Segment[], question: MatchQuestion) {
    const { form, context } = question;
    screened.clear();
    this.#segments = segments;
    this.#question = question;
    this.#weights = context.weights ?? SHIPPED_WEIGHTS;
    this.#views = segments.map((segment) => new FormView(segment, 0));
    this.worths = segments.map((segment) => new Worth(segment, form, context.today, this.#weights));
    this.#likeness = segments.map((segment) => new Likeness(segment, form, context.rarity));
  }

  /** Look at the fields of each candidate: what it breaks, and about how many points it has. */
  screen(at: number, { size, members, docs, cosines }: Candidates, take: (fits: boolean, points: number, item: number) => void) {
    const segment = this.#segments[at] as Segment;
    const worth = this.worths[at] as Worth;
    const { form, context } = this.#question;
    fetchRows(segment, docs, size);
    for (let i = 0; i < size; i++) {
      const doc = docs[i] as number;
      if (!admits(segment, doc, this.#question)) continue;
      const view = this.#view(at, doc);
      const [demand, supply] = form.side === 1 ? [form, view] : [view, form];
      const mask = brokenMask(demand, supply, context);
      if (mask & UNCHANGEABLE) continue;
      const member = members[i] as number;
      const cosine = cosines[i] as number;
      const fields = worth.fieldsWith(member, view);
      const kept = keptByAmounts(demand, supply, this.#weights);
      take(mask === 0, worth.withFields(member, cosine, fields, kept), screened.add(at, doc, cosine, fields, kept));
    }
  }

  /** Compare the numbers of what was chosen: the `limit` of them that are then worth most. */
  compare(chosen: Best, limit: number): Best {
    const { segment, doc, cosine, fields, kept, agreeing } = screened;
    const { form } = this.#question;
    const items = chosen.items();
    const best = new Best(Math.min(limit, items.length));
    for (const item of items) fetchTail(this.#segments[segment[item] as number] as Segment, doc[item] as number);
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as number;
      const at = segment[item] as number;
      const stated = this.#statements(at, doc[item] as number);
      const [demanded, supplied] = form.side === 1 ? [form.quantities, stated] : [stated, form.quantities];
      const specs = checkSpecs(demanded, supplied);
      agreeing[item] = specShare(specs);
      kept[item] = (kept[item] as number) * keptByNumbers(demanded.length, specs, this.#weights);
      const worth = this.worths[at] as Worth;
      best.add(worth.points(cosine[item] as number, fields[item] as number, agreeing[item], kept[item]), item);
    }
    return best;
  }

  /** The most points a pair can have with this cosine, whatever restrictions its texts state. */
  #most(view: FormView, cosine: number, item: number): number {
    const { form, context } = this.#question;
    const [demand, supply] = form.side === 1 ? [form, view] : [view, form];
    const agreeing = screened.agreeing[item] as number;
    const kept = screened.kept[item] as number;
    return tenthsOf(demand, supply, cosine, agreeing, kept, context.today, this.#weights) / 10;
  }

  /**
   * Score what was compared in full, the most promising first, until nothing that is left can have as many points as `bar` asks.
   */
  score(compared: Best, found: MatchFound, bar: () => number, scored: (pair: Scored) => void): void {
    const items = compared.items();
    const cosines: number[] = [];
    const order = new Best(items.length);
    for (let i = 0; i < items.length; i++) {
      const [at, doc] = this.#find(items[i] as number);
      fetchTerms(this.#segments[at] as Segment, doc);
    }
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as number;
      const [at, doc] = this.#find(item);
      cosines[i] = (this.#likeness[at] as Likeness).of(doc);
      order.add(this.#most(this.#view(at, doc), cosines[i] as number, item), i);
    }
    const { values, items: turns } = order.drain();
    const { form, context } = this.#question;
    for (let turn = 0; turn < turns.length; turn++) {
      if ((values[turn] as number) < bar()) return;
      const i = turns[turn] as number;
      const [at, doc] = this.#find(items[i] as number);
      const segment = this.#segments[at] as Segment;
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

  #statements(at: number, doc: number): readonly FormQuantity[] {
    return (this.#views[at] as FormView).quantitiesOf(doc);
  }

  #find(item: number): [at: number, doc: number] {
    return [screened.segment[item] as number, screened.doc[item] as number];
  }

  release(): void {
    for (const one of this.#likeness) one.release();
  }
}
