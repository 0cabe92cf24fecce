// The product's own matcher in this process: prepare → rank → noMatch → explain. Nothing of scoring is written here.
import { dayNumber } from "#lib/matching/model/form.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { type Prepared, prepareListing, type ReadingTools } from "#lib/matching/model/prepared.ts";
import { TermCounts } from "#lib/matching/model/rarity.ts";
import { brokenDetails } from "#lib/matching/score/constraints.ts";
import { explainPair } from "#lib/matching/score/explain.ts";
import type { PairContext, PairScore } from "#lib/matching/score/pair.ts";
import { nameOf, quotable } from "#lib/matching/score/quotes.ts";
import { rankCounterparts, saysNoMatch, scoreWith } from "#lib/matching/score/rank.ts";
import { contradicts } from "#lib/matching/score/specs.ts";
import { sharedTerms } from "#lib/matching/score/topic.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";

export type Answer = { order: { id: string; points: number }[]; near: string[]; noMatch: boolean };
export type Quote = { listing: string; text: string; isFound: boolean };
export type PairReport = { points: number; parts: { kind: string; points: number }[]; refused: string[]; shared: string[] };

/** Deeper than any collection: the whole order is judged. */
const EVERYTHING = 1_000_000;
/** Common terms named in a report. */
const SHARED = 6;

const occursIn = (listing: MatchListing, text: string) =>
  [listing.title, listing.summary, listing.description, ...listing.keywords].some((field) => field.includes(text));

/** The matcher over one collection on one day. */
export class Product {
  readonly #prepared = new Map<string, Prepared>();
  readonly #context: PairContext;
  readonly #tools: ReadingTools;

  constructor(listings: Iterable<MatchListing>, today: string, tools: ReadingTools) {
    this.#tools = tools;
    const counts = new TermCounts();
    for (const listing of listings) {
      const prepared = prepareListing(listing, tools);
      counts.add(prepared.form);
      this.#prepared.set(listing.id, prepared);
    }
    this.#context = {
      today: dayNumber(today),
      blocked: () => false,
      rarity: counts.snapshot(),
    };
  }

  #get(id: string): Prepared {
    const prepared = this.#prepared.get(id);
    if (!prepared) throw new Error(`${id} is not in the collection`);
    return prepared;
  }

  /** What the product answers when only `candidates` are published. */
  rank(id: string, candidates: Iterable<string>, weights: Weights = SHIPPED_WEIGHTS): Answer {
    const others = [...candidates].map((other) => this.#get(other));
    const found = rankCounterparts(this.#get(id), others, { ...this.#context, weights }, EVERYTHING);
    return {
      order: found.fitting.map(({ other, score }) => ({ id: other.listing.id, points: score.points })),
      near: found.near.map(({ other }) => other.listing.id),
      noMatch: saysNoMatch(found.fitting[0]?.score.points, weights),
    };
  }

  #pair(id: string, other: string): [demand: Prepared, supply: Prepared] {
    const [mine, theirs] = [this.#get(id), this.#get(other)];
    return mine.listing.side === "DEMAND" ? [mine, theirs] : [theirs, mine];
  }

  #score(id: string, other: string, weights: Weights): PairScore {
    return scoreWith(this.#get(id), this.#get(other), { ...this.#context, weights });
  }

  /** Points of a pair that may be shown; null when something rules it out or it scores too little. */
  points(id: string, other: string, weights: Weights): number | null {
    const score = this.#score(id, other, weights);
    return score.compatible && score.cosine > 0 && score.points >= weights.shownFrom ? score.points : null;
  }

  /** The score of one pair taken apart, and what rules it out. */
  report(id: string, other: string, weights: Weights = SHIPPED_WEIGHTS): PairReport {
    const score = this.#score(id, other, weights);
    const [demand, supply] = this.#pair(id, other);
    const refused = [
      ...brokenDetails(score.broken, demand, supply).map(({ constraint }) => constraint),
      ...score.specs.filter(contradicts).map(() => "SPEC"),
      ...score.ruledOut.filter(({ binding }) => binding).map(({ by }) => `EXCLUSION(${by})`),
    ];
    const open = quotable(demand, this.#tools, "");
    const shared = sharedTerms(demand.form, supply.form, this.#context.rarity)
      .slice(0, SHARED)
      .map(({ term, share }) => `${nameOf(open, term) ?? term} ${share.toFixed(2)}`);
    return { points: score.points, parts: score.parts, refused, shared };
  }

  /** Every span quoted when a pair is explained, with whether it stands in the listing it is said to be from. */
  quotes(id: string, other: string): Quote[] {
    const [demand, supply] = this.#pair(id, other);
    const open = (prepared: Prepared) => quotable(prepared, this.#tools, "");
    const score = this.#score(id, other, SHIPPED_WEIGHTS);
    const told = explainPair(score, this.#context.rarity, open(demand), open(supply));
    const quote = (listing: MatchListing, text: string | null): Quote[] =>
      text === null ? [] : [{ listing: listing.id, text, isFound: occursIn(listing, text) }];
    return [
      ...[...told.reasons, ...told.against, ...told.doubts].flatMap((line) => [
        ...quote(demand.listing, line.demand),
        ...quote(supply.listing, line.supply),
      ]),
      ...told.reasons.flatMap(({ terms }) => terms.flatMap((term) => quote(demand.listing, term))),
      ...told.unstated.flatMap((line) => quote(demand.listing, line.demand)),
    ];
  }
}
