import { WEIGHTS_DATA } from "#lib/matching/score/weights-data.ts";

/** A feature that earns points. */
export type FeatureKind =
  | "topic"
  | "specs"
  | "form"
  | "cooperation"
  | "price"
  | "time"
  | "qualification"
  | "region"
  | "chain"
  | "freshness";

/** Every number of a score that a fit may change. Why the shipped ones: docs/adr/0015-match-weights.md. */
export type Weights = {
  /** Points a feature can earn at most; they add up to 100. All but the topic's count in full only when the topic is sure. */
  points: Readonly<Record<FeatureKind, number>>;
  /** Cosine of two listings at which the topic counts as fully the same. */
  topicFull: number;
  /** Exponent of the topic's share: below 1 a distant likeness counts for more. */
  topicBend: number;
  /** Cosine from which on structure counts in full, and what numbers that all agree are worth in cosine. */
  topicSure: number;
  specsSure: number;
  /** Shares of all points lost: price at twice the budget; every number of the demand left open; each number of the same
   *  thing missed by a factor of two; something touched that one side rules out. */
  overBudgetLoss: number;
  unansweredLoss: number;
  missedLoss: number;
  touchedLoss: number;
  /** Points from which a pair is worth a look: below, a match is folded away on pages and a near miss is not told. */
  nearFrom: number;
  /** Points from which a pair is shown as 推荐. */
  recommendedFrom: number;
  /** Points from which a pair is shown as 可以看看. */
  shownFrom: number;
};

/** Every counterpart with so many points is among the matches (the API's promise). */
export const SHOWN_FROM = 1;

/** The weights the product scores with; a measurement may score with others (PairContext.weights). */
export const SHIPPED_WEIGHTS: Weights = WEIGHTS_DATA.weights;
