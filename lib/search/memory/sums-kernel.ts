import type { Runs, Sums } from "#lib/search/memory/sums.ts";
import { SUMS_WASM } from "#lib/search/memory/sums-wasm.ts";
import { AT, FIELDS, PLACES, UNFIT, type Weighing } from "#lib/search/memory/weighing.ts";

type Exports = {
  accumulate(docs: number, sums: number, runs: number, count: number, least: number): number;
  clear(at: number, bytes: number): void;
  count(sums: number, size: number, step: number, bins: number): void;
  collect(sums: number, size: number, from: number, to: number, out: number): number;
  weigh(
    found: number,
    stop: number,
    sums: number,
    fields: number,
    numbers: number,
    refuses: number,
    worths: number,
    counts: number,
    isDemand: number,
    dimensions: number,
    statements: number,
    certificates: number,
  ): void;
  keep(found: number, size: number, worths: number, least: number, leastUnfit: number): number;
};

const PAGE = 65_536;
/** Runs the kernel is given at a time. */
const RUNS = 2_048;
const BIN_BYTES = 4 * 4_096;
/** The kernel looks at eight sums of 16 bits at a time. */
const aligned = (bytes: number) => (bytes + 15) & ~15;

let compiled: WebAssembly.Module | null = null;

/** The sums of a long side, added up and looked through by a WebAssembly kernel: docs/adr/0027-sums-kernel.md. */
export class SumsKernel implements Sums {
  readonly docs: Uint16Array;
  readonly values: Uint16Array;
  readonly found: Uint16Array;
  readonly worths: Uint16Array;
  readonly fields: Int32Array;
  readonly #kernel: Exports;
  readonly #runs: Uint32Array;
  readonly #bins: Uint32Array;
  /** Tables of a weighing. */
  readonly #numbers: Float64Array;
  readonly #refuses: Uint8Array;
  readonly #counts: Uint32Array;

  constructor(documents: number, postings: number) {
    const sumsAt = aligned(postings * 2);
    const foundAt = sumsAt + aligned(documents * 2);
    const worthsAt = foundAt + aligned(documents * 2);
    const fieldsAt = worthsAt + aligned(documents * 2);
    const runsAt = fieldsAt + aligned(documents * FIELDS * 4);
    const binsAt = runsAt + RUNS * 12;
    const numbersAt = binsAt + BIN_BYTES;
    const refusesAt = numbersAt + AT.size * 8;
    const countsAt = refusesAt + PLACES;
    const pages = Math.ceil((countsAt + 2 * UNFIT * 4) / PAGE);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.docs = new Uint16Array(memory.buffer, 0, postings);
    this.values = new Uint16Array(memory.buffer, sumsAt, documents);
    this.found = new Uint16Array(memory.buffer, foundAt, documents);
    this.worths = new Uint16Array(memory.buffer, worthsAt, documents);
    this.fields = new Int32Array(memory.buffer, fieldsAt, documents * FIELDS);
    this.#numbers = new Float64Array(memory.buffer, numbersAt, AT.size);
    this.#refuses = new Uint8Array(memory.buffer, refusesAt, PLACES);
    this.#counts = new Uint32Array(memory.buffer, countsAt, 2 * UNFIT);
    this.#runs = new Uint32Array(memory.buffer, runsAt, RUNS * 3);
    this.#bins = new Uint32Array(memory.buffer, binsAt, BIN_BYTES / 4);
    compiled ??= new WebAssembly.Module(Buffer.from(SUMS_WASM, "base64"));
    this.#kernel = new WebAssembly.Instance(compiled, { env: { memory } }).exports as Exports;
  }

  add({ numbers, count }: Runs, least: number): number {
    this.#kernel.clear(this.values.byteOffset, this.values.byteLength);
    let touched = 0;
    for (let from = 0; from < count; from += RUNS) {
      const some = Math.min(RUNS, count - from);
      this.#runs.set(numbers.subarray(from * 3, (from + some) * 3));
      touched += this.#kernel.accumulate(0, this.values.byteOffset, this.#runs.byteOffset, some, least);
    }
    return touched;
  }

  countBins(bins: Uint32Array, step: number): void {
    this.#bins.fill(0);
    this.#kernel.count(this.values.byteOffset, this.values.length, step, this.#bins.byteOffset);
    bins.set(this.#bins);
  }

  collect(from: number, to: number, at: number): number {
    return this.#kernel.collect(this.values.byteOffset, this.values.length, from, to, this.found.byteOffset + at * 2);
  }

  weigh({ numbers, refuses, ...form }: Weighing, from: number, to: number, counts: Uint32Array): void {
    this.#numbers.set(numbers);
    this.#refuses.set(refuses);
    this.#counts.set(counts);
    const found = this.found.byteOffset;
    this.#kernel.weigh(
      found + from * 2,
      found + to * 2,
      this.values.byteOffset,
      this.fields.byteOffset,
      this.#numbers.byteOffset,
      this.#refuses.byteOffset,
      this.worths.byteOffset + from * 2,
      this.#counts.byteOffset,
      form.isDemand ? 1 : 0,
      form.dimensions,
      form.statements,
      form.certificates,
    );
    counts.set(this.#counts);
  }
  keep(size: number, least: number, leastUnfit: number): number {
    return this.#kernel.keep(this.found.byteOffset, size, this.worths.byteOffset, least, leastUnfit);
  }
}
