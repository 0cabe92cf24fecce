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
