import type { Prepared } from "#lib/matching/model/prepared.ts";
import { NEAR_AMONG, nearMisses } from "#lib/matching/score/near.ts";
import { type PairContext, type PairScore, scorePair, sureness, topicShare } from "#lib/matching/score/pair.ts";
import { cosineOf } from "#lib/matching/score/topic.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";

export type Tier = "RECOMMENDED" | "POSSIBLE";
export type Ranked = { other: Prepared; score: PairScore };

export const MAX_NEAR_MISSES = 5;

/** How strongly a score recommends; null when it is not shown at all. */
export function tierOf(points: number, { recommendedFrom, shownFrom }: Weights = SHIPPED_WEIGHTS): Tier | null {
  if (points >= recommendedFrom) return "RECOMMENDED";
  return points >= shownFrom ? "POSSIBLE" : null;
}

/** No pair with this cosine can score more: topic in proportion, everything else in full. */
export function highestPossible(cosine: number, weights: Weights = SHIPPED_WEIGHTS): number {
  const { topic } = weights.points;
  return topic * topicShare(cosine, weights) + (100 - topic) * sureness(cosine, 1, weights) + 0.5;
}

/** Whether an answer says 暂无匹配: its best counterpart is not recommended. `best` in points, undefined when nothing is shown. */
export function saysNoMatch(best: number | undefined, weights: Weights = SHIPPED_WEIGHTS): boolean {
  return best === undefined || tierOf(best, weights) !== "RECOMMENDED";
}

const byScore = (a: Ranked, b: Ranked) =>
  b.score.points - a.score.points || (a.other.listing.code < b.other.listing.code ? -1 : 1);

/** Score one listing with another, whichever of the two is the demand. */
export function scoreWith(mine: Prepared, other: Prepared, context: PairContext): PairScore {
  const isDemand = mine.form.side === 1;
  return scorePair(isDemand ? mine.form : other.form, isDemand ? other.form : mine.form, context);
}

/**
 * The best `keep` counterparts that break nothing, and what would have stood among the best twenty but breaks something.
 * Equal to scoring every counterpart in full: texts are compared first (cheap), then pairs are scored from the most alike on,
 * until no remaining one can still get in. Ordered by score, ties by code.
 */
export function rankCounterparts(
  mine: Prepared,
  others: Iterable<Prepared>,
  context: PairContext,
  keep: number,
): { fitting: Ranked[]; near: Ranked[] } {
  const weights = context.weights ?? SHIPPED_WEIGHTS;
  const alike: { other: Prepared; cosine: number }[] = [];
  for (const other of others) {
    const cosine = cosineOf(mine.form, other.form, context.rarity);
    if (cosine > 0) alike.push({ other, cosine });
  }
  alike.sort((a, b) => b.cosine - a.cosine || (a.other.listing.code < b.other.listing.code ? -1 : 1));
  const wanted = Math.max(keep, NEAR_AMONG);
  const fitting: Ranked[] = [];
  const broken: Ranked[] = [];
  let bar = weights.shownFrom;
  for (const { other, cosine } of alike) {
    if (highestPossible(cosine, weights) < bar) break;
    const score = scoreWith(mine, other, context);
    if (score.points < bar) continue;
    if (!score.compatible) {
      broken.push({ other, score });
      continue;
    }
    fitting.push({ other, score });
    if (fitting.length >= wanted * 2) {
      fitting.sort(byScore).splice(wanted);
      bar = fitting.at(-1)?.score.points ?? bar;
    }
  }
  fitting.sort(byScore);
  return { fitting: fitting.slice(0, wanted), near: nearMisses(broken, fitting, byScore, weights) };
}
