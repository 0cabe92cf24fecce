import postgres from "postgres";
import { INDEX_FORMAT } from "#lib/search/memory/format.ts";
import type { IndexEntry } from "#lib/search/memory/segment.ts";

/** Signature, flags and length of extension of COPY's binary format. */
const HEADER = 19;
const FIELDS = 3;

/** Bytes of rows are kept in blocks: a buffer of its own for each of a hundred thousand rows would cost more than its bytes. */
const BLOCK = 8 << 20;

class Blocks {
  #block = new Uint8Array(0);
  #at = 0;

  /** A lasting copy of bytes that are used again. */
  keep(bytes: Uint8Array): Uint8Array {
    if (this.#at + bytes.length > this.#block.length) {
      this.#block = new Uint8Array(Math.max(BLOCK, bytes.length));
      this.#at = 0;
    }
    const kept = this.#block.subarray(this.#at, this.#at + bytes.length);
    kept.set(bytes);
    this.#at += bytes.length;
    return kept;
  }
}

/** Entries from one chunk of whole rows; answers where the last whole row ended. */
function readRows(bytes: Buffer, entries: IndexEntry[], blocks: Blocks): number {
  let at = 0;
  for (;;) {
    if (at + 2 > bytes.length || bytes.readInt16BE(at) !== FIELDS) return at;
    const fields: Buffer[] = [];
    let next = at + 2;
    for (let i = 0; i < FIELDS; i++) {
      if (next + 4 > bytes.length) return at;
      const length = bytes.readInt32BE(next);
      if (next + 4 + length > bytes.length) return at;
      fields.push(bytes.subarray(next + 4, next + 4 + length));
      next += 4 + length;
    }
    const [id, form, words] = fields as [Buffer, Buffer, Buffer];
    const hex = id.toString("hex");
    const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
    entries.push({ id: parts.join("-"), form: blocks.keep(form), words: blocks.keep(words) });
    at = next;
  }
}

/** All entries of a database in one binary COPY, over a connection of its own without a statement limit. */
export async function copyEntries(databaseUrl: string): Promise<IndexEntry[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const entries: IndexEntry[] = [];
  const blocks = new Blocks();
  try {
    const stream = await sql
      .unsafe(`COPY (SELECT listing_id, form, words FROM listing_form WHERE format = ${INDEX_FORMAT}) TO STDOUT (FORMAT binary)`)
      .readable();
    let rest: Buffer = Buffer.alloc(0);
    let started = false;
    for await (const chunk of stream) {
      let bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
      if (!started) {
        if (bytes.length < HEADER) {
          rest = bytes;
          continue;
        }
        bytes = bytes.subarray(HEADER);
        started = true;
      }
      rest = bytes.subarray(readRows(bytes, entries, blocks));
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
  return entries;
}
