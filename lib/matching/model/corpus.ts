/**
 * The terms of one listing as numbers: `ids` ascending, `weights` beside them (fielded frequency), `core` 1 where the term
 * stands in title or keywords. A term the corpus has never seen has a negative id and equals nothing.
 */
export type TermVector = { ids: Int32Array; weights: Float32Array; core: Uint8Array; length: number };

/** A corpus is never taken for smaller than this: in a list of three, every shared word would look rare or common by chance. */
const SMALLEST = 300;

/**
 * What is known of all published listings together: the numbering of terms and how many listings carry each.
 * Mutable, owned by whoever keeps the listings; scoring only reads it.
 */
export class Corpus {
  #ids = new Map<string, number>();
  #names: string[] = [];
  #frequency: number[] = [];
  #idf: Float32Array | null = null;
  #listings = 0;
  #length = 0;

  /** Number the terms of a listing. `grow` false (a preview): unknown terms stay unknown, so that drafts cannot swell the corpus. */
  vector(terms: Iterable<{ term: string; weight: number; core: boolean }>, grow: boolean): TermVector {
    const rows: [id: number, weight: number, core: number][] = [];
    let length = 0;
    let unknown = 0;
    for (const { term, weight, core } of terms) {
      let id = this.#ids.get(term);
      if (id === undefined && grow) {
        id = this.#names.length;
        this.#ids.set(term, id);
        this.#names.push(term);
        this.#frequency.push(0);
      }
      rows.push([id ?? --unknown, weight, core ? 1 : 0]);
      length += weight;
    }
    rows.sort((a, b) => a[0] - b[0]);
    return {
      ids: Int32Array.from(rows, (row) => row[0]),
      weights: Float32Array.from(rows, (row) => row[1]),
      core: Uint8Array.from(rows, (row) => row[2]),
      length,
    };
  }

  /** Count a listing in. */
  add(vector: TermVector): void {
    this.#count(vector, 1);
  }

  /** Count a listing out again. */
  remove(vector: TermVector): void {
    this.#count(vector, -1);
  }

  #count(vector: TermVector, by: 1 | -1): void {
    for (const id of vector.ids) if (id >= 0) this.#frequency[id] = (this.#frequency[id] ?? 0) + by;
    this.#listings += by;
    this.#length += by * vector.length;
    this.#idf = null;
  }

  name(id: number): string {
    return this.#names[id] ?? "";
  }

  get listings(): number {
    return this.#listings;
  }

  get averageLength(): number {
    return this.#listings ? this.#length / this.#listings : 120;
  }

  /** Inverse document frequency by term id (BM25's, never negative), rebuilt at most once a change. */
  get idf(): Float32Array {
    if (!this.#idf) {
      const total = Math.max(SMALLEST, this.#listings);
      this.#idf = Float32Array.from(this.#frequency, (frequency) => Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)));
    }
    return this.#idf;
  }

  /** The weight of a term nobody else uses. */
  get idfOfUnknown(): number {
    return Math.log(1 + (Math.max(SMALLEST, this.#listings) + 0.5) / 0.5);
  }
}
