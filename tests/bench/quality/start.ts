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

function startWeights(): Weights {
  const raw = Object.entries(SHIPPED_WEIGHTS.points).map(([kind, value]): [string, number] => [kind, POINTS[kind] ?? value]);
  const sum = raw.reduce((total, [, value]) => total + value, 0);
  const points = Object.fromEntries(raw.map(([kind, value]) => [kind, (value * 100) / sum])) as Weights["points"];
  return { ...SHIPPED_WEIGHTS, points, topicFull: 0.5, topicSure: 0.2 };
}

export const START: Weights = startWeights();
