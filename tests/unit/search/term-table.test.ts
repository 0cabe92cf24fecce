import fc from "fast-check";
import { expect, test } from "vitest";
import { TermTable } from "#lib/search/memory/term-table.ts";

test("a table numbers hashes in the order in which they come and finds no others, however it grows", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), fc.integer(), (values, stranger) => {
      const table = new TermTable();
      const numbers = new Map<number, number>();
      for (const value of values) {
        expect(table.intern(value)).toBe(numbers.get(value) ?? numbers.size);
        if (!numbers.has(value)) numbers.set(value, numbers.size);
      }
      for (const [value, number] of numbers) expect(table.find(value)).toBe(number);
      if (!numbers.has(stranger | 0)) expect(table.find(stranger | 0)).toBe(-1);
      expect([...table.hashes()]).toEqual([...numbers.keys()]);
    }),
  );
});

test("packed hashes get the numbers that interning them one by one would give", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 200 }), { maxLength: 5 }),
      fc.integer({ min: 0, max: 7 }),
      (runs, offset) => {
        const [one, all] = [new TermTable(), new TermTable()];
        for (const run of runs) {
          const packed = new DataView(new ArrayBuffer(offset + run.length * 4));
          run.forEach((hash, i) => {
            packed.setInt32(offset + i * 4, hash, true);
          });
          const numbers = new Uint32Array(run.length + 1);
          all.internAll(packed, offset, run.length, numbers, 1);
          expect([...numbers]).toEqual([0, ...run.map((hash) => one.intern(hash))]);
        }
        expect([...all.hashes()]).toEqual([...one.hashes()]);
      },
    ),
  );
});
