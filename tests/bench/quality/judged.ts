// Everything measured on one collection of graded needs: the product beside the baselines, in one run.
import { BASELINES, type Baseline, baselinesOf } from "./baselines.ts";
import type { Judged } from "./collections.ts";
import {
  DEPTH,
  evaluateNeeds,
  evaluateNoMatch,
  evaluateOffers,
  type NeedResult,
  type NoMatchCase,
  type OfferResult,
  type Ranking,
  type Summary,
  summarise,
  type WrongPair,
} from "./evaluate.ts";
import { type f1, type Interval, mean, pairedInterval } from "./metrics.ts";
import type { Product, Quote } from "./product.ts";

export type Method = Baseline | "product";
export const METHODS: readonly Method[] = [...BASELINES, "product"];

export type JudgedReport = {
  name: string;
  needs: number;
  offers: number;
  methods: Record<Method, Summary>;
  byIndustry: Record<string, Record<Method, number>>;
  /** nDCG@10 of the product less each baseline's. */
  differences: Record<Baseline, Interval>;
  back: { methods: Record<Method, { ndcg: number; mrr: number }>; difference: Interval; offers: number };
  noMatch: ReturnType<typeof f1> & { wrong: NoMatchCase[]; cases: number };
  quotes: { all: number; found: number; lost: Quote[] };
  wrongPairs: WrongPair[];
  perNeed: { id: string; ndcg: number | null; gated: number | null; mrr: number | null }[];
};

function quotesOf(judged: Judged, product: Product): Quote[] {
  const offers = new Set(judged.offers);
  return judged.needs.flatMap(({ needId }) => {
    const { order, near } = product.rank(needId, offers);
    const told = [...order.slice(0, DEPTH).map(({ id }) => id), ...near.slice(0, 5)];
    return told.flatMap((id) => product.quotes(needId, id));
  });
}

/** Measure one collection. */
export function measureJudged(judged: Judged, product: Product, today: string): JudgedReport {
  const rankings: Record<Method, Ranking> = {
    ...baselinesOf(judged, today),
    product: (id, candidates) => product.rank(id, candidates).order.map((one) => one.id),
  };
  const results = Object.fromEntries(METHODS.map((method) => [method, evaluateNeeds(judged, rankings[method], today)])) as Record<
    Method,
    NeedResult[]
  >;
  const back = Object.fromEntries(METHODS.map((method) => [method, evaluateOffers(judged, rankings[method])])) as Record<
    Method,
    OfferResult[]
  >;
  const values = (method: Method, of: "ndcg" | "mrr" | "recall") => results[method].map((result) => result[of]);
  const noMatch = evaluateNoMatch(judged, (id, candidates) => product.rank(id, candidates).noMatch);
  const quotes = quotesOf(judged, product);
  const industries = [...new Set(judged.needs.map(({ industry }) => industry))];
  const over = <Value>(of: (method: Method) => Value) =>
    Object.fromEntries(METHODS.map((method) => [method, of(method)])) as Record<Method, Value>;
  return {
    name: judged.name,
    needs: judged.needs.length,
    offers: judged.offers.length,
    methods: over((method) => summarise(results[method])),
    byIndustry: Object.fromEntries(
      industries.map((industry) => [
        industry,
        over((method) => mean(results[method].filter((one) => one.industry === industry).map((one) => one.ndcg))),
      ]),
    ),
    differences: Object.fromEntries(
      BASELINES.map((baseline) => [baseline, pairedInterval(values("product", "ndcg"), values(baseline, "ndcg"))]),
    ) as Record<Baseline, Interval>,
    back: {
      offers: back.product.length,
      methods: over((method) => ({
        ndcg: mean(back[method].map((one) => one.ndcg)),
        mrr: mean(back[method].map((one) => one.mrr)),
      })),
      difference: pairedInterval(
        back.product.map((one) => one.ndcg),
        back.gated.map((one) => one.ndcg),
      ),
    },
    noMatch: {
      ...noMatch.score,
      cases: noMatch.cases.length,
      wrong: noMatch.cases.filter(({ said, truth }) => said !== truth),
    },
    quotes: {
      all: quotes.length,
      found: quotes.filter(({ isFound }) => isFound).length,
      lost: quotes.filter((one) => !one.isFound),
    },
    wrongPairs: results.product.flatMap(({ pairs }) => pairs.filter(({ right }) => !right).map(({ pair }) => pair)),
    perNeed: results.product.map((one, i) => ({
      id: one.id,
      ndcg: one.ndcg,
      gated: results.gated[i]?.ndcg ?? null,
      mrr: one.mrr,
    })),
  };
}
