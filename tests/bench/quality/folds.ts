// One industry left out: each need is answered with weights and thresholds fitted to the needs of the other industries.
import { baselinesOf } from "./baselines.ts";
import type { Judged } from "./collections.ts";
import { evaluateNeeds, evaluateNoMatch, evaluateOffers, type Ranking, type Summary, summarise } from "./evaluate.ts";
import type { Fit } from "./fit.ts";
import { type f1, type Interval, mean, pairedInterval } from "./metrics.ts";
import type { Product } from "./product.ts";

export type FoldsReport = {
  name: string;
  summary: Summary;
  /** The same with the shipped weights. */
  shipped: Summary;
  byIndustry: Record<string, { gated: number; shipped: number; folds: number }>;
  /** nDCG@10 of the folds less that of the gated baseline and of the shipped weights. */
  beside: { gated: Interval; shipped: Interval };
  back: { ndcg: number; mrr: number; beside: Interval };
  noMatch: ReturnType<typeof f1> & { cases: number };
  weights: Record<string, Fit["weights"]>;
};

/** Measure all needs in one run, each with the weights of the fold that left its industry out. */
export function measureFolds(judged: Judged, product: Product, folds: ReadonlyMap<string, Fit>, today: string): FoldsReport {
  const industryOf = new Map<string, string>();
  for (const { needId, industry, links } of judged.needs) {
    industryOf.set(needId, industry);
    for (const offer of links.keys()) industryOf.set(offer, industry);
  }
  const weightsFor = (id: string) => folds.get(industryOf.get(id) ?? "")?.weights;
  const rank: Ranking = (id, among) => product.rank(id, among, weightsFor(id)).order.map((one) => one.id);
  const shippedRank: Ranking = (id, among) => product.rank(id, among).order.map((one) => one.id);
  const { gated: gatedRank } = baselinesOf(judged, today);
  const results = evaluateNeeds(judged, rank, today);
  const shipped = evaluateNeeds(judged, shippedRank, today);
  const gated = evaluateNeeds(judged, gatedRank, today);
  const back = evaluateOffers(judged, rank);
  const noMatch = evaluateNoMatch(judged, (id, among) => product.rank(id, among, weightsFor(id)).noMatch);
  const values = (of: typeof results) => of.map((one) => one.ndcg);
  const within = (of: typeof results, industry: string) => mean(values(of.filter((one) => one.industry === industry)));
  return {
    name: judged.name,
    summary: summarise(results),
    shipped: summarise(shipped),
    byIndustry: Object.fromEntries(
      [...folds.keys()].map((industry) => [
        industry,
        { gated: within(gated, industry), shipped: within(shipped, industry), folds: within(results, industry) },
      ]),
    ),
    beside: {
      gated: pairedInterval(values(results), values(gated)),
      shipped: pairedInterval(values(results), values(shipped)),
    },
    back: {
      ndcg: mean(back.map((one) => one.ndcg)),
      mrr: mean(back.map((one) => one.mrr)),
      beside: pairedInterval(
        back.map((one) => one.ndcg),
        evaluateOffers(judged, gatedRank).map((one) => one.ndcg),
      ),
    },
    noMatch: { ...noMatch.score, cases: noMatch.cases.length },
    weights: Object.fromEntries([...folds].map(([industry, { weights }]) => [industry, weights])),
  };
}
