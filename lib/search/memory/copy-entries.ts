import { finished } from "node:stream/promises";
import postgres from "postgres";
import { type Entries, Parts } from "#lib/search/memory/entries.ts";
import { INDEX_FORMAT } from "#lib/search/memory/format.ts";

/** Signature, flags and length of extension of COPY's binary format. */
const HEADER = 19;
const FIELDS = 3;
/** Before a row stands the number of its fields, before a field its length. */
const COUNT_BYTES = 2;
const LENGTH_BYTES = 4;
const ID_BYTES = 16;

/** Rows never cross the end of a block. */
const BLOCK = 8 << 20;

/** The rows of a binary COPY as they arrive: their bytes are kept as they are, and of each row where its parts stand. */
export class CopiedRows {
  #bytes = new Uint8Array(BLOCK);
  #view = new DataView(this.#bytes.buffer);
  readonly #blocks = [this.#view];
  /** Bytes of the last block that are filled, and up to where whole rows were read. */
  #filled = 0;
  #read = HEADER;
  readonly #block: number[] = [];
  readonly #form: number[] = [];
  readonly #words: number[] = [];
  readonly #end: number[] = [];

  take(chunk: Uint8Array): void {
    if (this.#filled + chunk.length > this.#bytes.length) this.#openBlock(chunk.length);
    this.#bytes.set(chunk, this.#filled);
    this.#filled += chunk.length;
    this.#readRows();
  }

  /** A new block, which begins with the row that was cut. */
  #openBlock(room: number): void {
    const begun = this.#bytes.subarray(this.#read, this.#filled);
    this.#bytes = new Uint8Array(Math.max(BLOCK, begun.length + room));
    this.#bytes.set(begun);
    this.#view = new DataView(this.#bytes.buffer);
    this.#blocks.push(this.#view);
    this.#filled = begun.length;
    this.#read = 0;
  }

  #readRows(): void {
    const view = this.#view;
    const filled = this.#filled;
    for (;;) {
      const form = this.#read + COUNT_BYTES + LENGTH_BYTES + ID_BYTES + LENGTH_BYTES;
      // The last row is followed by a count of -1.
      if (form > filled || view.getInt16(this.#read) !== FIELDS) return;
      const words = form + view.getInt32(form - LENGTH_BYTES) + LENGTH_BYTES;
      if (words > filled) return;
      const end = words + view.getInt32(words - LENGTH_BYTES);
      if (end > filled) return;
      this.#block.push(this.#blocks.length - 1);
      this.#form.push(form);
      this.#words.push(words);
      this.#end.push(end);
      this.#read = end;
    }
  }

  get entries(): Entries {
    const block = new Uint32Array(this.#block);
    const form = new Uint32Array(this.#form);
    const words = new Uint32Array(this.#words);
    const parts = (at: Uint32Array, end: Uint32Array) => new Parts(this.#blocks, block, at, end);
    const idEnd = form.map((at) => at - LENGTH_BYTES);
    return {
      ids: parts(
        idEnd.map((at) => at - ID_BYTES),
        idEnd,
      ),
      forms: parts(
        form,
        words.map((at) => at - LENGTH_BYTES),
      ),
      words: parts(words, new Uint32Array(this.#end)),
    };
  }
}

/** All entries of a database in one binary COPY, over a connection of its own without a statement limit. */
export async function copyEntries(databaseUrl: string): Promise<Entries> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const rows = new CopiedRows();
  try {
    const stream = await sql
      .unsafe(`COPY (SELECT listing_id, form, words FROM listing_form WHERE format = ${INDEX_FORMAT}) TO STDOUT (FORMAT binary)`)
      .readable();
    // Each chunk is taken as it comes: asking for them one after the other would join and buffer them first.
    stream.on("data", (chunk: Uint8Array) => rows.take(chunk));
    await finished(stream);
  } finally {
    await sql.end({ timeout: 1 });
  }
  return rows.entries;
}
