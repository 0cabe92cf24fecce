import { Rarity } from "#lib/matching/model/rarity.ts";
import { HEAD } from "#lib/search/memory/pack-form.ts";
import type { IndexEntry } from "#lib/search/memory/segment.ts";
import { TermTable } from "#lib/search/memory/term-table.ts";

/** How rare each term is among these listings, straight from their packed forms. */
export function countRarity(entries: readonly IndexEntry[]): Rarity {
  const table = new TermTable(Math.min(1_000_000, entries.length * 20));
  let counts = new Uint32Array(1 << 12);
  let length = 0;
  for (const { form } of entries) {
    const view = new DataView(form.buffer, form.byteOffset, form.byteLength);
    length += view.getFloat64(HEAD.length, true);
    const terms = view.getInt32(HEAD.terms, true);
    for (let i = 0; i < terms; i++) {
      const number = table.intern(view.getInt32(HEAD.size + i * 4, true));
      if (number >= counts.length) {
        const grown = new Uint32Array(counts.length * 2);
        grown.set(counts);
        counts = grown;
      }
      counts[number] = (counts[number] as number) + 1;
    }
  }
  const hashes = table.hashes();
  const all = {
    size: hashes.length,
    *[Symbol.iterator]() {
      for (let i = 0; i < hashes.length; i++) yield [hashes[i] as number, counts[i] as number] as const;
    },
  };
  return entries.length === 0 ? Rarity.ofNothing() : new Rarity(all, entries.length, length / entries.length);
}
