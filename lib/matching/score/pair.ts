import type { ScoringForm } from "#lib/matching/model/form.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import { brokenMask, type ConstraintContext } from "#lib/matching/score/constraints.ts";
import { FIELD_FEATURES, overBudget } from "#lib/matching/score/features.ts";
import { checkSpecs, contradicts, type SpecCheck } from "#lib/matching/score/specs.ts";
import { type RuledOut, ruledOut } from "#lib/matching/score/stated.ts";
import { cosineOf } from "#lib/matching/score/topic.ts";
import { type FeatureKind, SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";

/** What scoring a pair needs besides its two forms; a fit or a measurement may score with other weights than the shipped ones. */
export type PairContext = ConstraintContext & { rarity: Rarity; weights?: Weights };

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

/** Share of the topic's points; full where two listings could be one another's copy, bent so that a distant likeness counts. */
export function topicShare(cosine: number, { topicFull, topicBend }: Weights): number {
  return Math.min(1, cosine / topicFull) ** topicBend;
}

/** How sure it is that the two speak of one subject, by their words and by numbers that agree; structure counts as far as that. */
export function sureness(cosine: number, specs: number, { topicSure, specsSure }: Weights): number {
  return Math.min(1, (cosine + specsSure * specs) / topicSure);
}

/** What one measured statement that is met earns of the specs' points. */
export const MET_SHARE = 0.45;

/** Share 0–1 for measured statements that agree; each further one adds half of what the one before did. */
export function specShare(specs: readonly SpecCheck[]): number {
  let missing = 1;
  for (const { result, sameThing } of specs) {
    if (result === "met") missing *= 1 - MET_SHARE * sameThing;
    else if (result === "near") missing *= 1 - 0.2 * sameThing;
  }
  return 1 - missing;
}

/** What numbers that are missed leave at least: some are taken for the same thing and are not. */
const LEAST_KEPT = 0.4;

/**
 * What measured statements of a demand (so many) leave of the points that are missed or find no answer: a fit in every point comes
 * before a better-worded one that misses something.
 */
export function keptByNumbers(stated: number, specs: readonly SpecCheck[], weights: Weights): number {
  if (stated === 0) return 1;
  let met = 1;
  for (const { off, sameThing } of specs) if (off > 0 && sameThing >= 0.8) met *= 1 - weights.missedLoss * off;
  return (1 - weights.unansweredLoss * (1 - specs.length / stated)) * Math.max(met, LEAST_KEPT);
}

/** What a price above the budget leaves of the points. */
export function keptByAmounts(demand: ScoringForm, supply: ScoringForm, weights: Weights): number {
  return 1 - weights.overBudgetLoss * Math.sqrt(overBudget(demand, supply));
}

/** What restrictions that are touched, but not broken, leave of the points. */
function keptByWords(hits: readonly RuledOut[], weights: Weights): number {
  return hits.some(({ binding }) => !binding) ? 1 - weights.touchedLoss : 1;
}

const FIELDS = Object.entries(FIELD_FEATURES) as [FeatureKind, (typeof FIELD_FEATURES)[keyof typeof FIELD_FEATURES]][];
const MEASURES = FIELDS.map(([, measure]) => measure);
const KINDS: readonly FeatureKind[] = ["topic", "specs", ...FIELDS.map(([kind]) => kind)];

/** Points by place in KINDS, of the weights asked for last: looked up by name they cost more than the measures. */
let pointsOf: { weights: Weights; points: Float64Array } | null = null;

function pointsUnder(weights: Weights): Float64Array {
  if (pointsOf?.weights !== weights) pointsOf = { weights, points: Float64Array.from(KINDS, (kind) => weights.points[kind]) };
  return pointsOf.points;
}

/**
 * The points of a pair in tenths. `agreeing`: share of measured statements that agree · `kept`: what misses leave of the points ·
 * `parts` is told what each feature earns. Never falls when one of `cosine`, `agreeing`, `kept` rises. Written without inner
 * functions and objects: it is called some thousand times a match.
 */
export function tenthsOf(
  demand: ScoringForm,
  supply: ScoringForm,
  cosine: number,
  agreeing: number,
  kept: number,
  today: number,
  weights: Weights,
  parts?: Part[],
): number {
  const points = pointsUnder(weights);
  const sure = sureness(cosine, agreeing, weights) * kept;
  let tenths = 0;
  for (let i = 0; i < points.length; i++) {
    const share =
      i === 0
        ? topicShare(cosine, weights) * kept
        : i === 1
          ? agreeing * sure
          : (MEASURES[i - 2] as (typeof MEASURES)[number])(demand, supply, today) * sure;
    const earned = Math.round((points[i] as number) * share * 10);
    // Written so that NaN, a feature one side leaves open, earns nothing.
    if (!(earned > 0)) continue;
    tenths += earned;
    parts?.push({ kind: KINDS[i] as FeatureKind, points: earned / 10 });
  }
  return tenths;
}

/**
 * Score a demand and a supply. Which of the two asks makes no difference: it is one number for the pair.
 * Features that rest on fields count in full only when the two are surely about the same subject, else a well-filled form
 * would match everything. `cosine`: as cosineOf gives it, where that is known already.
 */
export function scorePair(
  demand: ScoringForm,
  supply: ScoringForm,
  context: PairContext,
  cosine = cosineOf(demand, supply, context.rarity),
): PairScore {
  const weights = context.weights ?? SHIPPED_WEIGHTS;
  const specs = checkSpecs(demand.quantities, supply.quantities);
  const hits = ruledOut(demand, supply);
  const numbers = keptByNumbers(demand.quantities.length, specs, weights);
  const kept = keptByAmounts(demand, supply, weights) * numbers * keptByWords(hits, weights);
  const parts: Part[] = [];
  const tenths = tenthsOf(demand, supply, cosine, specShare(specs), kept, context.today, weights, parts);
  const broken = brokenMask(demand, supply, context);
  return {
    points: tenths / 10,
    parts,
    cosine,
    specs,
    broken,
    ruledOut: hits,
    compatible: broken === 0 && !specs.some(contradicts) && !hits.some(({ binding }) => binding),
  };
}
