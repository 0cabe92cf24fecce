/** Fewest slots of a table. */
const SMALLEST = 64;
/** Slots a hash, at least: common terms are put in first and found at once, so a table may be rather full. */
const FULL = 1.25;

/** Slot of a hash before probing: its upper bits are folded in, FNV's lower ones are the better mixed. */
const slotOf = (hash: number, mask: number) => (hash ^ (hash >>> 15)) & mask;

/** Numbers hashes of terms 0, 1, 2 … in the order in which they come: an open-addressing table of numbers over their list. */
export class TermTable {
  /** Number plus one; 0 is an empty slot. */
  #slots: Uint32Array;
  #hashes: Int32Array;
  #mask: number;
  size = 0;

  constructor(expected = 0) {
    let slots = SMALLEST;
    while (slots < expected * FULL) slots *= 2;
    this.#slots = new Uint32Array(slots);
    this.#mask = slots - 1;
    this.#hashes = new Int32Array(Math.max(SMALLEST, expected));
  }

  /** The number of a hash, -1 when it has none. */
  find(hash: number): number {
    const [slots, hashes, mask] = [this.#slots, this.#hashes, this.#mask];
    for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number === 0) return -1;
      if (hashes[number - 1] === hash) return number - 1;
    }
  }

  /** The number of a hash, a new one when it has none. */
  intern(hash: number): number {
    const [slots, hashes, mask] = [this.#slots, this.#hashes, this.#mask];
    let slot = slotOf(hash, mask);
    for (let number = slots[slot] as number; number !== 0; number = slots[slot] as number) {
      if (hashes[number - 1] === hash) return number - 1;
      slot = (slot + 1) & mask;
    }
    if (this.size * FULL > mask) {
      this.#grow();
      return this.intern(hash);
    }
    if (this.size === hashes.length) {
      this.#hashes = new Int32Array(Math.max(SMALLEST, hashes.length * 2));
      this.#hashes.set(hashes);
    }
    this.#hashes[this.size] = hash;
    slots[slot] = ++this.size;
    return this.size - 1;
  }

  /**
   * Intern packed hashes, one after the other from `at` on; their numbers go into `into` from `to` on. For millions of hashes, of
   * which few are new: the table stays in registers.
   */
  internAll(packed: DataView, at: number, count: number, into: Uint32Array, to: number): void {
    let slots = this.#slots;
    let hashes = this.#hashes;
    let mask = this.#mask;
    for (let i = 0; i < count; i++) {
      const hash = packed.getInt32(at + 4 * i, true);
      let slot = slotOf(hash, mask);
      let number = slots[slot] as number;
      while (number !== 0 && hashes[number - 1] !== hash) {
        slot = (slot + 1) & mask;
        number = slots[slot] as number;
      }
      if (number === 0) {
        number = this.intern(hash) + 1;
        // It may have grown.
        slots = this.#slots;
        hashes = this.#hashes;
        mask = this.#mask;
      }
      into[to + i] = number - 1;
    }
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    this.#mask = this.#slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = slotOf(this.#hashes[number] as number, this.#mask);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = number + 1;
    }
  }

  /** All hashes by their number; the table goes on with this list. */
  hashes(): Int32Array {
    if (this.#hashes.length !== this.size) this.#hashes = this.#hashes.slice(0, this.size);
    return this.#hashes;
  }

  get bytes(): number {
    return this.#slots.byteLength + this.#hashes.byteLength;
  }
}
