import { Rarity } from "#lib/matching/model/rarity.ts";
import type { Parts } from "#lib/search/memory/entries.ts";
import { HEAD } from "#lib/search/memory/pack-form.ts";
import { TermTable } from "#lib/search/memory/term-table.ts";

/** The terms of many packed forms, numbered as they come: form `f` has `numbers` from `start[f]` to `start[f + 1]`. */
export type Numbered = {
  hashes: Int32Array;
  /** Forms that have each term. */
  counts: Uint32Array;
  numbers: Uint32Array;
  start: Uint32Array;
};

/** Number the terms of packed forms. */
export function numberTerms(forms: Parts): Numbered {
  const start = new Uint32Array(forms.size + 1);
  for (let f = 0; f < forms.size; f++)
    start[f + 1] = (start[f] as number) + forms.view(f).getInt32((forms.at[f] as number) + HEAD.terms, true);
  const numbers = new Uint32Array(start[forms.size] as number);
  const table = new TermTable(Math.min(500_000, forms.size * 20));
  for (let f = 0; f < forms.size; f++) {
    const at = start[f] as number;
    table.internAll(forms.view(f), (forms.at[f] as number) + HEAD.size, (start[f + 1] as number) - at, numbers, at);
  }
  return { hashes: table.hashes(), counts: countOf(numbers, table.size), numbers, start };
}

function countOf(numbers: Uint32Array, terms: number): Uint32Array {
  const counts = new Uint32Array(terms);
  for (let i = 0; i < numbers.length; i++) counts[numbers[i] as number] = (counts[numbers[i] as number] as number) + 1;
  return counts;
}

/** How rare each term is among these listings. */
export function rarityOf(forms: Parts, { hashes, counts }: Numbered): Rarity {
  if (forms.size === 0) return Rarity.ofNothing();
  let length = 0;
  for (let f = 0; f < forms.size; f++) length += forms.view(f).getFloat64((forms.at[f] as number) + HEAD.length, true);
  const all = {
    size: hashes.length,
    *[Symbol.iterator]() {
      for (let i = 0; i < hashes.length; i++) yield [hashes[i] as number, counts[i] as number] as const;
    },
  };
  return new Rarity(all, forms.size, length / forms.size);
}

/** Terms of some of the forms, the commonest first. */
export type Slice = {
  table: TermTable;
  numbers: Uint32Array;
  start: Uint32Array;
};

function commonestFirst(counts: Uint32Array): Uint32Array {
  let most = 0;
  let present = 0;
  for (const count of counts) {
    if (count > most) most = count;
    if (count > 0) present++;
  }
  // A counting sort over the counts, downwards; of equal ones the first seen.
  const from = new Uint32Array(most + 2);
  for (const count of counts) if (count > 0) from[most - count + 1] = (from[most - count + 1] as number) + 1;
  for (let i = 1; i < from.length; i++) from[i] = (from[i] as number) + (from[i - 1] as number);
  const order = new Uint32Array(present);
  for (let term = 0; term < counts.length; term++) {
    const count = counts[term] as number;
    if (count === 0) continue;
    const at = from[most - count] as number;
    order[at] = term;
    from[most - count] = at + 1;
  }
  return order;
}

/** The forms from one to another with numbers of their own: common terms have small ones, which are short and lie together. */
export function sliceOf({ hashes, counts: all, numbers, start }: Numbered, from: number, to: number): Slice {
  const first = start[from] as number;
  // In place: slices do not overlap, and nobody reads the numbers of the whole again.
  const own = numbers.subarray(first, start[to]);
  const counts = own.length === numbers.length ? all : countOf(own, hashes.length);
  const order = commonestFirst(counts);
  const table = new TermTable(order.length);
  const numberOf = new Uint32Array(hashes.length);
  for (let i = 0; i < order.length; i++) numberOf[order[i] as number] = table.intern(hashes[order[i] as number] as number);
  for (let i = 0; i < own.length; i++) own[i] = numberOf[own[i] as number] as number;
  return { table, numbers: own, start: start.slice(from, to + 1).map((at) => at - first) };
}
