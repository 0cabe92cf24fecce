// All scores of needs with offers under one set of weights, and what they are worth: what a fit looks at, a thousand times.
import type { Weights } from "#lib/matching/score/weights.ts";
import { ACCEPTABLE, type Judged, type Need } from "./collections.ts";
import { before, f1, mean, ndcg, reciprocalRank } from "./metrics.ts";
import type { Product } from "./product.ts";

/** An offer that may be shown, with its points. */
export type Scored = { id: string; points: number };
/** Fitting offers of each need, best first. */
export type Matrix = ReadonlyMap<string, readonly Scored[]>;

const byPoints = (a: Scored, b: Scored) => b.points - a.points || (a.id < b.id ? -1 : 1);

/** Offers to be scored with each need. */
export type Pools = ReadonlyMap<string, readonly string[]>;

/** Score the offers of each need's pool with it. */
export function scoreAll(pools: Pools, product: Product, weights: Weights): Matrix {
  return new Map(
    [...pools].map(([need, offers]) => {
      const scored = offers.flatMap((id): Scored[] => {
        const points = product.points(need, id, weights);
        return points === null ? [] : [{ id, points }];
      });
      return [need, scored.sort(byPoints)];
    }),
  );
}

/** Unjudged offers a fit looks at beside the judged ones: no step of a weight brings one from further down into the first ten. */
const UNJUDGED = 50;

/** The judged offers of each need and the unjudged ones that score best, of those that nothing rules out. */
export function poolsOf(judged: Judged, needs: readonly Need[], product: Product, weights: Weights): Pools {
  const everything = scoreAll(new Map(needs.map(({ needId }) => [needId, judged.offers])), product, weights);
  return new Map(
    needs.map(({ needId, grades }) => {
      const fitting = everything.get(needId) ?? [];
      const rest = fitting.filter(({ id }) => !grades.has(id)).slice(0, UNJUDGED);
      return [needId, [...fitting.filter(({ id }) => grades.has(id)), ...rest].map(({ id }) => id)];
    }),
  );
}

/** Best points of a no-match case, and whether 暂无匹配 would be right. */
export type BestOf = { best: number; truth: boolean };

/** Each need as it is, and the answered ones again without their acceptable offers. */
export function bestPoints(needs: readonly Need[], matrix: Matrix): BestOf[] {
  return needs.flatMap(({ needId, hasAnswer, grades }) => {
    const all = matrix.get(needId) ?? [];
    const rest = all.find(({ id }) => (grades.get(id) ?? 0) < ACCEPTABLE);
    const asIs = { best: all[0]?.points ?? 0, truth: !hasAnswer };
    return hasAnswer ? [asIs, { best: rest?.points ?? 0, truth: true }] : [asIs];
  });
}

/** Neighbourhood over which a threshold is judged: one that is right only to the tenth of a point is luck. */
const AROUND = [0.88, 0.94, 1, 1.06, 1.12];

/** F1 of 暂无匹配 when a best counterpart below `threshold` is none, averaged over the thresholds around it. */
export function noMatchF1(cases: readonly BestOf[], threshold: number): number {
  return mean(AROUND.map((factor) => f1(cases.map(({ best, truth }) => ({ said: best < threshold * factor, truth }))).f1));
}

/** Thresholds whose F1 is so near the best one are as good. */
const AS_GOOD = 0.01;

/**
 * The lowest threshold that is as good as the best, in halves of a point, with the best F1: along a plateau nothing here tells them
 * apart, and a good answer that is worded otherwise, as other industries have them, scores lower.
 */
export function bestThreshold(cases: readonly BestOf[]): { threshold: number; f1: number } {
  const reached: { threshold: number; f1: number }[] = [];
  for (let threshold = 5; threshold <= 80; threshold += 0.5) reached.push({ threshold, f1: noMatchF1(cases, threshold) });
  const best = Math.max(...reached.map(({ f1 }) => f1));
  return { threshold: reached.find(({ f1 }) => f1 >= best - AS_GOOD)?.threshold ?? 1, f1: best };
}

/** Traps that scoring has to rank; the others are ruled out by fields whatever the weights. */
const SOFT_TRAPS = new Set(["SPEC", "HOMO", "CHAIN", "NEG", "PART"]);

function pairAccuracy(needs: readonly Need[], orders: ReadonlyMap<string, readonly string[]>): number {
  let right = 0;
  let all = 0;
  for (const { needId, links } of needs) {
    const order = orders.get(needId) ?? [];
    const good = [...links.values()].filter(({ grade }) => grade >= ACCEPTABLE);
    for (const trap of links.values()) {
      if (!SOFT_TRAPS.has(trap.code ?? "")) continue;
      for (const { offerId } of good) {
        all += 1;
        if (before(order, offerId, trap.offerId)) right += 1;
      }
    }
  }
  return all === 0 ? 1 : right / all;
}

/** Reciprocal rank of the need among the needs of each acceptable offer. */
function backward(needs: readonly Need[], matrix: Matrix): number {
  const points = new Map(needs.map(({ needId }) => [needId, new Map(matrix.get(needId)?.map((one) => [one.id, one.points]))]));
  const ranks = needs.flatMap(({ needId, grades }) =>
    [...grades].flatMap(([offer, grade]) => {
      if (grade < ACCEPTABLE) return [];
      const order = needs
        .map((other) => ({ id: other.needId, points: points.get(other.needId)?.get(offer) ?? -1 }))
        .filter((other) => other.points >= 0)
        .sort(byPoints);
      return [
        reciprocalRank(
          order.map(({ id }) => id),
          new Map([[needId, grade]]),
          10,
          ACCEPTABLE,
        ),
      ];
    }),
  );
  return ranks.length === 0 ? 1 : mean(ranks);
}

/** Difference in points, as a share of the best score of the need, at which an order counts as safe. */
const SAFE = 0.08;

/**
 * How safely better offers stand above worse ones, 0–1: over all pairs of different grades, a logistic of the distance in
 * points, weighted by the difference in gain. Unlike a count of places it tells nearly right from far off.
 */
function safety(needs: readonly Need[], matrix: Matrix): number {
  return mean(
    needs.map(({ needId, grades }) => {
      const scored = matrix.get(needId) ?? [];
      const best = scored[0]?.points ?? 0;
      let sum = 0;
      let all = 0;
      for (const better of scored) {
        const grade = grades.get(better.id) ?? 0;
        if (grade === 0) continue;
        for (const worse of scored) {
          const weight = 2 ** grade - 2 ** (grades.get(worse.id) ?? 0);
          if (weight <= 0) continue;
          all += weight;
          sum += weight / (1 + Math.exp((worse.points - better.points) / (SAFE * best)));
        }
      }
      return all === 0 ? null : sum / all;
    }),
  );
}

/**
 * What a set of weights is worth on these needs, 0–3.7: the order with a safe distance first, then traps, 暂无匹配 and the
 * way back.
 */
export function worth(needs: readonly Need[], matrix: Matrix): number {
  const orders = new Map([...matrix].map(([need, scored]) => [need, scored.map(({ id }) => id)]));
  const order = mean(
    needs.map(({ needId, hasAnswer, grades }) => (hasAnswer ? ndcg(orders.get(needId) ?? [], grades, 10) : null)),
  );
  const noMatch = bestThreshold(bestPoints(needs, matrix)).f1;
  return 2 * safety(needs, matrix) + order + 0.3 * pairAccuracy(needs, orders) + 0.3 * noMatch + 0.1 * backward(needs, matrix);
}
