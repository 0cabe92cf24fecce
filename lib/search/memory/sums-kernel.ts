import type { Runs, Sums } from "#lib/search/memory/sums.ts";
import { SUMS_WASM } from "#lib/search/memory/sums-wasm.ts";

type Exports = {
  accumulate(docs: number, sums: number, runs: number, count: number, least: number): number;
  clear(at: number, bytes: number): void;
  count(sums: number, size: number, step: number, bins: number): void;
  collect(sums: number, size: number, from: number, to: number, out: number): number;
};

const PAGE = 65_536;
/** Runs the kernel is given at a time. */
const RUNS = 4_096;
const BIN_BYTES = 4 * 4_096;
/** The kernel looks at eight sums of 16 bits at a time. */
const aligned = (bytes: number) => (bytes + 15) & ~15;

let compiled: WebAssembly.Module | null = null;

/** The sums of a long side, added up and looked through by a WebAssembly kernel: docs/adr/0027-sums-kernel.md. */
export class SumsKernel implements Sums {
  readonly docs: Uint16Array;
  readonly values: Uint16Array;
  readonly found: Uint16Array;
  readonly #kernel: Exports;
  readonly #runs: Uint32Array;
  readonly #bins: Uint32Array;

  constructor(documents: number, postings: number) {
    const sumsAt = aligned(postings * 2);
    const foundAt = sumsAt + aligned(documents * 2);
    const runsAt = foundAt + aligned(documents * 2);
    const binsAt = runsAt + RUNS * 12;
    const pages = Math.ceil((binsAt + BIN_BYTES) / PAGE);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.docs = new Uint16Array(memory.buffer, 0, postings);
    this.values = new Uint16Array(memory.buffer, sumsAt, documents);
    this.found = new Uint16Array(memory.buffer, foundAt, documents);
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
}
