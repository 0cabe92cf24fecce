// Collections of texts alone: the text part of the score beside BM25.
import type { ReadingTools } from "#lib/matching/model/prepared.ts";
import { textBaselinesOf } from "./baselines.ts";
import { orderOf } from "./bm25.ts";
import type { Texts } from "./collections.ts";
import { type Interval, mean, ndcg, pairedInterval, recall, reciprocalRank } from "./metrics.ts";
import { createTextMatcher } from "./product-texts.ts";

const METHODS = ["words", "pairs", "sum", "product"] as const;
type Figures = { ndcg: number; mrr: number; recall: number };
export type TextResult = {
  name: string;
  queries: number;
  documents: number;
  methods: Record<(typeof METHODS)[number], Figures>;
  /** nDCG@10 of the product less that of the strongest BM25. */
  difference: Interval & { beside: string };
};

/** nDCG@10, MRR@10 and recall@50 of each method over all queries. */
export function evaluateTexts(texts: Texts, tools: ReadingTools): TextResult {
  const { words, pairs, sum } = textBaselinesOf(texts);
  const product = createTextMatcher(texts.queries, texts.documents, tools);
  const rows: Record<(typeof METHODS)[number], { ndcg: number; mrr: number; recall: number | null }[]> = {
    words: [],
    pairs: [],
    sum: [],
    product: [],
  };
  for (const query of texts.queries) {
    const asked = `${query.title}\n${query.text}`;
    const pool = texts.judgedOnly ? new Set(query.grades.keys()) : null;
    const scores = { words: words(asked), pairs: pairs(asked), sum: sum(asked), product: product(query.id, pool) };
    for (const method of METHODS) {
      const order = orderOf(scores[method], (id) => pool === null || pool.has(id));
      // What shares no term is still one of the judged: it stands last, in the order of its id.
      const rest = pool === null ? [] : [...pool].filter((id) => !scores[method].has(id)).sort();
      const ranking = [...order, ...rest];
      rows[method].push({
        // A query with nothing relevant is lost by every method.
        ndcg: ndcg(ranking, query.grades, 10) ?? 0,
        mrr: reciprocalRank(ranking, query.grades, 10, texts.relevantFrom),
        recall: recall(ranking, query.grades, 50, texts.relevantFrom),
      });
    }
  }
  const figures = (method: (typeof METHODS)[number]): Figures => ({
    ndcg: mean(rows[method].map((row) => row.ndcg)),
    mrr: mean(rows[method].map((row) => row.mrr)),
    recall: mean(rows[method].map((row) => row.recall)),
  });
  const methods = { words: figures("words"), pairs: figures("pairs"), sum: figures("sum"), product: figures("product") };
  const beside = (["words", "pairs", "sum"] as const).reduce((best, one) =>
    methods[one].ndcg > methods[best].ndcg ? one : best,
  );
  const difference = pairedInterval(
    rows.product.map((row) => row.ndcg),
    rows[beside].map((row) => row.ndcg),
  );
  return {
    name: texts.name,
    queries: texts.queries.length,
    documents: texts.documents.size,
    methods,
    difference: { ...difference, beside },
  };
}
