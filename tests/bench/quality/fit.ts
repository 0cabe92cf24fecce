// Weights and thresholds from judged needs: coordinate steps from the shipped weights, few parameters, the same every time.
import { SHOWN_FROM, type Weights } from "#lib/matching/score/weights.ts";
import type { Judged, Need } from "./collections.ts";
import { bestPoints, bestThreshold, type Matrix, poolsOf, scoreAll, worth } from "./matrix.ts";
import type { Product } from "./product.ts";
import { START } from "./start.ts";

type Points = Weights["points"];
/** One number of the weights that a fit may change. */
export type Parameter = { group: "points" | "scale"; key: string };

/**
 * Left as they were set: region is the plan's purpose and no question of relevance; nothing in a collection of one day speaks
 * of freshness, nor of chains where none is stated.
 */
const SET_BY_HAND = new Set(["region", "freshness", "chain"]);
/** Thresholds are set last, from the scores that the fitted weights give. */
const THRESHOLDS = new Set(["nearFrom", "recommendedFrom", "shownFrom"]);
const STEPS = [0.5, 0.8, 1.25, 2];
const ROUNDS = 3;
const PARTS = 5;
/** Price of leaving the start, per squared natural logarithm: with 24 needs to learn from, a step must bring more than luck. */
const PULL = 0.01;
/** No number leaves its start by more than this factor: safeguards are not unlearned where a collection never tries them. */
const FURTHEST = 2;

/** The parameters of these weights, in their order. */
export function parametersOf(weights: Weights): Parameter[] {
  const points = Object.keys(weights.points).filter((key) => !SET_BY_HAND.has(key));
  const scales = Object.entries(weights)
    .filter(([key, value]) => typeof value === "number" && !THRESHOLDS.has(key))
    .map(([key]) => key);
  return [
    ...points.map((key): Parameter => ({ group: "points", key })),
    ...scales.map((key): Parameter => ({ group: "scale", key })),
  ];
}

const sumOf = (points: Points) => Object.values(points).reduce((sum, value) => sum + value, 0);

/** The weights with one number multiplied; points add up to 100 again. */
export function changed(weights: Weights, { group, key }: Parameter, factor: number): Weights {
  if (group === "scale") return { ...weights, [key]: (weights[key as keyof Weights] as number) * factor };
  const points = { ...weights.points, [key]: weights.points[key as keyof Points] * factor };
  const scale = 100 / sumOf(points);
  return {
    ...weights,
    points: Object.fromEntries(Object.entries(points).map(([kind, value]) => [kind, value * scale])) as Points,
  };
}

/** Whole points that add up to 100, the largest remainders rounded up; other numbers to two digits that count. */
export function rounded(weights: Weights): Weights {
  const rows = Object.entries(weights.points).map(([kind, value]) => ({ kind, whole: Math.floor(value), rest: value % 1 }));
  let missing = 100 - rows.reduce((sum, { whole }) => sum + whole, 0);
  for (const row of [...rows].sort((a, b) => b.rest - a.rest || (a.kind < b.kind ? -1 : 1))) {
    if (missing-- > 0) row.whole += 1;
  }
  const scales = Object.entries(weights)
    .filter(([key, value]) => typeof value === "number" && !THRESHOLDS.has(key))
    .map(([key, value]) => [key, Number((value as number).toPrecision(2))]);
  return {
    ...weights,
    ...Object.fromEntries(scales),
    points: Object.fromEntries(rows.map(({ kind, whole }) => [kind, whole])) as Points,
  };
}

const numberAt = (weights: Weights, { group, key }: Parameter): number =>
  group === "points" ? weights.points[key as keyof Points] : (weights[key as keyof Weights] as number);

/** Squared logarithms by which the parameters left their start; Infinity when one has gone too far. */
function distance(weights: Weights, start: Weights): number {
  let sum = 0;
  for (const parameter of parametersOf(start)) {
    const [now, then] = [numberAt(weights, parameter), numberAt(start, parameter)];
    if (then <= 0 || now <= 0) continue;
    const away = Math.abs(Math.log(now / then));
    if (away > Math.log(FURTHEST) + 1e-9) return Number.POSITIVE_INFINITY;
    sum += away ** 2;
  }
  return sum;
}

/** Thresholds for these weights: 推荐 by the F1 of 暂无匹配, worth a look from half of it. */
export function withThresholds(weights: Weights, needs: readonly Need[], matrix: Matrix): Weights {
  const { threshold } = bestThreshold(bestPoints(needs, matrix));
  return { ...weights, recommendedFrom: threshold, shownFrom: SHOWN_FROM, nearFrom: Math.round(threshold / 2) };
}

export type Fit = { weights: Weights; before: number; after: number };

/** Steps along one coordinate after the other, as long as any brings something. */
function search(start: Weights, value: (weights: Weights) => number): Weights {
  let best = { weights: start, value: value(start) };
  for (let round = 0; round < ROUNDS; round++) {
    const from = best.value;
    for (const parameter of parametersOf(start)) {
      const here = best;
      for (const factor of STEPS) {
        const weights = changed(here.weights, parameter, factor);
        const reached = value(weights);
        if (reached > best.value + 1e-6) best = { weights, value: reached };
      }
    }
    if (best.value <= from) break;
  }
  return best.weights;
}

/** Parameter by parameter the geometric mean; points add up to 100 again. */
function averaged(all: readonly Weights[], start: Weights): Weights {
  return parametersOf(start).reduce((weights, parameter) => {
    const logs = all.map((one) => Math.log(numberAt(one, parameter) / numberAt(start, parameter)));
    return changed(weights, parameter, Math.exp(logs.reduce((sum, log) => sum + log, 0) / all.length));
  }, start);
}

/**
 * Fit weights and thresholds to these needs. A search on so few needs ends where chance wants it; so it is made PARTS times,
 * each time without another part of the needs, and what is kept is the mean.
 */
export function fitWeights(judged: Judged, needs: readonly Need[], product: Product, start = START): Fit {
  // While fitting nothing is hidden: what is shown is decided by the thresholds afterwards.
  const open = { ...start, shownFrom: 0 };
  const pools = poolsOf(judged, needs, product, open);
  const worthOf = (among: readonly Need[], weights: Weights) => {
    const own = new Map(among.map(({ needId }) => [needId, pools.get(needId) ?? []]));
    return worth(among, scoreAll(own, product, weights));
  };
  const found = Array.from({ length: PARTS }, (_, part) => {
    const among = needs.filter((_need, i) => i % PARTS !== part);
    return search(open, (weights) => {
      const away = distance(weights, open);
      return away === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : worthOf(among, weights) - PULL * away;
    });
  });
  const weights = rounded(averaged(found, open));
  const matrix = scoreAll(pools, product, weights);
  return {
    weights: withThresholds(weights, needs, matrix),
    before: worthOf(needs, open),
    after: worthOf(needs, weights),
  };
}

/** For each industry, weights fitted to the needs of all others. */
export function fitFolds(judged: Judged, product: Product, start = START): Map<string, Fit> {
  const industries = [...new Set(judged.needs.map(({ industry }) => industry))];
  return new Map(
    industries.map((industry) => [
      industry,
      fitWeights(
        judged,
        judged.needs.filter((need) => need.industry !== industry),
        product,
        start,
      ),
    ]),
  );
}
