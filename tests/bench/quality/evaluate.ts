// A ranking method held against the judgments of a collection, need by need.
import { ACCEPTABLE, type Judged, type Need } from "./collections.ts";
import { brokenByFields, HARD_CODES } from "./gate.ts";
import { before, f1, mean, ndcg, recall, reciprocalRank } from "./metrics.ts";

/** A method: the ids it answers with, best first; what it leaves out it does not show at all. */
export type Ranking = (id: string, candidates: ReadonlySet<string>) => readonly string[];
/** A method that may also say 暂无匹配. */
export type NoMatch = (id: string, candidates: ReadonlySet<string>) => boolean;

export const DEPTH = 10;
const RECALL_DEPTH = 50;
const TRAPS = ["REGION", "BUDGET", "DATE", "QUAL", "STALE", "SELF", "SIDE", "SPEC", "HOMO", "CHAIN", "NEG", "PART"] as const;
export type Trap = (typeof TRAPS)[number];

export type Tally = { right: number; all: number };
export type WrongPair = { need: string; code: Trap; good: string; bad: string; goodPlace: number; badPlace: number };
export type NeedResult = {
  id: string;
  industry: string;
  ndcg: number | null;
  mrr: number | null;
  recall: number | null;
  /** Judged offers with a hard code among the first ten. */
  hard: string[];
  /** Offers among the first ten that break a constraint by their fields, judged or not. */
  byFields: string[];
  paraphrases: Tally;
  pairs: { code: Trap; right: boolean; pair: WrongPair }[];
};

const isHard = (code: string | null | undefined) => (HARD_CODES as readonly string[]).includes(code ?? "");
const isTrap = (code: string | null): code is Trap => (TRAPS as readonly string[]).includes(code ?? "");

function evaluateNeed(judged: Judged, need: Need, ranking: readonly string[], today: string): NeedResult {
  const top = ranking.slice(0, DEPTH);
  const links = [...need.links.values()];
  const good = links.filter(({ grade }) => grade >= ACCEPTABLE).map(({ offerId }) => offerId);
  const paraphrases = links.filter(({ code }) => code === "PARA").map(({ offerId }) => offerId);
  const own = judged.listings.get(need.needId);
  const pairs = links.flatMap(({ offerId, code }) =>
    isTrap(code)
      ? good.map((one) => ({
          code,
          right: before(ranking, one, offerId),
          pair: {
            need: need.needId,
            code,
            good: one,
            bad: offerId,
            goodPlace: ranking.indexOf(one) + 1,
            badPlace: ranking.indexOf(offerId) + 1,
          },
        }))
      : [],
  );
  return {
    id: need.needId,
    industry: need.industry,
    ndcg: need.hasAnswer ? ndcg(ranking, need.grades, DEPTH) : null,
    mrr: need.hasAnswer ? reciprocalRank(ranking, need.grades, DEPTH, ACCEPTABLE) : null,
    recall: recall(ranking, need.grades, RECALL_DEPTH, ACCEPTABLE),
    hard: top.filter((id) => isHard(need.links.get(id)?.code)),
    byFields: top.filter((id) => {
      const other = judged.listings.get(id);
      return own !== undefined && other !== undefined && brokenByFields(own, other, today) !== null;
    }),
    paraphrases: { right: paraphrases.filter((id) => top.includes(id)).length, all: paraphrases.length },
    pairs,
  };
}

/** Need → offers for every need of the collection. */
export function evaluateNeeds(judged: Judged, rank: Ranking, today: string): NeedResult[] {
  const offers = new Set(judged.offers);
  return judged.needs.map((need) => evaluateNeed(judged, need, rank(need.needId, offers), today));
}

export type Summary = {
  ndcg: number;
  mrr: number;
  recall: number;
  hard: number;
  byFields: number;
  paraphrases: Tally;
  pairs: Record<Trap, Tally>;
};

/** Means and counts over needs. */
export function summarise(results: readonly NeedResult[]): Summary {
  const pairs = Object.fromEntries(
    TRAPS.map((code) => {
      const own = results.flatMap((result) => result.pairs).filter((pair) => pair.code === code);
      return [code, { right: own.filter(({ right }) => right).length, all: own.length }];
    }),
  ) as Record<Trap, Tally>;
  const sum = (of: (result: NeedResult) => number) => results.reduce((total, result) => total + of(result), 0);
  return {
    ndcg: mean(results.map((result) => result.ndcg)),
    mrr: mean(results.map((result) => result.mrr)),
    recall: mean(results.map((result) => result.recall)),
    hard: sum(({ hard }) => hard.length),
    byFields: sum(({ byFields }) => byFields.length),
    paraphrases: { right: sum((one) => one.paraphrases.right), all: sum((one) => one.paraphrases.all) },
    pairs,
  };
}

export type NoMatchCase = { need: string; without: boolean; said: boolean; truth: boolean };

/** The needs as they are, and the answered ones again without their acceptable offers. */
export function evaluateNoMatch(judged: Judged, says: NoMatch): { cases: NoMatchCase[]; score: ReturnType<typeof f1> } {
  const offers = new Set(judged.offers);
  const cases = judged.needs.flatMap((need): NoMatchCase[] => {
    const asIs = { need: need.needId, without: false, said: says(need.needId, offers), truth: !need.hasAnswer };
    if (!need.hasAnswer) return [asIs];
    const rest = new Set(judged.offers.filter((id) => (need.grades.get(id) ?? 0) < ACCEPTABLE));
    return [asIs, { need: need.needId, without: true, said: says(need.needId, rest), truth: true }];
  });
  return { cases, score: f1(cases) };
}

export type OfferResult = { id: string; ndcg: number | null; mrr: number };

/** Offer → needs, for every offer that answers one: among all demands of the collection. */
export function evaluateOffers(judged: Judged, rank: Ranking): OfferResult[] {
  const demands = new Set([...judged.listings.values()].filter(({ side }) => side === "DEMAND").map(({ id }) => id));
  const grades = new Map<string, Map<string, number>>();
  for (const { links } of judged.needs) {
    for (const { needId, offerId, grade } of links.values()) {
      const own = grades.get(offerId) ?? new Map<string, number>();
      grades.set(offerId, own.set(needId, grade));
    }
  }
  return [...grades]
    .filter(([, own]) => Math.max(...own.values()) >= ACCEPTABLE)
    .map(([id, own]) => {
      const ranking = rank(id, demands);
      return { id, ndcg: ndcg(ranking, own, DEPTH), mrr: reciprocalRank(ranking, own, DEPTH, ACCEPTABLE) };
    });
}
