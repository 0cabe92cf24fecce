import type { ScoringForm } from "#lib/matching/model/form.ts";

/** A list is never taken for smaller than this: in a list of three, every shared word would look rare or common by chance. */
const SMALLEST = 300;
/** Average length of a listing in mentions, where none is known. */
const USUAL_LENGTH = 120;
const K1 = 1.2;
const LENGTH = 0.5;

/** How many listings carry each term. Mutable, owned by whoever keeps the listings; scoring reads a snapshot of it. */
export class TermCounts {
  #counts = new Map<number, number>();
  #listings = 0;
  #length = 0;

  /** Count a listing in. */
  add(form: ScoringForm): void {
    this.#count(form, 1);
  }

  /** Count a listing out again. */
  remove(form: ScoringForm): void {
    this.#count(form, -1);
  }

  #count(form: ScoringForm, by: 1 | -1): void {
    for (const term of form.terms) {
      const count = (this.#counts.get(term) ?? 0) + by;
      if (count > 0) this.#counts.set(term, count);
      else this.#counts.delete(term);
    }
    this.#listings += by;
    this.#length += by * form.length;
  }

  get listings(): number {
    return this.#listings;
  }

  /** The rarity of terms as counted now. */
  snapshot(): Rarity {
    return new Rarity(this.#counts, this.#listings, this.#listings ? this.#length / this.#listings : USUAL_LENGTH);
  }
}

/** What the topic measure needs of one form under one rarity. */
export type Scale = { /** BM25's length part. */ length: number /** 1 / length of the weight vector. */; unit: number };

/** How many listings carry a term, for all terms there are. */
export type Counts = Iterable<readonly [term: number, listings: number]> & { readonly size: number };

/** A rarity as plain arrays: an open-addressing table of terms. */
export type RarityNumbers = { averageLength: number; unknown: number; keys: Int32Array; values: Float32Array };

/** Inverse document frequency by term (BM25's, never negative), fixed; one an index version, so that points are repeatable. */
export class Rarity {
  readonly averageLength: number;
  /** The rarity of a term that no listing has. */
  readonly unknown: number;
  #keys: Int32Array;
  #values: Float32Array;
  #mask: number;
  #scales = new WeakMap<ScoringForm, Scale>();

  constructor(counts: Counts, listings: number, averageLength: number) {
    const total = Math.max(SMALLEST, listings);
    this.averageLength = averageLength;
    this.unknown = Math.log(1 + (total + 0.5) / 0.5);
    let size = 16;
    while (size < counts.size * 2) size *= 2;
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#values = new Float32Array(size);
    for (const [term, count] of counts) {
      let slot = (term ^ (term >>> 15)) & this.#mask;
      while (this.#values[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = term;
      this.#values[slot] = Math.log(1 + (total - count + 0.5) / (count + 0.5)) || Number.EPSILON;
    }
  }

  /** All numbers of it, to be sent to another process. */
  get numbers(): RarityNumbers {
    return { averageLength: this.averageLength, unknown: this.unknown, keys: this.#keys, values: this.#values };
  }

  /** The same rarity from its numbers. */
  static from({ averageLength, unknown, keys, values }: RarityNumbers): Rarity {
    const rarity = new Rarity(new Map(), 0, averageLength);
    Object.assign(rarity, { unknown });
    [rarity.#keys, rarity.#values, rarity.#mask] = [keys, values, keys.length - 1];
    return rarity;
  }

  /** The rarity of an empty list. */
  static ofNothing(): Rarity {
    return new Rarity(new Map(), 0, USUAL_LENGTH);
  }

  of(term: number): number {
    let slot = (term ^ (term >>> 15)) & this.#mask;
    for (;;) {
      const value = this.#values[slot] as number;
      if (value === 0) return this.unknown;
      if (this.#keys[slot] === term) return value;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** BM25's length part of a listing of so many mentions. */
  lengthPart(mentions: number): number {
    return K1 * (1 - LENGTH + (LENGTH * mentions) / this.averageLength);
  }

  /** Constants of a form, computed once. */
  scale(form: ScoringForm): Scale {
    const known = form.scaleUnder?.(this) ?? this.#scales.get(form);
    if (known) return known;
    const length = this.lengthPart(form.length);
    let sum = 0;
    for (let i = 0; i < form.terms.length; i++) {
      const weight = impact(form.tf[i] as number, length) * this.of(form.terms[i] as number);
      sum += weight * weight;
    }
    const scale = { length, unit: sum > 0 ? 1 / Math.sqrt(sum) : 0 };
    this.#scales.set(form, scale);
    return scale;
  }
}

/** BM25's saturation: the third mention of a word adds less than the second, and a long text needs more of them. */
export function impact(eighths: number, length: number): number {
  const weight = eighths / 8;
  return (weight * (K1 + 1)) / (weight + length);
}
