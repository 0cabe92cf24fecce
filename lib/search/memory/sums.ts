import { SumsKernel } from "#lib/search/memory/sums-kernel.ts";
import { FIELDS, UNFIT, type Weighing, weighPlainly } from "#lib/search/memory/weighing.ts";

/** Bins of equal width over the sums. */
export const BIN_SHIFT = 4;
export const BINS = 65_536 >>> BIN_SHIFT;
/** Of long lists every so many sums tell how high a bar lies. */
const SAMPLED = 4;
const SAMPLED_FROM = 8_192;
/** Sides from so many documents on have their sums added up by the kernel: below it is not worth its pages of memory. */
export const KERNEL_FROM = 2_048;

/** Runs of postings, three numbers each: the first posting, where the run ends, what one posting of it adds. */
export type Runs = { numbers: Uint32Array; count: number };

/**
 * The sums of one question over the documents of one side. There are two of it, which give the same: plain arrays, and the kernel
 * for long sides.
 */
export interface Sums {
  /** Documents (numbers within the side) of all postings, run after run. */
  readonly docs: Uint16Array;
  /** What each document shares with the question; good until the next question. */
  readonly values: Uint16Array;
  /** Documents that were looked for last, and what weigh made of each. */
  readonly found: Uint16Array;
  readonly worths: Uint16Array;
  /** FIELDS numbers of each document. */
  readonly fields: Int32Array;
  /** Start anew and add up the runs whose part is at least this; answers how many postings were read. */
  add(runs: Runs, least: number): number;
  /** Count documents by the bins of their sums, every `step`-th of them. */
  countBins(bins: Uint32Array, step: number): void;
  /** Put the documents whose sum lies between these (both included) into `found` from a place on, ascending; answers how many. */
  collect(from: number, to: number, at: number): number;
  /** Weigh what stands in `found` from one place to another, as weighPlainly does; `counts` of each worth is added to. */
  weigh(weighing: Weighing, from: number, to: number, counts: Uint32Array): void;
  /**
   * Of the first `size` that stand in `found` keep, in order, those whose worth is `least` or more, or from UNFIT on `leastUnfit` or
   * more. Answers how many.
   */
  keep(size: number, least: number, leastUnfit: number): number;
}

/** Sums of all questions of a side whose postings are so many. */
export function sumsFor(documents: number, postings: number): Sums {
  return documents < KERNEL_FROM ? new TypedSums(documents, postings) : new SumsKernel(documents, postings);
}

/** The sums as plain arrays: what the kernel is measured against, and good enough for short lists. */
export class TypedSums implements Sums {
  readonly docs: Uint16Array;
  readonly values: Uint16Array;
  readonly found: Uint16Array;
  readonly worths: Uint16Array;
  readonly fields: Int32Array;

  constructor(documents: number, postings: number) {
    this.docs = new Uint16Array(postings);
    this.worths = new Uint16Array(documents);
    this.fields = new Int32Array(documents * FIELDS);
    this.values = new Uint16Array(documents);
    this.found = new Uint16Array(documents);
  }

  add({ numbers, count }: Runs, least: number): number {
    const { docs, values } = this;
    values.fill(0);
    let touched = 0;
    for (let i = 0; i < count * 3; i += 3) {
      const part = numbers[i + 2] as number;
      if (part < least) continue;
      const end = numbers[i + 1] as number;
      touched += end - (numbers[i] as number);
      for (let at = numbers[i] as number; at < end; at++) {
        const doc = docs[at] as number;
        values[doc] = (values[doc] as number) + part;
      }
    }
    return touched;
  }

  countBins(bins: Uint32Array, step: number): void {
    for (let doc = 0; doc < this.values.length; doc += step) {
      const bin = (this.values[doc] as number) >>> BIN_SHIFT;
      bins[bin] = (bins[bin] as number) + 1;
    }
  }

  collect(from: number, to: number, at: number): number {
    const { values, found } = this;
    let next = at;
    for (let doc = 0; doc < values.length; doc++) {
      const sum = values[doc] as number;
      if (sum >= from && sum <= to) found[next++] = doc;
    }
    return next - at;
  }

  weigh(weighing: Weighing, from: number, to: number, counts: Uint32Array): void {
    weighPlainly(weighing, { ...this, from, to }, counts);
  }

  keep(size: number, least: number, leastUnfit: number): number {
    const { found, worths } = this;
    let next = 0;
    for (let i = 0; i < size; i++) {
      const worth = worths[i] as number;
      if (worth >= (worth < UNFIT ? least : leastUnfit)) found[next++] = found[i] as number;
    }
    return next;
  }
}

/** The lowest bin of those that together hold so many, counted from the top; 0 when all do not. */
export function lowestBin(counts: Uint32Array, wanted: number): number {
  let enough = 0;
  for (let bin = counts.length - 1; bin > 0; bin--) {
    enough += counts[bin] as number;
    if (enough >= wanted) return bin;
  }
  return 0;
}

const bins = new Uint32Array(BINS);

/** The sums that about so many documents reach, one for each number; at least 1. */
export function barsOf(sums: Sums, wanted: readonly number[]): number[] {
  const step = sums.values.length >= SAMPLED_FROM ? SAMPLED : 1;
  bins.fill(0);
  sums.countBins(bins, step);
  return wanted.map((some) => Math.max(1, lowestBin(bins, some / step) << BIN_SHIFT));
}
