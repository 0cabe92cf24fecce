import type { Entry } from "../entry.ts";
import type { World } from "../world.ts";

/** One engine in one way of asking. Answers numbers of listings, best first. */
export type MatchPeer = { name: string; match: (query: number) => number[] | Promise<number[]> };
/** An engine that holds the corpus. `built` says how long that took and how large it is. */
export type PeerGroup = { built: string; peers: MatchPeer[]; close: () => void | Promise<void> };

/** Candidates that an engine with our terms proposes for scoring in full. */
export const RESCORED = 200;
/** More than wanted, so that what breaks a hard constraint leaves no gap. */
export const OVERFETCH = 60;

/** A hash as a word that every tokeniser leaves alone. */
export const wordOf = (hash: number): string => `x${(hash >>> 0).toString(36)}`;
export const text = (hashes: Iterable<number>): string => Array.from(hashes, wordOf).join(" ");

/** Our terms as a text: each as often as its weight in the listing says. */
export function ourText(world: World, n: number): string {
  const { terms, tf } = world.form(n);
  return Array.from(terms, (term, i) =>
    `${wordOf(term)} `.repeat(Math.min(8, Math.max(1, Math.round((tf[i] as number) / 4)))),
  ).join("");
}

/** All distinct words of a listing, as a query. */
export const allWords = ({ title, body }: Entry): number[] => [...new Set([...title, ...body])];

/** How rare words are, from the corpus itself. */
export class WordRarity {
  readonly #counts = new Map<number, number>();
  readonly #size: number;

  constructor(entries: readonly Entry[]) {
    this.#size = entries.length;
    for (const entry of entries) for (const word of allWords(entry)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  /** The strongest words of a listing: frequency, thrice in the title, × rarity; words of nobody else are left out. */
  strongest({ title, body }: Entry, count: number): number[] {
    const weights = new Map<number, number>();
    for (const word of title) weights.set(word, (weights.get(word) ?? 0) + 3);
    for (const word of body) weights.set(word, (weights.get(word) ?? 0) + 1);
    return [...weights]
      .filter(([word]) => (this.#counts.get(word) ?? 0) > 1)
      .map(([word, weight]) => ({
        word,
        weight: (weight / (weight + 1.2)) * Math.log(this.#size / (this.#counts.get(word) ?? 1)),
      }))
      .sort((a, b) => b.weight - a.weight || a.word - b.word)
      .slice(0, count)
      .map(({ word }) => word);
  }
}

/** What an engine answered, without pairs that break a hard constraint, at most `wanted`. */
export function keepFitting(world: World, query: number, found: readonly number[], wanted: number): number[] {
  const mine = world.form(query);
  const kept: number[] = [];
  for (const n of found) {
    if (kept.length === wanted) break;
    if (world.fits(mine, n)) kept.push(n);
  }
  return kept;
}
