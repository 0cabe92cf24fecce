import { dayNumber, type ScoringForm } from "#lib/matching/model/form.ts";
import { impact } from "#lib/matching/model/rarity.ts";
import { brokenMask } from "#lib/matching/score/constraints.ts";
import { type PairContext, scorePair } from "#lib/matching/score/pair.ts";
import type { MatchQuestion } from "#lib/search/memory/match.ts";
import { buildMemoryIndex, type MemoryIndex } from "#lib/search/memory/memory-index.ts";
import { unpackForm } from "#lib/search/memory/pack-form.ts";
import { idOf } from "#lib/search/memory/segment.ts";
import { type Corpus, listingId, TODAY } from "./corpus.ts";
import type { Entry } from "./entry.ts";

/** Counterparts a match asks for. */
export const WANTED = 20;

/** What a match cost in operations, which do not depend on the host. */
export type Work = { touched: number; screened: number; rescored: number };

/** One corpus with the product's index over it. Listings are told by their number. */
export class World {
  readonly corpus: Corpus;
  readonly entries: readonly Entry[];
  readonly index: MemoryIndex;
  readonly context: PairContext;
  /** How long the index took to build, milliseconds. */
  readonly buildMs: number;

  constructor(corpus: Corpus, entries: readonly Entry[]) {
    this.corpus = corpus;
    this.entries = entries;
    const listed = entries.map(({ form, words }, n) => ({ id: listingId(n), form, words }));
    const begun = performance.now();
    this.index = buildMemoryIndex(listed);
    this.buildMs = performance.now() - begun;
    this.context = {
      today: dayNumber(TODAY),
      blocked: () => false,
      rarity: this.index.rarity,
    };
  }

  /** A form of its own, not of the index. @throws {Error} for a number beyond the corpus */
  form(n: number): ScoringForm {
    const entry = this.entries[n];
    if (!entry) throw new Error(`no listing ${n}`);
    return unpackForm(entry.form);
  }

  #question(n: number): MatchQuestion {
    const form = this.index.formOf(listingId(n));
    if (!form) throw new Error(`no listing ${n} in the index`);
    return { form, limit: WANTED, context: this.context, matchOnly: { everything: true, organization: 0 } };
  }

  /** The product's match, from a listing's id to the ids of the best counterparts with their points; near misses unless not wanted. */
  match(n: number, fittingOnly = false): { found: string[]; points: number[]; work: Work } {
    const { fitting, touched, screened, rescored } = this.index.match({ ...this.#question(n), fittingOnly });
    return {
      found: fitting.map(({ segment, doc }) => idOf(segment, doc)),
      points: fitting.map(({ score }) => score.points),
      work: { touched, screened, rescored },
    };
  }

  /** The same by scoring everything: what all others are measured against. */
  everything(n: number): string[] {
    return this.index.matchExhaustively(this.#question(n)).fitting.map(({ segment, doc }) => idOf(segment, doc));
  }

  /** What each term of a listing weighs in it: saturated frequency × rarity, part of a vector of length 1. */
  weights(form: ScoringForm): { term: number; weight: number }[] {
    const { rarity } = this.context;
    const { length, unit } = rarity.scale(form);
    return Array.from(form.terms, (term, i) => ({ term, weight: impact(form.tf[i] as number, length) * rarity.of(term) * unit }));
  }

  /** Whether a pair breaks no hard constraint that rests on fields. */
  fits(mine: ScoringForm, other: number): boolean {
    const theirs = this.form(other);
    const [demand, supply] = mine.side === 1 ? [mine, theirs] : [theirs, mine];
    return brokenMask(demand, supply, this.context) === 0;
  }

  /** The best of some candidates by the product's scorer, each scored in full. */
  rescore(mine: ScoringForm, candidates: readonly number[]): number[] {
    const scored = candidates.flatMap((n) => {
      const theirs = this.form(n);
      const [demand, supply] = mine.side === 1 ? [mine, theirs] : [theirs, mine];
      const { points, compatible } = scorePair(demand, supply, this.context);
      return compatible ? [{ n, points }] : [];
    });
    return scored
      .sort((a, b) => b.points - a.points || a.n - b.n)
      .slice(0, WANTED)
      .map(({ n }) => n);
  }
}
