import { impact, type Rarity } from "#lib/matching/model/rarity.ts";
import { type ForwardLists, tfAt } from "#lib/search/memory/forward.ts";
import { intOf, lengthOf, ROW, type Rows } from "#lib/search/memory/rows.ts";
import { type Sums, sumsFor } from "#lib/search/memory/sums.ts";

/** Steps of impact within one term's list, equal parts of its strongest. */
export const LEVELS = 8;

/**
 * Impact-ordered postings of one side: term `t` has the runs from `runs[t]` to `runs[t + 1]`, strongest first; run `r` is the
 * documents of `sums` from `ends[r - 1]` to `ends[r]`, all of level `levels[r]` (1 to LEVELS) of `peak[t]`.
 */
export type ImpactLists = { runs: Uint32Array; levels: Uint8Array; ends: Uint32Array; sums: Sums; peak: Float32Array };

/** What lists are made of: `numbers` are the terms of all postings, `hashes` those of the numbers. */
type Source = {
  forward: ForwardLists;
  numbers: Uint32Array;
  hashes: Int32Array;
  rows: Rows;
  numberInSide: Uint16Array;
  rarity: Rarity;
};

export type Impacts = {
  /** 1 / length of each document's weight vector, as `Rarity.scale` has it. */
  unit: Float64Array;
  sides: readonly [ImpactLists, ImpactLists];
};

/** The part each posting can add to a cosine: saturated frequency × rarity / length of the document's vector. */
function weigh({ forward, numbers, hashes, rows, rarity }: Source): { unit: Float64Array; weights: Float32Array } {
  const { start } = forward;
  const size = start.length - 1;
  const idf = Float64Array.from(hashes, (hash) => rarity.of(hash));
  const unit = new Float64Array(size);
  const weights = new Float32Array(numbers.length);
  let own = new Float64Array(1024);
  for (let doc = 0; doc < size; doc++) {
    const part = rarity.lengthPart(lengthOf(rows, doc));
    const from = start[doc] as number;
    const end = start[doc + 1] as number;
    if (end - from > own.length) own = new Float64Array((end - from) * 2);
    let sum = 0;
    for (let i = from; i < end; i++) {
      const weight = impact(tfAt(forward, i), part) * (idf[numbers[i] as number] as number);
      own[i - from] = weight;
      sum += weight * weight;
    }
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    unit[doc] = scale;
    for (let i = from; i < end; i++) weights[i] = (own[i - from] as number) * scale;
  }
  return { unit, weights };
}

/** Impact-ordered lists of both sides, by a counting sort over term and level. */
export function buildImpacts(source: Source): Impacts {
  const { unit, weights } = weigh(source);
  const buckets = new Uint32Array(weights.length);
  return { unit, sides: [listsOf(source, 0, weights, buckets), listsOf(source, 1, weights, buckets)] };
}

function listsOf(
  { forward, numbers, hashes, rows, numberInSide }: Source,
  side: number,
  weights: Float32Array,
  buckets: Uint32Array,
): ImpactLists {
  const { start } = forward;
  const size = start.length - 1;
  const terms = hashes.length;
  const peak = new Float32Array(terms);
  let documents = 0;
  for (let doc = 0; doc < size; doc++) {
    if ((intOf(rows, doc, ROW.codes) & 1) !== side) continue;
    documents++;
    for (let i = start[doc] as number; i < (start[doc + 1] as number); i++) {
      const term = numbers[i] as number;
      if ((weights[i] as number) > (peak[term] as number)) peak[term] = weights[i] as number;
    }
  }
  // Buckets by term, and within it from the strongest level down.
  const ends = new Uint32Array(terms * LEVELS + 1);
  for (let doc = 0; doc < size; doc++) {
    if ((intOf(rows, doc, ROW.codes) & 1) !== side) continue;
    for (let i = start[doc] as number; i < (start[doc + 1] as number); i++) {
      const term = numbers[i] as number;
      const level = Math.max(1, Math.round(((weights[i] as number) * LEVELS) / (peak[term] as number)));
      const bucket = term * LEVELS + (LEVELS - level);
      buckets[i] = bucket;
      ends[bucket + 1] = (ends[bucket + 1] as number) + 1;
    }
  }
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] as number) + (ends[i - 1] as number);
  const sums = sumsFor(documents, ends[ends.length - 1] as number);
  const next = ends.slice();
  for (let doc = 0; doc < size; doc++) {
    if ((intOf(rows, doc, ROW.codes) & 1) !== side) continue;
    const member = numberInSide[doc] as number;
    for (let i = start[doc] as number; i < (start[doc + 1] as number); i++) {
      const bucket = buckets[i] as number;
      sums.docs[next[bucket] as number] = member;
      next[bucket] = (next[bucket] as number) + 1;
    }
  }
  return compact(ends, terms, sums, peak);
}

/** Keep only the runs that have documents. */
function compact(ends: Uint32Array, terms: number, sums: Sums, peak: Float32Array): ImpactLists {
  let count = 0;
  for (let i = 0; i + 1 < ends.length; i++) if (ends[i] !== ends[i + 1]) count++;
  const runs = new Uint32Array(terms + 1);
  const levels = new Uint8Array(count);
  const runEnds = new Uint32Array(count);
  let run = 0;
  for (let term = 0; term < terms; term++) {
    runs[term] = run;
    for (let step = 0; step < LEVELS; step++) {
      const i = term * LEVELS + step;
      if (ends[i] === ends[i + 1]) continue;
      levels[run] = LEVELS - step;
      runEnds[run] = ends[i + 1] as number;
      run++;
    }
  }
  runs[terms] = run;
  return { runs, levels, ends: runEnds, sums, peak };
}
