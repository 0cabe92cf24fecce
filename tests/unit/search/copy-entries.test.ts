import fc from "fast-check";
import { expect, test } from "vitest";
import { CopiedRows } from "#lib/search/memory/copy-entries.ts";
import type { Parts } from "#lib/search/memory/entries.ts";

const bytesOf = (parts: Parts, i: number) => {
  const { buffer } = parts.view(i);
  return Buffer.from(buffer, parts.at[i], (parts.end[i] as number) - (parts.at[i] as number));
};

/** PostgreSQL's binary COPY of rows of three fields. */
function copyOf(rows: readonly Uint8Array[][]): Buffer {
  const number = (value: number, bytes: 2 | 4) => {
    const out = Buffer.alloc(bytes);
    out.writeIntBE(value, 0, bytes);
    return out;
  };
  const fields = rows.flatMap((row) => [number(row.length, 2), ...row.flatMap((field) => [number(field.length, 4), field])]);
  return Buffer.concat([Buffer.alloc(19), ...fields, number(-1, 2)]);
}

const part = fc.uint8Array({ maxLength: 40 });

test("rows are read as they were sent, wherever the stream is cut", () => {
  const row = fc.tuple(fc.uint8Array({ minLength: 16, maxLength: 16 }), part, part);
  fc.assert(
    fc.property(fc.array(row), fc.array(fc.integer({ min: 1, max: 60 })), (rows, cuts) => {
      const bytes = copyOf(rows);
      const copied = new CopiedRows();
      let at = 0;
      for (const cut of cuts) {
        copied.take(bytes.subarray(at, at + cut));
        at += cut;
      }
      copied.take(bytes.subarray(at));
      const { ids, forms, words } = copied.entries;
      expect(ids.size).toBe(rows.length);
      const read = rows.map((_, i) => [bytesOf(ids, i), bytesOf(forms, i), bytesOf(words, i)]);
      expect(read).toEqual(rows.map((fields) => fields.map((field) => Buffer.from(field))));
    }),
    { numRuns: 50 },
  );
});

test("a row that does not fit a block goes on in the next one", () => {
  const copied = new CopiedRows();
  const rows = Array.from({ length: 5 }, (_, n) => [
    new Uint8Array(16).fill(n),
    new Uint8Array(3 << 20).fill(n + 10),
    new Uint8Array([n + 20]),
  ]);
  const bytes = copyOf(rows);
  for (let at = 0; at < bytes.length; at += 1 << 20) copied.take(bytes.subarray(at, at + (1 << 20)));
  const { ids, forms, words } = copied.entries;
  rows.forEach((row, i) => {
    const read = [bytesOf(ids, i), bytesOf(forms, i), bytesOf(words, i)];
    expect(read.map((field, n) => field.equals(row[n] as Uint8Array))).toEqual([true, true, true]);
  });
});
