import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";

/**
 * Where every fit begins: round numbers by judgement, set before any fit and never moved towards one. A fold that began at the
 * shipped weights would begin with what all industries have taught, the left-out one too. What is not named here begins as shipped.
 */
const POINTS: Readonly<Record<string, number>> = {
  topic: 40,
  specs: 15,
  form: 10,
  cooperation: 10,
  price: 10,
  time: 5,
  qualification: 5,
  region: 2,
  chain: 2,
  freshness: 1,
};

/**
 * A requirement missed by a factor of two, and something touched that is ruled out, outweigh what better wording can bring. Named
 * here, since a fit that began where the last one ended would go on in its direction for ever.
 */
const SCALES = {
  topicFull: 0.5,
  topicBend: 0.7,
  topicSure: 0.2,
  specsSure: 0.07,
  overBudgetLoss: 0.35,
  unansweredLoss: 0.3,
  missedLoss: 0.3,
  touchedLoss: 0.4,
} as const satisfies Partial<Weights>;

function startWeights(): Weights {
  const raw = Object.entries(SHIPPED_WEIGHTS.points).map(([kind, value]): [string, number] => [kind, POINTS[kind] ?? value]);
  const sum = raw.reduce((total, [, value]) => total + value, 0);
  const points = Object.fromEntries(raw.map(([kind, value]) => [kind, (value * 100) / sum])) as Weights["points"];
  return { ...SHIPPED_WEIGHTS, points, ...SCALES };
}

export const START: Weights = startWeights();
