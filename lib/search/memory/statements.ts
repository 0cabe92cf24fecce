import type { FormQuantity } from "#lib/matching/model/form.ts";
import type { ByteReader } from "#lib/search/memory/bytes.ts";

/** The first byte of a statement: bound in three bits, better + 1 in two, how its numbers are written, whether it binds. */
export const KIND = { bound: 7, better: 3, short: 32, one: 64, binding: 128 } as const;

const NONE = new Int32Array(0);

/** A measured statement in packed bytes. Its words are read when they are asked for: most pairs differ in dimension already. */
class StatementView implements FormQuantity {
  dimension = 0;
  bound = 0;
  binding = false;
  better = 0;
  low = 0;
  high = 0;
  #bytes: DataView;
  /** Where its words begin, and how many of each kind there are. */
  #at = 0;
  #wordCount = 0;
  #pairCount = 0;
  #measureCount = 0;
  /** Arrays by length: a match reads some thousand lists, and making as many arrays took longer than reading. */
  readonly #wordRooms: Int32Array[] = [];
  readonly #pairRooms: Int32Array[] = [];
  readonly #measureRooms: Int32Array[] = [];
  #words: Int32Array | null = null;
  #pairs: Int32Array | null = null;
  #measures: Int32Array | null = null;

  constructor(bytes: DataView) {
    this.#bytes = bytes;
  }

  /** Turn to the statement that begins there. Answers where the next one does. */
  moveTo(from: number): number {
    const bytes = this.#bytes;
    const kind = bytes.getUint8(from);
    this.bound = kind & KIND.bound;
    this.better = ((kind >>> KIND.better) & 3) - 1;
    this.binding = (kind & KIND.binding) !== 0;
    this.dimension = bytes.getInt32(from + 1, true);
    let at = from + 5;
    const width = kind & KIND.short ? 4 : 8;
    this.low = width === 4 ? bytes.getFloat32(at, true) : bytes.getFloat64(at, true);
    if ((kind & KIND.one) === 0) at += width;
    this.high = width === 4 ? bytes.getFloat32(at, true) : bytes.getFloat64(at, true);
    at += width;
    this.#wordCount = bytes.getUint8(at);
    this.#pairCount = bytes.getUint8(at + 1);
    this.#measureCount = bytes.getUint8(at + 2);
    this.#at = at + 3;
    this.#words = null;
    this.#pairs = null;
    this.#measures = null;
    return this.#at + 4 * (this.#wordCount + this.#pairCount + this.#measureCount);
  }

  /** A list of its numbers, in an array that was made for another statement if it has as many. */
  #list(rooms: Int32Array[], behind: number, count: number): Int32Array {
    if (count === 0) return NONE;
    const list = rooms[count] ?? new Int32Array(count);
    rooms[count] = list;
    for (let i = 0, at = this.#at + 4 * behind; i < count; i++, at += 4) list[i] = this.#bytes.getInt32(at, true);
    return list;
  }

  get words(): Int32Array {
    this.#words ??= this.#list(this.#wordRooms, 0, this.#wordCount);
    return this.#words;
  }

  get pairs(): Int32Array {
    this.#pairs ??= this.#list(this.#pairRooms, this.#wordCount, this.#pairCount);
    return this.#pairs;
  }

  get measures(): Int32Array {
    this.#measures ??= this.#list(this.#measureRooms, this.#wordCount + this.#pairCount, this.#measureCount);
    return this.#measures;
  }
}

/** Reads the measured statements of one document after the other into views that are used again: a match reads some hundred. */
export class Statements {
  readonly #bytes: DataView;
  readonly #views: StatementView[] = [];
  readonly #list: StatementView[] = [];

  constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
    this.#bytes = new DataView(buffer, byteOffset, byteLength);
  }

  /** Those that begin here; what was read before must not be kept. @throws {RangeError} for bytes that are cut short */
  read(from: ByteReader): readonly FormQuantity[] {
    const count = from.varint();
    this.#list.length = 0;
    for (let i = 0; i < count; i++) {
      const view = this.#views[i] ?? new StatementView(this.#bytes);
      this.#views[i] = view;
      this.#list.push(view);
      from.at = view.moveTo(from.at);
    }
    return this.#list;
  }
}
