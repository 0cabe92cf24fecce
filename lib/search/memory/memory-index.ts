import { randomUUID } from "node:crypto";
import type { ScoringForm } from "#lib/matching/model/form.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import { buildSegment } from "#lib/search/memory/build-segment.ts";
import { type Entries, entriesFrom, newestFirst, sliceEntries } from "#lib/search/memory/entries.ts";
import { FormView } from "#lib/search/memory/form-view.ts";
import {
  type MatchBudget,
  type MatchFound,
  type MatchQuestion,
  matchEverything,
  matchSegments,
} from "#lib/search/memory/match.ts";
import { type Numbered, numberTerms, rarityOf, sliceOf } from "#lib/search/memory/number-terms.ts";
import { HEAD } from "#lib/search/memory/pack-form.ts";
import type { SearchFound, SearchQuestion } from "#lib/search/memory/question.ts";
import { searchSegments } from "#lib/search/memory/search.ts";
import { bytesOf, findId, type IndexEntry, isAlive, type Segment, SIDE_LIMIT, strike } from "#lib/search/memory/segment.ts";

/** Work a match may do: measured in docs/adr/0024-memory-index.md. */
export const MATCH_BUDGET: MatchBudget = {
  postings: 80_000,
  alike: 15_000,
  screened: 750,
  compared: 240,
  rescored: 50,
  near: 12,
  stops: true,
};
/** Up to so many listings every posting is read, and more pairs are scored. */
export const SMALL = 20_000;
const ALL = Number.POSITIVE_INFINITY;
const SMALL_BUDGET: MatchBudget = {
  ...MATCH_BUDGET,
  postings: ALL,
  alike: ALL,
  screened: 1_500,
  compared: 400,
  rescored: 100,
  near: 20,
};
/** Up to so many the best are less alike, and more pairs are scored: recall would else fall below .98. */
const MIDDLE = 60_000;
const MIDDLE_BUDGET: MatchBudget = { ...MATCH_BUDGET, screened: 1_200, compared: 320, rescored: 80 };
/** Places that the budgets are measured for; who asks for more gets so many times the work behind the postings. */
const MEASURED_FOR = 20;

function budgetFor({ limit }: MatchQuestion, size: number): MatchBudget {
  const budget = size <= SMALL ? SMALL_BUDGET : size <= MIDDLE ? MIDDLE_BUDGET : MATCH_BUDGET;
  const times = Math.max(1, limit / MEASURED_FOR);
  return {
    ...budget,
    screened: budget.screened * times,
    compared: Math.ceil(budget.compared * times),
    rescored: Math.ceil(budget.rescored * times),
  };
}

/** Share of the list that may change before words are counted and everything is built anew. */
const CHANGED_SHARE = 0.05;
/** Segments of changes that stand beside one another before they are made into one. */
const MANY_SEGMENTS = 6;
/** Lists so short are built anew with every change: their points are then those of the list as it stands. */
const ALWAYS_ANEW = 300;

/** Segments of entries that stand newest first, each with at most as many of a side as its numbers hold. */
function segmentsOf(entries: Entries, numbered: Numbered, rarity: Rarity): Segment[] {
  const segments: Segment[] = [];
  const { forms } = entries;
  for (let from = 0, to = 0; to < forms.size; from = to) {
    const members: [number, number] = [0, 0];
    for (; to < forms.size; to++) {
      const side = forms.view(to).getUint8((forms.at[to] as number) + HEAD.side) === 1 ? 1 : 0;
      if (members[side] === SIDE_LIMIT) break;
      members[side] += 1;
    }
    segments.push(buildSegment(sliceEntries(entries, from, to), sliceOf(numbered, from, to), rarity));
  }
  return segments;
}

/**
 * The list in memory. `base` is what was there when words were counted last; later listings stand in small segments of their
 * own, and what has left the list is struck out. Rarity is that of the base, so points do not move with every change.
 */
export class MemoryIndex {
  /** Names this count of words: another index with the same name gives the same points. */
  readonly epoch = randomUUID();
  readonly rarity: Rarity;
  readonly #base: Segment[];
  #fresh: Segment[] = [];
  /** Entries of the fresh segments, to make them into one. */
  #kept = new Map<string, IndexEntry>();
  readonly #baseSize: number;

  constructor(entries: Entries) {
    const rows = newestFirst(entries);
    const numbered = numberTerms(rows.forms);
    this.rarity = rarityOf(rows.forms, numbered);
    this.#base = segmentsOf(rows, numbered, this.rarity);
    this.#baseSize = rows.forms.size;
  }

  get segments(): readonly Segment[] {
    return [...this.#base, ...this.#fresh];
  }

  /** Listings in the list. */
  get size(): number {
    return this.segments.reduce((sum, segment) => sum + segment.size - segment.deleted, 0);
  }

  /** Bytes of all arrays. */
  get bytes(): number {
    return this.segments.reduce((sum, segment) => sum + bytesOf(segment), 0);
  }

  /** So much has changed that the index should be built anew from all entries. */
  get outgrown(): boolean {
    const struck = this.#base.reduce((sum, { deleted }) => sum + deleted, 0);
    const changed = struck + this.#kept.size;
    return changed > 0 && (this.size <= ALWAYS_ANEW || changed > this.#baseSize * CHANGED_SHARE);
  }

  /** Take in what these listings are now; those among `ids` without an entry have left the list. */
  apply(ids: readonly string[], entries: readonly IndexEntry[]): void {
    for (const id of ids) {
      this.#kept.delete(id);
      for (const segment of this.segments) {
        const doc = findId(segment, id);
        if (doc >= 0) strike(segment, doc);
      }
    }
    if (entries.length === 0) return;
    for (const entry of entries) this.#kept.set(entry.id, entry);
    const few = this.#fresh.length < MANY_SEGMENTS;
    const rows = newestFirst(entriesFrom(few ? entries : [...this.#kept.values()]));
    const made = segmentsOf(rows, numberTerms(rows.forms), this.rarity);
    this.#fresh = few ? [...this.#fresh, ...made] : made;
  }

  /** The form of a listing of the list; null when it is not there. */
  formOf(id: string): ScoringForm | null {
    for (const segment of this.segments) {
      const doc = findId(segment, id);
      if (doc >= 0 && isAlive(segment, doc)) return new FormView(segment, doc).copied();
    }
    return null;
  }

  search(question: SearchQuestion): SearchFound {
    return searchSegments(this.segments, question);
  }

  /** The best counterparts of a form, under the budget unless another one is given. */
  match(question: MatchQuestion, budget = budgetFor(question, this.size)): MatchFound {
    return matchSegments(this.segments, question, budget);
  }

  /** The same with every pair that shares a term scored in full. */
  matchExhaustively(question: MatchQuestion): MatchFound {
    return matchEverything(this.segments, question);
  }
}

/** Build the index of a list: forms and search facts as they are stored. */
export const buildMemoryIndex = (entries: readonly IndexEntry[]): MemoryIndex => new MemoryIndex(entriesFrom(entries));
