import type { Concepts } from "#lib/matching/model/concepts.ts";
import type { ScoringForm } from "#lib/matching/model/form.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import { brokenMask, type ConstraintContext } from "#lib/matching/score/constraints.ts";
import { FIELD_FEATURES } from "#lib/matching/score/features.ts";
import { checkSpecs, contradicts, type SpecCheck } from "#lib/matching/score/specs.ts";
import { type RuledOut, ruledOut } from "#lib/matching/score/stated.ts";
import { cosineOf } from "#lib/matching/score/topic.ts";
import { type FeatureKind, SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";

/** What scoring a pair needs besides its two forms; a fit or a measurement may score with other weights than the shipped ones. */
export type PairContext = ConstraintContext & { rarity: Rarity; relation: Concepts["relation"]; weights?: Weights };

/** One feature's share of the final score, in points. */
export type Part = { kind: FeatureKind; points: number };

/** Everything the explanation is made from: the very features that made the score. */
export type PairScore = {
  /** 0–100 with one decimal; the parts add up to it. What the pair would score is known also when it is ruled out. */
  points: number;
  parts: Part[];
  cosine: number;
  specs: readonly SpecCheck[];
  /** Mask of broken field constraints. */
  broken: number;
  ruledOut: readonly RuledOut[];
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
  let against = 0;
  for (const { result, sameThing } of specs) {
    if (result === "met") missing *= 1 - 0.45 * sameThing;
    else if (result === "near") missing *= 1 - 0.2 * sameThing;
    else if (sameThing >= 0.8) against++;
  }
  return (1 - missing) * 0.75 ** against;
}

const FIELD_KINDS = Object.keys(FIELD_FEATURES) as (keyof typeof FIELD_FEATURES)[];

/**
 * Score a demand and a supply. Which of the two asks makes no difference: it is one number for the pair.
 * Features that rest on fields count in full only when the texts are surely about the same subject, else a well-filled form
 * would match everything.
 */
export function scorePair(demand: ScoringForm, supply: ScoringForm, context: PairContext): PairScore {
  const weights = context.weights ?? SHIPPED_WEIGHTS;
  const cosine = cosineOf(demand, supply, context.rarity);
  const sure = Math.min(1, cosine / weights.topicSure);
  const specs = checkSpecs(demand, supply);
  const hits = ruledOut(demand, supply);
  const soft = hits.some(({ binding }) => !binding) ? 0.7 : 1;
  const parts: Part[] = [];
  let tenths = 0;
  const earn = (kind: FeatureKind, share: number) => {
    const points = Math.round(weights.points[kind] * share * 10);
    if (!(points > 0)) return;
    tenths += points;
    parts.push({ kind, points: points / 10 });
  };
  earn("topic", topicShare(cosine, weights) * soft);
  earn("specs", specShare(specs) * sure);
  for (const kind of FIELD_KINDS) earn(kind, FIELD_FEATURES[kind](demand, supply, context.today) * sure);
  const broken = brokenMask(demand, supply, context);
  return {
    points: round(tenths / 10),
    parts,
    cosine,
    specs,
    broken,
    ruledOut: hits,
    compatible: broken === 0 && !specs.some(contradicts) && !hits.some(({ binding }) => binding),
  };
}
