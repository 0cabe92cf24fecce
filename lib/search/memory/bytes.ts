/** Appends numbers to a growing run of bytes, little endian. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;

  #room(more: number): number {
    const at = this.#at;
    if (at + more > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, at + more));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    this.#at = at + more;
    return at;
  }

  u8(value: number): void {
    const at = this.#room(1);
    this.#view.setUint8(at, value);
  }

  u16(value: number): void {
    const at = this.#room(2);
    this.#view.setUint16(at, value, true);
  }

  i32(value: number): void {
    const at = this.#room(4);
    this.#view.setInt32(at, value, true);
  }

  f32(value: number): void {
    const at = this.#room(4);
    this.#view.setFloat32(at, value, true);
  }

  f64(value: number): void {
    const at = this.#room(8);
    this.#view.setFloat64(at, value, true);
  }

  /** Unsigned, seven bits a byte. */
  varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.u8((rest & 127) | 128);
      rest >>>= 7;
    }
    this.u8(rest);
  }

  raw(bytes: Uint8Array): void {
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  numbers(values: Int32Array): void {
    for (const value of values) this.i32(value);
  }

  /** What has been written, in a buffer of its own. */
  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#at);
  }
}

const real = new Float64Array(1);
const realBytes = new Uint8Array(real.buffer);
const short = new Float32Array(1);
const shortBytes = new Uint8Array(short.buffer);

/**
 * Reads what ByteWriter wrote. Behind the end stand zeros: who reads bytes of unknown length asks for `isWhole` afterwards. A
 * DataView would tell at once, but making one for every pair that is scored costs more than reading.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Nothing was read behind the end. */
  get isWhole(): boolean {
    return this.at <= this.bytes.length;
  }

  u8(): number {
    return this.bytes[this.at++] ?? 0;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  i32(): number {
    const { bytes, at } = this;
    this.at = at + 4;
    return (
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    );
  }

  f32(): number {
    for (let i = 0; i < 4; i++) shortBytes[i] = this.u8();
    return short[0] as number;
  }

  f64(): number {
    for (let i = 0; i < 8; i++) realBytes[i] = this.u8();
    return real[0] as number;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  /** @throws {RangeError} when there are not so many */
  numbers(count: number): Int32Array {
    if (this.at + count * 4 > this.bytes.length) throw new RangeError(`${count} numbers behind the end`);
    const values = new Int32Array(count);
    for (let i = 0; i < count; i++) values[i] = this.i32();
    return values;
  }

  skip(count: number): void {
    this.at += count;
  }
}
