import type { Prepared } from "#lib/matching/model/prepared.ts";
import { type Broken, brokenConstraints, type PairContext } from "#lib/matching/score/constraints.ts";
import { FIELD_FEATURES } from "#lib/matching/score/features.ts";
import { checkSpecs, type SpecCheck } from "#lib/matching/score/specs.ts";
import { contradicted, type RuledOut, ruledOut } from "#lib/matching/score/stated.ts";
import type { Topic, TopicMeasure } from "#lib/matching/score/topic.ts";
import { type FeatureKind, SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";

/** One feature's share of the final score, in points. */
export type Part = { kind: FeatureKind; points: number };

/** Everything the explanation is made from: the very features that made the score. */
export type PairScore = {
  /** 0–100 with one decimal; the parts add up to it. What the pair would score is known also when it is ruled out. */
  points: number;
  parts: Part[];
  topic: Topic;
  specs: SpecCheck[];
  broken: Broken[];
  contradictions: SpecCheck[];
  ruledOut: RuledOut[];
  compatible: boolean;
};

const round = (value: number) => Math.round(value * 10) / 10;

/** Grows with the cosine and is full where two listings could be one another's copy. */
export function topicShare(cosine: number, { topicFull }: Weights): number {
  return Math.min(1, cosine / topicFull);
}

/** Points for measured statements that agree; each further one adds half of what the one before did. */
export function specShare(specs: readonly SpecCheck[]): number {
  let missing = 1;
  for (const { result, sameThing } of specs) {
    if (result === "met") missing *= 1 - 0.45 * sameThing;
    else if (result === "near") missing *= 1 - 0.2 * sameThing;
  }
  const against = specs.filter(({ result, sameThing }) => result === "missed" && sameThing >= 0.8).length;
  return (1 - missing) * 0.75 ** against;
}

/**
 * Score a demand and a supply. Which of the two asks makes no difference: it is one number for the pair.
 * Features that rest on fields count in full only when the texts are surely about the same subject, else a well-filled form
 * would match everything.
 */
export function scorePair(demand: Prepared, supply: Prepared, measure: TopicMeasure, context: PairContext): PairScore {
  const weights = context.weights ?? SHIPPED_WEIGHTS;
  const topic = measure.topic(demand.terms, supply.terms);
  const sure = Math.min(1, topic.cosine / weights.topicSure);
  const specs = checkSpecs(demand, supply);
  const hits = ruledOut(demand, supply);
  const soft = hits.some(({ binding }) => !binding) ? 0.7 : 1;
  const parts: Part[] = [
    { kind: "topic", points: weights.points.topic * topicShare(topic.cosine, weights) * soft },
    { kind: "specs", points: weights.points.specs * specShare(specs) * sure },
  ];
  for (const [kind, feature] of Object.entries(FIELD_FEATURES) as [
    keyof typeof FIELD_FEATURES,
    (typeof FIELD_FEATURES)["form"],
  ][]) {
    const share = feature(demand.listing, supply.listing, context.today);
    if (share) parts.push({ kind, points: weights.points[kind] * share * sure });
  }
  const rounded = parts.map((part) => ({ ...part, points: round(part.points) })).filter(({ points }) => points > 0);
  const contradictions = contradicted(specs);
  const broken = brokenConstraints(demand.listing, supply.listing, context);
  return {
    points: round(rounded.reduce((sum, { points }) => sum + points, 0)),
    parts: rounded,
    topic,
    specs,
    broken,
    contradictions,
    ruledOut: hits,
    compatible: broken.length === 0 && contradictions.length === 0 && !hits.some(({ binding }) => binding),
  };
}
