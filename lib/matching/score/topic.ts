import type { Corpus, TermVector } from "#lib/matching/model/corpus.ts";

/** What two texts have in common: `cosine` 0–1, and the shared terms with their share of it, largest first. */
export type Topic = { cosine: number; shared: { id: number; share: number; core: boolean }[] };

const K1 = 1.2;
const LENGTH = 0.5;

/** BM25's saturation: the third mention of a word adds less than the second, and a long text needs more of them. */
function impact(weight: number, length: number, average: number): number {
  return (weight * (K1 + 1)) / (weight + K1 * (1 - LENGTH + (LENGTH * length) / average));
}

/** Compares texts against one state of the corpus; make a new one whenever the corpus has changed. */
export type TopicMeasure = {
  /** The similarity alone, for looking through many. */
  cosine: (a: TermVector, b: TermVector) => number;
  /** The similarity with the terms it rests on. */
  topic: (a: TermVector, b: TermVector) => Topic;
};

/** Weights of one vector scaled to length 1, so that a similarity is a plain sum of products. */
function unitWeights(vector: TermVector, corpus: Corpus): Float32Array {
  const { idf, averageLength, idfOfUnknown } = corpus;
  const unit = new Float32Array(vector.ids.length);
  let sum = 0;
  for (let i = 0; i < unit.length; i++) {
    const id = vector.ids[i] ?? -1;
    const rarity = id < 0 ? idfOfUnknown : (idf[id] ?? idfOfUnknown);
    const value = impact(vector.weights[i] ?? 0, vector.length, averageLength) * rarity;
    unit[i] = value;
    sum += value * value;
  }
  const norm = Math.sqrt(sum) || 1;
  for (let i = 0; i < unit.length; i++) unit[i] = (unit[i] ?? 0) / norm;
  return unit;
}

/** Unit weights are computed once a vector and remembered as long as the measure lives. */
export function createTopicMeasure(corpus: Corpus): TopicMeasure {
  const units = new WeakMap<TermVector, Float32Array>();
  const unitOf = (vector: TermVector): Float32Array => {
    let unit = units.get(vector);
    if (!unit) {
      unit = unitWeights(vector, corpus);
      units.set(vector, unit);
    }
    return unit;
  };
  const walk = (a: TermVector, b: TermVector, meet: ((id: number, share: number, core: boolean) => void) | null): number => {
    const left = unitOf(a);
    const right = unitOf(b);
    let sum = 0;
    let i = 0;
    let j = 0;
    while (i < left.length && j < right.length) {
      const x = a.ids[i] ?? 0;
      const y = b.ids[j] ?? 0;
      if (x === y) {
        // Unknown terms have negative ids of their own vector only: equal ones mean nothing.
        if (x >= 0) {
          const share = (left[i] ?? 0) * (right[j] ?? 0);
          sum += share;
          meet?.(x, share, a.core[i] === 1 && b.core[j] === 1);
        }
        i++;
        j++;
      } else if (x < y) i++;
      else j++;
    }
    return sum;
  };
  return {
    cosine: (a, b) => walk(a, b, null),
    topic: (a, b) => {
      const shared: Topic["shared"] = [];
      const cosine = walk(a, b, (id, share, core) => shared.push({ id, share, core }));
      // Sorted by share, then id: the same pair always names its terms in the same order.
      shared.sort((x, y) => y.share - x.share || x.id - y.id);
      return { cosine, shared };
    },
  };
}
