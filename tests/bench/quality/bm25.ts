// The method every search engine starts from, as a yardstick: BM25 (k1 1.2, b 0.75, k3 8) on plain jieba search words or on
// pairs of characters. Nothing of the product's own reading of texts is used here.
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

const K1 = 1.2;
const B = 0.75;
const K3 = 8;

const folded = (text: string) => text.normalize("NFKC").toLowerCase();

// Runs of Latin letters and digits stay whole in both: model numbers cut to pairs made every baseline weaker.
const RUN = /\p{Script=Han}+|[\p{L}\p{N}]+(?:\.\p{N}+)?/gu;
const runs = (text: string) =>
  (folded(text).match(RUN) ?? []).flatMap((run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []);
const isChinese = (run: string) => /^\p{Script=Han}/u.test(run);

let jieba: Jieba | undefined;

/** Words of jieba's search mode with two or more characters, and whole runs of letters and digits. */
export function searchWords(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  const segmenter = jieba;
  return runs(text).flatMap((run) =>
    isChinese(run) ? segmenter.cutForSearch(run, true).filter((word) => word.length >= 2) : [run],
  );
}

/** Neighbouring Chinese characters, and whole runs of letters and digits. */
export function bigrams(text: string): string[] {
  return runs(text).flatMap((run) => {
    const characters = [...run];
    if (!isChinese(run) || characters.length === 1) return [run];
    return characters.slice(0, -1).map((character, i) => character + characters[i + 1]);
  });
}

export type Scores = ReadonlyMap<string, number>;

/** A collection ready to be asked: documents with a score above 0. */
export type Bm25 = (query: string) => Map<string, number>;

/** Build the inverted lists of a collection. */
export function createBm25(documents: ReadonlyMap<string, string>, cut: (text: string) => string[]): Bm25 {
  const ids = [...documents.keys()];
  const lengths: number[] = [];
  const postings = new Map<string, { document: number; count: number }[]>();
  ids.forEach((id, document) => {
    const terms = cut(documents.get(id) ?? "");
    lengths.push(terms.length);
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const list = postings.get(term);
      if (list) list.push({ document, count });
      else postings.set(term, [{ document, count }]);
    }
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return (query) => {
    const counts = new Map<string, number>();
    for (const term of cut(query)) counts.set(term, (counts.get(term) ?? 0) + 1);
    const sums = new Map<number, number>();
    for (const [term, asked] of counts) {
      const list = postings.get(term) ?? [];
      const idf = Math.log(1 + (ids.length - list.length + 0.5) / (list.length + 0.5));
      const weight = (idf * ((K3 + 1) * asked)) / (K3 + asked);
      for (const { document, count } of list) {
        const share = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[document] ?? 0)) / average));
        sums.set(document, (sums.get(document) ?? 0) + weight * share);
      }
    }
    return new Map([...sums].map(([document, sum]) => [ids[document] ?? "", sum]));
  };
}

/** Each set of scores scaled to a largest of 1, then added. */
export function normalisedSum(...all: readonly Scores[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const scores of all) {
    let largest = 0;
    for (const score of scores.values()) largest = Math.max(largest, score);
    if (largest > 0) for (const [id, score] of scores) sum.set(id, (sum.get(id) ?? 0) + score / largest);
  }
  return sum;
}

/** Best first, ties by id; only candidates. */
export function orderOf(scores: Scores, isCandidate: (id: string) => boolean): string[] {
  return [...scores]
    .filter(([id, score]) => score > 0 && isCandidate(id))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([id]) => id);
}
