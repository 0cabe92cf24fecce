import { impact, type Rarity } from "#lib/matching/model/rarity.ts";
import type { PlainLists } from "#lib/search/memory/build-segment.ts";
import type { FormColumns, ImpactLists } from "#lib/search/memory/segment.ts";
import type { TermTable } from "#lib/search/memory/term-table.ts";

/** Steps of impact within one term's list, equal parts of its strongest. */
export const LEVELS = 8;

type Source = {
  forward: PlainLists;
  columns: FormColumns;
  numberInSide: Uint16Array;
  table: TermTable;
  unit: Float64Array;
  rarity: Rarity;
};

/** The part a posting can add to a cosine: saturated frequency × rarity / length of the document's vector. */
function weightsOf({ forward, columns, unit, rarity }: Source): Float32Array {
  const { start, terms, tf } = forward;
  const weights = new Float32Array(terms.length);
  for (let doc = 0; doc < unit.length; doc++) {
    const part = rarity.lengthPart(columns.length[doc] as number);
    const scale = unit[doc] as number;
    for (let i = start[doc] as number; i < (start[doc + 1] as number); i++)
      weights[i] = impact(tf[i] as number, part) * rarity.of(terms[i] as number) * scale;
  }
  return weights;
}

/** Impact-ordered lists of both sides, by a counting sort over side, term and level. */
export function buildImpacts(source: Source): readonly [ImpactLists, ImpactLists] {
  const { forward, table } = source;
  const weights = weightsOf(source);
  const numbers = new Uint32Array(forward.terms.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = table.intern(forward.terms[i] as number);
  return [listsOf(source, 0, numbers, weights), listsOf(source, 1, numbers, weights)];
}

function listsOf(
  { forward, columns, numberInSide, table }: Source,
  side: number,
  numbers: Uint32Array,
  weights: Float32Array,
): ImpactLists {
  const { start } = forward;
  const terms = table.size;
  const peak = new Float32Array(terms);
  const eachPosting = (visit: (at: number, doc: number) => void) => {
    for (let doc = 0; doc + 1 < start.length; doc++) {
      if (columns.side[doc] !== side) continue;
      for (let i = start[doc] as number; i < (start[doc + 1] as number); i++) visit(i, doc);
    }
  };
  eachPosting((i) => {
    const term = numbers[i] as number;
    if ((weights[i] as number) > (peak[term] as number)) peak[term] = weights[i] as number;
  });
  const bucket = (i: number): number => {
    const term = numbers[i] as number;
    const level = Math.max(1, Math.round(((weights[i] as number) * LEVELS) / (peak[term] as number)));
    return term * LEVELS + (LEVELS - level);
  };
  const ends = new Uint32Array(terms * LEVELS + 1);
  eachPosting((i) => {
    const at = bucket(i) + 1;
    ends[at] = (ends[at] as number) + 1;
  });
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] as number) + (ends[i - 1] as number);
  const docs = new Uint16Array(ends[ends.length - 1] as number);
  const next = ends.slice();
  eachPosting((i, doc) => {
    const at = bucket(i);
    docs[next[at] as number] = numberInSide[doc] as number;
    next[at] = (next[at] as number) + 1;
  });
  return compact(ends, terms, docs, peak);
}

/** Keep only the runs that have documents. */
function compact(ends: Uint32Array, terms: number, docs: Uint16Array, peak: Float32Array): ImpactLists {
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
  return { runs, levels, ends: runEnds, docs, peak };
}
