import type { FormExclusion, FormQuantity, ScoringForm } from "#lib/matching/model/form.ts";
import { dimensionBit, type Measured } from "#lib/matching/score/bound.ts";
import type { ByteReader } from "#lib/search/memory/bytes.ts";

/** The first byte of a quantity: bound in three bits, better + 1 in two, how its numbers are written, whether it binds. */
export const KIND = { bound: 7, better: 3, short: 32, one: 64, binding: 128 } as const;

const EMPTY = new Int32Array(0);

function readList(from: ByteReader): Int32Array {
  const count = from.varint();
  return count === 0 ? EMPTY : from.numbers(count);
}

/** A quantity whose words are read when they are asked for: most pairs of quantities differ in dimension already. */
class QuantityView implements FormQuantity {
  readonly dimension: number;
  readonly bound: number;
  readonly binding: boolean;
  readonly better: number;
  readonly low: number;
  readonly high: number;
  readonly #bytes: Uint8Array;
  readonly #at: number;
  readonly #wordCount: number;
  readonly #pairCount: number;
  readonly #measureCount: number;
  #words: Int32Array | null = null;
  #pairs: Int32Array | null = null;
  #measures: Int32Array | null = null;

  constructor(from: ByteReader) {
    const kind = from.u8();
    this.bound = kind & KIND.bound;
    this.better = ((kind >>> KIND.better) & 3) - 1;
    this.binding = (kind & KIND.binding) !== 0;
    this.dimension = from.i32();
    const short = (kind & KIND.short) !== 0;
    this.low = short ? from.f32() : from.f64();
    this.high = kind & KIND.one ? this.low : short ? from.f32() : from.f64();
    this.#wordCount = from.u8();
    this.#pairCount = from.u8();
    this.#measureCount = from.u8();
    this.#bytes = from.bytes;
    this.#at = from.at;
    from.skip(4 * (this.#wordCount + this.#pairCount + this.#measureCount));
  }

  #list(behind: number, count: number): Int32Array {
    if (count === 0) return EMPTY;
    const bytes = this.#bytes;
    const list = new Int32Array(count);
    for (let i = 0, at = this.#at + 4 * behind; i < count; i++, at += 4)
      list[i] =
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24);
    return list;
  }

  get words(): Int32Array {
    this.#words ??= this.#list(0, this.#wordCount);
    return this.#words;
  }

  get pairs(): Int32Array {
    this.#pairs ??= this.#list(this.#wordCount, this.#pairCount);
    return this.#pairs;
  }

  get measures(): Int32Array {
    this.#measures ??= this.#list(this.#wordCount + this.#pairCount, this.#measureCount);
    return this.#measures;
  }
}

function readExclusion(from: ByteReader): FormExclusion {
  const flags = from.u8();
  const traits = from.u8();
  const regions = from.u8();
  const concepts = readList(from);
  const words: Int32Array[] = [];
  for (let left = from.varint(); left > 0 && from.isWhole; left--) words.push(readList(from));
  return {
    only: (flags & 1) !== 0,
    placeOnly: (flags & 2) !== 0,
    ...{ traits, regions, concepts, words },
  };
}

/** What a listing says in its text: measured statements, restrictions. */
export type Stated = Pick<ScoringForm, "quantities" | "exclusions">;

/** Read statements and restrictions, where they begin. @throws {RangeError} for bytes that are cut short */
export function readStated(from: ByteReader): Stated {
  const quantities: FormQuantity[] = [];
  for (let left = from.varint(); left > 0 && from.isWhole; left--) quantities.push(new QuantityView(from));
  const exclusions: FormExclusion[] = [];
  for (let left = from.varint(); left > 0 && from.isWhole; left--) exclusions.push(readExclusion(from));
  return { quantities, exclusions };
}

/** What stands behind the terms of a packed form: statements, restrictions, certificates. */
export type Tail = Stated & Pick<ScoringForm, "required" | "held">;

/** Read a tail, where it begins. @throws {RangeError} for bytes that are cut short */
export function readTail(from: ByteReader): Tail {
  return { ...readStated(from), required: readList(from), held: readList(from) };
}

const skipList = (from: ByteReader): void => from.skip(4 * from.varint());

/** Go over statements and restrictions as readStated does, making nothing of them: what is measured there. */
export function skipStated(from: ByteReader): Measured {
  let bits = 0;
  const count = from.varint();
  for (let left = count; left > 0 && from.isWhole; left--) {
    const kind = from.u8();
    bits |= dimensionBit(from.i32(), kind & KIND.bound);
    from.skip((kind & KIND.short ? 4 : 8) * (kind & KIND.one ? 1 : 2));
    from.skip(4 * (from.u8() + from.u8() + from.u8()));
  }
  for (let left = from.varint(); left > 0 && from.isWhole; left--) {
    from.skip(3);
    skipList(from);
    for (let words = from.varint(); words > 0 && from.isWhole; words--) skipList(from);
  }
  return { bits, count };
}
