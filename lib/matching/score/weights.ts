/**
 * Points a feature can earn at most; they add up to 100. Why these numbers: docs/adr/0015-match-weights.md.
 * `scaled` features say something only about listings on the same subject: they are multiplied by how sure the topic is.
 */
export const WEIGHTS = {
  topic: 42,
  specs: 15,
  form: 9,
  cooperation: 9,
  price: 12,
  time: 3,
  qualification: 4,
  region: 3,
  chain: 2,
  freshness: 1,
} as const;

export type FeatureKind = keyof typeof WEIGHTS;

/** Cosine of two listings at which the topic counts as fully the same, and from which on structure counts in full. */
export const TOPIC_FULL = 0.6;
export const TOPIC_SURE = 0.16;

/** A near miss is told only when the pair would be worth a look once repaired. */
export const NEAR_FROM = 20;

/** Scores from which a pair is shown as 推荐 and as 可以看看. */
export const RECOMMENDED_FROM = 42;
export const SHOWN_FROM = 1;
