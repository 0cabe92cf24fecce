import type { Corpus, TermVector } from "#lib/matching/model/corpus.ts";

/** What two texts have in common: `cosine` 0–1, and the shared terms with their share of it, largest first. */
export type Topic = { cosine: number; shared: { id: number; share: number; core: boolean }[] };

const K1 = 1.2;
const LENGTH = 0.5;

/** BM25's saturation: the third mention of a word adds less than the second, and a long text needs more of them. */
function impact(weight: number, length: number, average: number): number {
  return (weight * (K1 + 1)) / (weight + K1 * (1 - LENGTH + (LENGTH * length) / average));
}

function norm(vector: TermVector, corpus: Corpus): number {
  const { idf, averageLength, idfOfUnknown } = corpus;
  let sum = 0;
  for (let i = 0; i < vector.ids.length; i++) {
    const id = vector.ids[i] as number;
    const value =
      impact(vector.weights[i] as number, vector.length, averageLength) * (id < 0 ? idfOfUnknown : (idf[id] ?? idfOfUnknown));
    sum += value * value;
  }
  return Math.sqrt(sum);
}

/** Remembers norms for one state of the corpus; build a new one whenever the corpus has changed. */
export function createTopicMeasure(corpus: Corpus): (a: TermVector, b: TermVector) => Topic {
  const { idf, averageLength } = corpus;
  const norms = new WeakMap<TermVector, number>();
  const normOf = (vector: TermVector) => {
    let value = norms.get(vector);
    if (value === undefined) {
      value = norm(vector, corpus);
      norms.set(vector, value);
    }
    return value;
  };
  return (a, b) => {
    const shared: Topic["shared"] = [];
    let dot = 0;
    let i = 0;
    let j = 0;
    while (i < a.ids.length && j < b.ids.length) {
      const left = a.ids[i] as number;
      const right = b.ids[j] as number;
      if (left === right && left >= 0) {
        const weight = idf[left] ?? 0;
        const share =
          impact(a.weights[i] as number, a.length, averageLength) *
          impact(b.weights[j] as number, b.length, averageLength) *
          weight *
          weight;
        dot += share;
        shared.push({ id: left, share, core: a.core[i] === 1 && b.core[j] === 1 });
      }
      if (left <= right) i++;
      if (right <= left) j++;
    }
    const scale = normOf(a) * normOf(b);
    if (!scale) return { cosine: 0, shared: [] };
    for (const term of shared) term.share /= scale;
    // Sorted by share, then id: the same pair always names its terms in the same order.
    shared.sort((x, y) => y.share - x.share || x.id - y.id);
    return { cosine: dot / scale, shared };
  };
}
