import type { MatchListing } from "#lib/matching/model/listing.ts";
import { bigrams, createBm25, normalisedSum, orderOf, searchWords } from "./bm25.ts";
import type { Judged, Texts } from "./collections.ts";
import type { Ranking } from "./evaluate.ts";
import { brokenByFields } from "./gate.ts";

export const BASELINES = ["words", "pairs", "sum", "gated"] as const;
export type Baseline = (typeof BASELINES)[number];

const fullText = (listing: MatchListing) => [listing.title, listing.summary, listing.description, ...listing.keywords].join("\n");

/** BM25 on words, on pairs of characters, their sum, and the sum behind the hard constraints, asked with the whole listing. */
export function baselinesOf(judged: Judged, today: string): Record<Baseline, Ranking> {
  const texts = new Map([...judged.listings.values()].map((listing) => [listing.id, fullText(listing)]));
  // Both directions ask the listings of the other list: needs among needs would only shift the rarity of words.
  const isNeed = new Set(judged.needs.map(({ needId }) => needId));
  const lists = [judged.offers, [...isNeed, ...judged.offers.filter((id) => judged.listings.get(id)?.side === "DEMAND")]];
  const [offers, demands] = lists.map((ids) => {
    const documents = new Map(ids.map((id) => [id, texts.get(id) ?? ""]));
    return { words: createBm25(documents, searchWords), pairs: createBm25(documents, bigrams) };
  });
  const scores = (id: string) => {
    const asked = texts.get(id) ?? "";
    const list = isNeed.has(id) ? offers : demands;
    return { words: list?.words(asked) ?? new Map(), pairs: list?.pairs(asked) ?? new Map() };
  };
  const fits = (id: string, other: string) => {
    const [one, two] = [judged.listings.get(id), judged.listings.get(other)];
    return one !== undefined && two !== undefined && brokenByFields(one, two, today) === null;
  };
  const sum = (id: string) => {
    const { words, pairs } = scores(id);
    return normalisedSum(words, pairs);
  };
  return {
    words: (id, among) => orderOf(scores(id).words, (one) => one !== id && among.has(one)),
    pairs: (id, among) => orderOf(scores(id).pairs, (one) => one !== id && among.has(one)),
    sum: (id, among) => orderOf(sum(id), (one) => one !== id && among.has(one)),
    gated: (id, among) => orderOf(sum(id), (one) => among.has(one) && fits(id, one)),
  };
}

/** The three text methods for a collection of texts. */
export function textBaselinesOf(texts: Texts) {
  const words = createBm25(texts.documents, searchWords);
  const pairs = createBm25(texts.documents, bigrams);
  return {
    words,
    pairs,
    sum: (query: string) => normalisedSum(words(query), pairs(query)),
  };
}
