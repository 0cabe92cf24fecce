/**
 * The best so many of a stream of numbers with what they belong to: a heap with the least on top. Plain arrays: a few hundred
 * numbers that live for a moment cost less so than in buffers outside the heap.
 */
export class Best {
  readonly #values: number[] = [];
  readonly #items: number[] = [];
  readonly limit: number;
  size = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** What a value must exceed to be taken. */
  get bar(): number {
    return this.size < this.limit ? Number.NEGATIVE_INFINITY : (this.#values[0] ?? Number.POSITIVE_INFINITY);
  }

  add(value: number, item: number): void {
    if (this.size === this.limit) {
      if (value > this.bar) this.#sink(value, item);
      return;
    }
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#values[parent] as number) <= value) break;
      this.#values[at] = this.#values[parent] as number;
      this.#items[at] = this.#items[parent] as number;
      at = parent;
    }
    this.#values[at] = value;
    this.#items[at] = item;
  }

  #sink(value: number, item: number): void {
    const values = this.#values;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && (values[child + 1] as number) < (values[child] as number)) child++;
      if ((values[child] as number) >= value) break;
      values[at] = values[child] as number;
      this.#items[at] = this.#items[child] as number;
      at = child;
    }
    values[at] = value;
    this.#items[at] = item;
  }

  /** What was kept, in no order. */
  items(): readonly number[] {
    return this.#items.slice(0, this.size);
  }

  /** What was kept, the highest value first; nothing is kept afterwards. */
  drain(): { values: readonly number[]; items: readonly number[] } {
    const values: number[] = [];
    const items: number[] = [];
    while (this.size > 0) {
      values.push(this.#values[0] as number);
      items.push(this.#items[0] as number);
      this.size--;
      if (this.size > 0) this.#sink(this.#values[this.size] as number, this.#items[this.size] as number);
    }
    return { values: values.reverse(), items: items.reverse() };
  }
}
