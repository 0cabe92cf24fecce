/** Numbers that repeat for a seed (mulberry32): from 0 to 1, 1 left out. */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Choices that repeat for a seed. */
export class Draw {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = numbersOf(seed);
  }

  /** From 0 to 1, 1 left out. */
  share(): number {
    return this.#next();
  }

  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1));
  }

  /** @throws {Error} for an empty list */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("nothing to choose from");
    return list[Math.floor(this.#next() * list.length)] as T;
  }

  /** As words and wares are met: the first of a list often, the last seldom. `steepness` 1 is even. */
  often<T>(list: readonly T[], steepness = 1.8): T {
    if (list.length === 0) throw new Error("nothing to choose from");
    return list[Math.min(list.length - 1, Math.floor(list.length * this.#next() ** steepness))] as T;
  }

  /** Up to `count` different ones, in the order drawn. */
  some<T>(list: readonly T[], count: number): T[] {
    const drawn = new Set<T>();
    for (let i = 0; i < count * 3 && drawn.size < Math.min(count, list.length); i++) drawn.add(this.pick(list));
    return [...drawn];
  }
}
