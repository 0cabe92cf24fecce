import { VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import type { SearchQuestion } from "#lib/search/memory/question.ts";
import { amountOf, intOf, ROW } from "#lib/search/memory/rows.ts";
import type { Segment } from "#lib/search/memory/segment.ts";

/** Conditions that have no list of their own: place and amount. */
type Asked = {
  amountMaxWan: number;
  /** The same as the column has amounts. */
  rounded: number;
  /** Whole codes, and the first four digits of those that include their counties; null: anywhere. */
  places: { exact: ReadonlySet<number>; prefixes: ReadonlySet<number> } | null;
  reader: SearchQuestion["reader"];
};

function asked({ division, amountMaxWan = Number.POSITIVE_INFINITY, reader }: SearchQuestion): Asked | null {
  if (!division?.length && amountMaxWan === Number.POSITIVE_INFINITY) return null;
  const exact = new Set(division?.filter((code) => code % 100 !== 0));
  const prefixes = new Set(division?.filter((code) => code % 100 === 0).map((code) => code / 100));
  return { amountMaxWan, rounded: Math.fround(amountMaxWan), places: division?.length ? { exact, prefixes } : null, reader };
}

/** Rounding keeps the order: only where both round to the same are the amounts themselves read, which stand far apart. */
function isDearer(segment: Segment, doc: number, { amountMaxWan, rounded }: Asked): boolean {
  const amount = segment.lowAmount[doc] as number;
  return amount > rounded || (amount === rounded && amountOf(segment.rows, doc) > amountMaxWan);
}

function isElsewhere(segment: Segment, doc: number, { places, reader }: Asked): boolean {
  if (!places) return false;
  const code = segment.division[doc] as number;
  if (!places.exact.has(code) && !places.prefixes.has(Math.floor(code / 100))) return true;
  const hidden = segment.visibility[doc] === VISIBILITY_CODE.ANONYMOUS && !reader.everything;
  return hidden && (reader.organization === 0 || intOf(segment.rows, doc, ROW.organization) !== reader.organization);
}

/** Keep of the first `size` documents those that lie where the question asks and cost no more. Answers how many. */
export function keepInList(
  segment: Segment,
  question: SearchQuestion,
  docs: Uint32Array,
  scores: Float64Array,
  size: number,
): number {
  const wanted = asked(question);
  if (!wanted) return size;
  let kept = 0;
  for (let i = 0; i < size; i++) {
    const doc = docs[i] as number;
    if (isDearer(segment, doc, wanted) || isElsewhere(segment, doc, wanted)) continue;
    docs[kept] = doc;
    scores[kept] = scores[i] as number;
    kept++;
  }
  return kept;
}

/** The same for documents in a bitmap. */
export function keepInBits(segment: Segment, question: SearchQuestion, bits: Uint32Array): void {
  const wanted = asked(question);
  if (!wanted) return;
  for (let i = 0; i < bits.length; i++) {
    let kept = bits[i] as number;
    for (let rest = kept; rest !== 0; rest &= rest - 1) {
      const lowest = rest & -rest;
      const doc = i * 32 + 31 - Math.clz32(lowest);
      if (isDearer(segment, doc, wanted) || isElsewhere(segment, doc, wanted)) kept &= ~lowest;
    }
    bits[i] = kept;
  }
}
