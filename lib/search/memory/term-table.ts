/** Fewest slots of a table. */
const SMALLEST = 64;

/** Slot of a hash before probing: its upper bits are folded in, FNV's lower ones are the better mixed. */
const slotOf = (hash: number, mask: number) => (hash ^ (hash >>> 15)) & mask;

/** Numbers hashes of terms 0, 1, 2 … in the order in which they come: an open-addressing table, 8 bytes a slot. */
export class TermTable {
  #keys: Int32Array;
  /** Number plus one; 0 is an empty slot. */
  #numbers: Uint32Array;
  #mask: number;
  size = 0;

  constructor(expected = 0) {
    let slots = SMALLEST;
    while (slots < expected * 1.5) slots *= 2;
    this.#keys = new Int32Array(slots);
    this.#numbers = new Uint32Array(slots);
    this.#mask = slots - 1;
  }

  /** The number of a hash, -1 when it has none. */
  find(hash: number): number {
    for (let slot = slotOf(hash, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const number = this.#numbers[slot] as number;
      if (number === 0) return -1;
      if (this.#keys[slot] === hash) return number - 1;
    }
  }

  /** The number of a hash, a new one when it has none. */
  intern(hash: number): number {
    for (let slot = slotOf(hash, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const number = this.#numbers[slot] as number;
      if (number !== 0) {
        if (this.#keys[slot] === hash) return number - 1;
        continue;
      }
      if (this.size * 1.4 > this.#mask) {
        this.#grow();
        return this.intern(hash);
      }
      this.#keys[slot] = hash;
      this.#numbers[slot] = ++this.size;
      return this.size - 1;
    }
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#mask = keys.length * 2 - 1;
    this.#keys = new Int32Array(keys.length * 2);
    this.#numbers = new Uint32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      const number = numbers[i] as number;
      if (number === 0) continue;
      let slot = slotOf(keys[i] as number, this.#mask);
      while (this.#numbers[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = keys[i] as number;
      this.#numbers[slot] = number;
    }
  }

  /** All hashes by their number. */
  hashes(): Int32Array {
    const all = new Int32Array(this.size);
    for (let i = 0; i < this.#keys.length; i++) {
      const number = this.#numbers[i] as number;
      if (number !== 0) all[number - 1] = this.#keys[i] as number;
    }
    return all;
  }

  get bytes(): number {
    return this.#keys.byteLength + this.#numbers.byteLength;
  }
}
