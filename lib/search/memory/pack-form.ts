import type { FormExclusion, FormQuantity, ScoringForm } from "#lib/matching/model/form.ts";
import { ByteReader, ByteWriter } from "#lib/search/memory/bytes.ts";

/**
 * First byte of every packed form. Raised whenever the layout or the meaning of a number changes: stored forms of another
 * version are not read, and `jjj rematch` writes them anew.
 */
export const FORM_VERSION = 2;

/** Where the head's numbers lie. Fixed places, so that an index fills its columns without making an object a listing. */
export const HEAD = {
  side: 1,
  form: 2,
  region: 3,
  targetRegions: 4,
  amountBasis: 5,
  cooperation: 6,
  terms: 8,
  orgTraits: 12,
  chain: 16,
  chainLink: 20,
  organization: 24,
  neededBy: 28,
  availableFrom: 32,
  validUntil: 36,
  confirmedOn: 40,
  amountMin: 44,
  amountMax: 52,
  length: 60,
  size: 68,
} as const;

const EMPTY = new Int32Array(0);

function writeList(out: ByteWriter, values: Int32Array): void {
  out.varint(values.length);
  out.numbers(values);
}

/** The first byte of a quantity: bound in three bits, better + 1 in two, how its numbers are written, whether it binds. */
const KIND = { bound: 7, better: 3, short: 32, one: 64, binding: 128 } as const;

function writeQuantity(out: ByteWriter, quantity: FormQuantity): void {
  const { low, high } = quantity;
  // Most numbers need half the room, and most are one number.
  const short = Object.is(Math.fround(low), low) && Object.is(Math.fround(high), high);
  const one = Object.is(low, high);
  const kind = quantity.bound | ((quantity.better + 1) << KIND.better) | (short ? KIND.short : 0) | (one ? KIND.one : 0);
  out.u8(kind | (quantity.binding ? KIND.binding : 0));
  out.i32(quantity.dimension);
  for (const value of one ? [low] : [low, high])
    if (short) out.f32(value);
    else out.f64(value);
  out.u8(quantity.words.length);
  out.u8(quantity.pairs.length);
  out.u8(quantity.measures.length);
  out.numbers(quantity.words);
  out.numbers(quantity.pairs);
  out.numbers(quantity.measures);
}

function writeExclusion(out: ByteWriter, exclusion: FormExclusion): void {
  out.u8((exclusion.only ? 1 : 0) | (exclusion.placeOnly ? 2 : 0) | (exclusion.traders ? 4 : 0));
  out.u8(exclusion.regions);
  writeList(out, exclusion.concepts);
  out.varint(exclusion.words.length);
  for (const words of exclusion.words) writeList(out, words);
}

/** A form as bytes: head, terms with their weights and places, then what not every listing has. */
export function packForm(form: ScoringForm): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  for (const value of [FORM_VERSION, form.side, form.form, form.region, form.targetRegions, form.amountBasis]) out.u8(value);
  out.u16(form.cooperation);
  out.i32(form.terms.length);
  for (const value of [form.orgTraits, form.chain, form.chainLink, form.organization]) out.i32(value);
  for (const value of [form.neededBy, form.availableFrom, form.validUntil, form.confirmedOn]) out.i32(value);
  for (const value of [form.amountMin, form.amountMax, form.length]) out.f64(value);
  out.numbers(form.terms);
  out.raw(form.tf);
  out.raw(form.place);
  writeTail(out, form);
  return out.done();
}

function writeTail(out: ByteWriter, form: ScoringForm): void {
  out.varint(form.quantities.length);
  for (const quantity of form.quantities) writeQuantity(out, quantity);
  out.varint(form.exclusions.length);
  for (const exclusion of form.exclusions) writeExclusion(out, exclusion);
  for (const list of [form.required, form.held]) writeList(out, list);
}

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
  readonly #counts: readonly [number, number, number];
  #lists: readonly [Int32Array, Int32Array, Int32Array] | null = null;

  constructor(from: ByteReader) {
    const kind = from.u8();
    this.bound = kind & KIND.bound;
    this.better = ((kind >>> KIND.better) & 3) - 1;
    this.binding = (kind & KIND.binding) !== 0;
    this.dimension = from.i32();
    const short = (kind & KIND.short) !== 0;
    this.low = short ? from.f32() : from.f64();
    this.high = kind & KIND.one ? this.low : short ? from.f32() : from.f64();
    this.#counts = [from.u8(), from.u8(), from.u8()];
    this.#bytes = from.bytes;
    this.#at = from.at;
    from.skip(4 * (this.#counts[0] + this.#counts[1] + this.#counts[2]));
  }

  #read() {
    if (!this.#lists) {
      const from = new ByteReader(this.#bytes, this.#at);
      const [words, pairs, measures] = this.#counts;
      this.#lists = [from.numbers(words), from.numbers(pairs), from.numbers(measures)];
    }
    return this.#lists;
  }

  get words(): Int32Array {
    return this.#counts[0] === 0 ? EMPTY : this.#read()[0];
  }

  get pairs(): Int32Array {
    return this.#counts[1] === 0 ? EMPTY : this.#read()[1];
  }

  get measures(): Int32Array {
    return this.#counts[2] === 0 ? EMPTY : this.#read()[2];
  }
}

function readExclusion(from: ByteReader): FormExclusion {
  const flags = from.u8();
  return {
    only: (flags & 1) !== 0,
    placeOnly: (flags & 2) !== 0,
    traders: (flags & 4) !== 0,
    regions: from.u8(),
    concepts: readList(from),
    words: Array.from({ length: from.varint() }, () => readList(from)),
  };
}

/** What stands behind the terms of a packed form: statements, restrictions, certificates. */
export type Tail = Pick<ScoringForm, "quantities" | "exclusions" | "required" | "held">;

/** Read the tail that begins at `at`. */
export function readTail(bytes: Uint8Array, at: number): Tail {
  const from = new ByteReader(bytes, at);
  const quantities: FormQuantity[] = [];
  for (let left = from.varint(); left > 0; left--) quantities.push(new QuantityView(from));
  const exclusions: FormExclusion[] = [];
  for (let left = from.varint(); left > 0; left--) exclusions.push(readExclusion(from));
  return { quantities, exclusions, required: readList(from), held: readList(from) };
}

/**
 * The form that `packForm` packed.
 *
 * @throws {RangeError} when the bytes are of another version or cut short.
 */
export function unpackForm(bytes: Uint8Array): ScoringForm {
  const from = new ByteReader(bytes);
  const version = from.u8();
  if (version !== FORM_VERSION) throw new RangeError(`packed form of version ${version}`);
  const [side, form, region, targetRegions, amountBasis] = [from.u8(), from.u8(), from.u8(), from.u8(), from.u8()];
  const cooperation = from.u16();
  const count = from.i32();
  const [orgTraits, chain, chainLink, organization] = [from.i32(), from.i32(), from.i32(), from.i32()];
  const [neededBy, availableFrom, validUntil, confirmedOn] = [from.i32(), from.i32(), from.i32(), from.i32()];
  const [amountMin, amountMax, length] = [from.f64(), from.f64(), from.f64()];
  const terms = from.numbers(count);
  const at = from.at;
  return {
    side,
    form,
    region,
    targetRegions,
    chain,
    chainLink,
    cooperation,
    organization,
    orgTraits,
    amountMin,
    amountMax,
    amountBasis,
    neededBy,
    availableFrom,
    validUntil,
    confirmedOn,
    terms,
    tf: bytes.slice(at, at + count),
    place: bytes.slice(at + count, at + 2 * count),
    length,
    ...readTail(bytes, at + 2 * count),
  };
}
