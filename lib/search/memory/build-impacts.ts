import { impact, type Rarity } from "#lib/matching/model/rarity.ts";
import { type ForwardLists, tfAt } from "#lib/search/memory/forward.ts";
import { CODES, intOf, lengthOf, ROW, type Rows } from "#lib/search/memory/rows.ts";
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

/** What each posting can add to a cosine, and the strongest such part of every term, by side. */
type Weighed = { unit: Float64Array; weights: Float32Array; peaks: readonly [Float32Array, Float32Array] };

const sideOf = (rows: Rows, doc: number): 0 | 1 => ((intOf(rows, doc, ROW.codes) >>> CODES.side) & 1 ? 1 : 0);

/** The part each posting can add to a cosine: saturated frequency × rarity / length of the document's vector. */
function weigh({ forward, numbers, hashes, rows, rarity }: Source): Weighed {
  const { start } = forward;
  const size = start.length - 1;
  const idf = new Float64Array(hashes.length);
  for (let term = 0; term < hashes.length; term++) idf[term] = rarity.of(hashes[term] as number);
  const unit = new Float64Array(size);
  const weights = new Float32Array(numbers.length);
  const peaks = [new Float32Array(hashes.length), new Float32Array(hashes.length)] as const;
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
    const peak = peaks[sideOf(rows, doc)];
    for (let i = from; i < end; i++) {
      const weight = Math.fround((own[i - from] as number) * scale);
      weights[i] = weight;
      const term = numbers[i] as number;
      if (weight > (peak[term] as number)) peak[term] = weight;
    }
  }
  return { unit, weights, peaks };
}

/** Buckets stand by term, and within it from the strongest level down. `next[b]` counts documents, then tells where each goes. */
type Buckets = { buckets: Uint32Array; next: readonly [Uint32Array, Uint32Array] };

/** The bucket of each posting and, by side, where each bucket begins. Buckets take the place of the weights. */
function fillBuckets({ forward: { start }, numbers, hashes, rows }: Source, { weights, peaks }: Weighed): Buckets {
  const buckets = new Uint32Array(weights.buffer);
  const next = [new Uint32Array(hashes.length * LEVELS), new Uint32Array(hashes.length * LEVELS)] as const;
  for (let doc = 0; doc < start.length - 1; doc++) {
    const side = sideOf(rows, doc);
    const [peak, counts] = [peaks[side], next[side]];
    const end = start[doc + 1] as number;
    for (let i = start[doc] as number; i < end; i++) {
      const term = numbers[i] as number;
      const level = Math.max(1, (((weights[i] as number) * LEVELS) / (peak[term] as number) + 0.5) | 0);
      const bucket = term * LEVELS + (LEVELS - level);
      buckets[i] = bucket;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
  }
  for (const counts of next) {
    let sum = 0;
    for (let bucket = 0; bucket < counts.length; bucket++) {
      const count = counts[bucket] as number;
      counts[bucket] = sum;
      sum += count;
    }
  }
  return { buckets, next };
}

/** The documents of each side by bucket; `next` is then where each bucket ends. */
function sortDocs({ forward: { start }, rows, numberInSide }: Source, { buckets, next }: Buckets): [Sums, Sums] {
  const size = start.length - 1;
  const documents: [number, number] = [0, 0];
  const postings: [number, number] = [0, 0];
  for (let doc = 0; doc < size; doc++) {
    documents[sideOf(rows, doc)] += 1;
    postings[sideOf(rows, doc)] += (start[doc + 1] as number) - (start[doc] as number);
  }
  const sums: [Sums, Sums] = [sumsFor(documents[0], postings[0]), sumsFor(documents[1], postings[1])];
  for (let doc = 0; doc < size; doc++) {
    const side = sideOf(rows, doc);
    const { docs } = sums[side];
    const to = next[side];
    const member = numberInSide[doc] as number;
    const end = start[doc + 1] as number;
    for (let i = start[doc] as number; i < end; i++) {
      const bucket = buckets[i] as number;
      const at = to[bucket] as number;
      docs[at] = member;
      to[bucket] = at + 1;
    }
  }
  return sums;
}

/** Keep only the runs that have documents. */
function compact(ends: Uint32Array, sums: Sums, peak: Float32Array): ImpactLists {
  let count = 0;
  for (let i = 0, last = 0; i < ends.length; i++) {
    if (ends[i] !== last) count++;
    last = ends[i] as number;
  }
  const runs = new Uint32Array(peak.length + 1);
  const levels = new Uint8Array(count);
  const runEnds = new Uint32Array(count);
  let run = 0;
  let last = 0;
  for (let term = 0; term < peak.length; term++) {
    runs[term] = run;
    for (let step = 0; step < LEVELS; step++) {
      const end = ends[term * LEVELS + step] as number;
      if (end === last) continue;
      levels[run] = LEVELS - step;
      runEnds[run] = end;
      run++;
      last = end;
    }
  }
  runs[peak.length] = run;
  return { runs, levels, ends: runEnds, sums, peak };
}

/** Impact-ordered lists of both sides, by a counting sort over term and level. */
export function buildImpacts(source: Source): Impacts {
  const weighed = weigh(source);
  const buckets = fillBuckets(source, weighed);
  const sums = sortDocs(source, buckets);
  const [first, second] = buckets.next;
  return {
    unit: weighed.unit,
    sides: [compact(first, sums[0], weighed.peaks[0]), compact(second, sums[1], weighed.peaks[1])],
  };
}
