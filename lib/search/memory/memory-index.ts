import { Rarity } from "#lib/matching/model/rarity.ts";
import { buildSegment, newestFirst, openEntry } from "#lib/search/memory/build-segment.ts";
import { type MatchFound, type MatchQuestion, matchEverything, matchSegments } from "#lib/search/memory/match.ts";
import { HEAD } from "#lib/search/memory/pack-form.ts";
import { bytesOf, findId, type IndexEntry, isAlive, type Segment, SIDE_LIMIT, strike } from "#lib/search/memory/segment.ts";
import { TermTable } from "#lib/search/memory/term-table.ts";
import { FormView } from "#lib/search/memory/form-view.ts";
import type { SearchFound, SearchQuestion } from "#lib/search/memory/question.ts";
import { searchSegments } from "#lib/search/memory/search.ts";

/** Counted and measured while a rarity is made. */
function rarityOf(entries: readonly IndexEntry[]): Rarity {
  const table = new TermTable(Math.min(1_000_000, entries.length * 20));
  let counts = new Uint32Array(1 << 16);
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
  return new Rarity(all, entries.length, entries.length ? length / entries.length : 120);
}

export class MemoryIndex {
  segments: Segment[] = [];
  rarity: Rarity;
  constructor(entries: readonly IndexEntry[]) {
    this.rarity = rarityOf(entries);
    const rows = entries.map(openEntry).sort(newestFirst);
    for (let from = 0, to = 0; to < rows.length; from = to) {
      const sides = [0, 0];
      for (; to < rows.length; to++) {
        const side = (rows[to]?.entry.form[HEAD.side] ?? 0) as 0 | 1;
        if (sides[side] === SIDE_LIMIT) break;
        sides[side] = (sides[side] ?? 0) + 1;
      }
      this.segments.push(buildSegment(rows.slice(from, to), this.rarity));
    }
  }
  budget = { postings: 150_000, screened: 1500, rescored: 300, near: 40 };
  search(q: SearchQuestion): SearchFound { return searchSegments(this.segments, q); }
  match(q: MatchQuestion): MatchFound { return matchSegments(this.segments, q, this.budget); }
  everything(q: MatchQuestion): MatchFound { return matchEverything(this.segments, q); }
  get bytes() { return this.segments.reduce((s, x) => s + bytesOf(x), 0); }
}
