import type { FormExclusion, ScoringForm } from "#lib/matching/model/form.ts";
import { dimensionBit, type Measured } from "#lib/matching/score/measured.ts";
import type { ByteReader } from "#lib/search/memory/bytes.ts";
import { KIND, Statements } from "#lib/search/memory/statements.ts";

const EMPTY = new Int32Array(0);

function readList(from: ByteReader): Int32Array {
  const count = from.varint();
  return count === 0 ? EMPTY : from.numbers(count);
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

/** Read restrictions, where they begin. @throws {RangeError} for bytes that are cut short */
export function readExclusions(from: ByteReader): FormExclusion[] {
  const exclusions: FormExclusion[] = [];
  for (let left = from.varint(); left > 0 && from.isWhole; left--) exclusions.push(readExclusion(from));
  return exclusions;
}

/** What stands behind the terms of a packed form: statements, restrictions, certificates. */
export type Tail = Pick<ScoringForm, "quantities" | "exclusions" | "required" | "held">;

/** Read a tail, where it begins. @throws {RangeError} for bytes that are cut short */
export function readTail(from: ByteReader): Tail {
  const quantities = new Statements(from.bytes).read(from);
  return { quantities, exclusions: readExclusions(from), required: readList(from), held: readList(from) };
}

const skipList = (from: ByteReader): void => from.skip(4 * from.varint());

/** Go over statements and restrictions, making nothing of them: what is measured there. */
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
