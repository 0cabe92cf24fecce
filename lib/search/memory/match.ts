import type { ScoringForm } from "#lib/matching/model/form.ts";
import { NEAR_AMONG } from "#lib/matching/score/near.ts";
import type { PairContext, PairScore } from "#lib/matching/score/pair.ts";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";
import { Best } from "#lib/search/memory/best.ts";
import { findCandidates } from "#lib/search/memory/candidates.ts";
import { Round } from "#lib/search/memory/round.ts";
import { probeOf } from "#lib/search/memory/runs.ts";
import { compareCodes, type Segment } from "#lib/search/memory/segment.ts";
import type { Worth } from "#lib/search/memory/worth.ts";

/** How much work a match may do. Why the shipped numbers: docs/adr/0024-memory-index.md. */
export type MatchBudget = {
  /** Postings read. */
  postings: number;
  /** Documents, a segment, that are told apart by the few fields that can be looked up. */
  alike: number;
  /** And of these so many whose fields are all looked at. */
  screened: number;
  /** Pairs whose numbers are compared: so many that break no field constraint. */
  compared: number;
  /** And of these so many whose texts are. */
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
  /** Near misses are not wanted: they need not be looked for. */
  fittingOnly?: boolean;
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
};

/** Of the listings that look best many fail at what is looked at later: so many times the places asked for decide what is worth a look. */
const PLACES_BESIDE = 3;
/** Documents that do not fit are looked at so many times as often as they are scored. */
const NEAR_SCREENED = 4;

/** Higher points first; of equal ones the lower code. */
export function byPoints(a: Scored, b: Scored): number {
  return b.score.points - a.score.points || compareCodes(a.segment, a.doc, b.segment, b.doc);
}

/** The best counterparts of a form over all segments: candidates by shared terms, screened by fields, then scored in full. */
export function matchSegments(segments: readonly Segment[], question: MatchQuestion, budget: MatchBudget): MatchFound {
  const { form, context, limit } = question;
  const probe = probeOf(form, context.rarity);
  const total = segments.reduce((sum, { sides }) => sum + sides[probe.side].length, 0);
  const found: MatchFound = { fitting: [], broken: [], touched: 0, screened: 0, rescored: 0 };
  const sound = new Best(Math.min(total, budget.compared));
  const near = question.fittingOnly ? 0 : budget.near;
  const broken = new Best(Math.min(total, near));
  // The share of a few new documents would not pay for the postings of one: theirs are read as far as those of the first segment.
  let least = Number.POSITIVE_INFINITY;
  const round = new Round(segments, question);
  try {
    segments.forEach((segment, at) => {
      const share = segment.sides[probe.side].length / Math.max(1, total);
      const list = findCandidates(
        segment,
        probe,
        {
          postings: budget.postings * share,
          least,
          alike: budget.alike,
          screened: budget.screened,
          near: NEAR_SCREENED * near,
          places: PLACES_BESIDE * Math.max(limit, NEAR_AMONG),
        },
        round.worths[at] as Worth,
      );
      found.touched += list.touched;
      if (at === 0) least = list.least;
      found.screened += list.size;
      round.screen(at, list, (fits, points, item) => (fits ? sound : broken).add(points, item));
    });
    // Near misses are those that would stand among the best so many.
    const standing = new Best(Math.max(limit, NEAR_AMONG));
    const bar = () => (budget.stops ? standing.bar : Number.NEGATIVE_INFINITY);
    round.score(
      round.compare(sound, budget.rescored),
      found,
      bar,
      ({ score }) => score.compatible && standing.add(score.points, 0),
    );
    const nearBar = Math.max(bar(), (context.weights ?? SHIPPED_WEIGHTS).nearFrom);
    round.score(
      round.compare(broken, near),
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
  compared: Number.POSITIVE_INFINITY,
  rescored: Number.POSITIVE_INFINITY,
  near: 0,
  stops: false,
};

/** Every listing of the other side that shares a term, scored in full: what the budgeted match is measured against. */
export function matchEverything(segments: readonly Segment[], question: MatchQuestion): MatchFound {
  return matchSegments(segments, question, NO_LIMIT);
}
