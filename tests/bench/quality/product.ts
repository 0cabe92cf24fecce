// The product's own matcher in this process: prepare → rank → noMatch → explain. The only file of this bench that knows its
// functions; nothing of scoring is written here.
import { Corpus } from "#lib/matching/model/corpus.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { type Prepared, prepareListing } from "#lib/matching/model/prepared.ts";
import type { PairContext } from "#lib/matching/score/constraints.ts";
import { explainPair } from "#lib/matching/score/explain.ts";
import type { PairScore } from "#lib/matching/score/pair.ts";
import { quotable } from "#lib/matching/score/quotes.ts";
import { rankCounterparts, saysNoMatch, scoreWith } from "#lib/matching/score/rank.ts";
import { createTopicMeasure, type TopicMeasure } from "#lib/matching/score/topic.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";
import { textTools } from "#lib/text/tools.ts";

export type Answer = { order: { id: string; points: number }[]; near: string[]; noMatch: boolean };
export type Quote = { listing: string; text: string; isFound: boolean };
export type PairReport = { points: number; parts: { kind: string; points: number }[]; refused: string[]; shared: string[] };

/** Deeper than any collection: the whole order is judged. */
const EVERYTHING = 1_000_000;

const occursIn = (listing: MatchListing, text: string) =>
  [listing.title, listing.summary, listing.description, ...listing.keywords].some((field) => field.includes(text));

/** The matcher over one collection on one day. */
export class Product {
  readonly #corpus = new Corpus();
  readonly #prepared = new Map<string, Prepared>();
  readonly #measure: TopicMeasure;
  readonly #today: string;

  constructor(listings: Iterable<MatchListing>, today: string) {
    this.#today = today;
    for (const listing of listings) {
      const prepared = prepareListing(listing, textTools, this.#corpus, true);
      this.#corpus.add(prepared.terms);
      this.#prepared.set(listing.id, prepared);
    }
    this.#measure = createTopicMeasure(this.#corpus);
  }

  #get(id: string): Prepared {
    const prepared = this.#prepared.get(id);
    if (!prepared) throw new Error(`${id} is not in the collection`);
    return prepared;
  }

  #context(weights: Weights): PairContext {
    return { today: this.#today, blocked: () => false, weights };
  }

  /** What the product answers when only `candidates` are published. */
  rank(id: string, candidates: Iterable<string>, weights: Weights = SHIPPED_WEIGHTS): Answer {
    const others = [...candidates].map((other) => this.#get(other));
    const found = rankCounterparts(this.#get(id), others, this.#measure, this.#context(weights), EVERYTHING);
    return {
      order: found.fitting.map(({ other, score }) => ({ id: other.listing.id, points: score.points })),
      near: found.near.map(({ other }) => other.listing.id),
      noMatch: saysNoMatch(found.fitting[0]?.score.points, weights),
    };
  }

  #score(id: string, other: string, weights: Weights): PairScore {
    return scoreWith(this.#get(id), this.#get(other), this.#measure, this.#context(weights));
  }

  /** The score of one pair taken apart, and what rules it out. */
  report(id: string, other: string, weights: Weights = SHIPPED_WEIGHTS): PairReport {
    const score = this.#score(id, other, weights);
    const refused = [
      ...score.broken.map(({ constraint }) => constraint),
      ...score.contradictions.map(() => "SPEC"),
      ...score.ruledOut.filter(({ binding }) => binding).map(({ by, words }) => `EXCLUSION(${by}:${words.join(" ")})`),
    ];
    const shared = score.topic.shared.slice(0, 6).map(({ id: term, share }) => `${this.#corpus.name(term)} ${share.toFixed(2)}`);
    return { points: score.points, parts: score.parts, refused, shared };
  }

  /** Every span quoted when a pair is explained, with whether it stands in the listing it is said to be from. */
  quotes(id: string, other: string): Quote[] {
    const mine = this.#get(id);
    const [demand, supply] = mine.listing.side === "DEMAND" ? [mine, this.#get(other)] : [this.#get(other), mine];
    const open = (prepared: Prepared) => quotable(prepared, textTools, "");
    const score = this.#score(id, other, SHIPPED_WEIGHTS);
    const told = explainPair(score, this.#corpus, open(demand), open(supply), textTools);
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

function textOnly(id: string, side: MatchListing["side"], title: string, description: string): MatchListing {
  return {
    id,
    code: id,
    organizationId: id,
    organizationName: "",
    organizationType: null,
    region: null,
    side,
    form: null,
    title,
    summary: "",
    description,
    keywords: [],
    chain: null,
    chainLink: null,
    cluster: null,
    targetRegions: [],
    cooperation: [],
    requiredQualifications: [],
    heldQualifications: [],
    amountMinWan: null,
    amountMaxWan: null,
    amountBasis: null,
    neededBy: null,
    availableFrom: null,
    validUntil: "9999-12-31",
    confirmedOn: null,
    visibility: "PUBLIC",
  };
}

type TextSource = { id: string; title: string; text: string };

/** The text part of the score alone: similarities of a query with texts, those above 0. */
export function createTextMatcher(queries: Iterable<TextSource>, documents: ReadonlyMap<string, string>) {
  const corpus = new Corpus();
  const prepare = (listing: MatchListing) => {
    const prepared = prepareListing(listing, textTools, corpus, true);
    corpus.add(prepared.terms);
    return prepared;
  };
  const asked = new Map([...queries].map((one) => [one.id, prepare(textOnly(one.id, "DEMAND", one.title, one.text))]));
  const stored = [...documents].map(([id, text]) => ({ id, prepared: prepare(textOnly(id, "SUPPLY", text, "")) }));
  const places = new Map(stored.map(({ id }, place) => [id, place]));
  const postings = new Map<number, number[]>();
  stored.forEach(({ prepared }, place) => {
    for (const term of prepared.terms.ids) {
      const list = postings.get(term);
      if (list) list.push(place);
      else postings.set(term, [place]);
    }
  });
  const measure = createTopicMeasure(corpus);
  return (id: string, pool: Iterable<string> | null): Map<string, number> => {
    const query = asked.get(id);
    if (!query) throw new Error(`${id} is not among the queries`);
    const among = pool
      ? [...pool].map((one) => places.get(one) ?? -1)
      : new Set([...query.terms.ids].flatMap((term) => postings.get(term) ?? []));
    const scores = new Map<string, number>();
    for (const place of among) {
      const document = stored[place];
      const score = document ? measure.cosine(query.terms, document.prepared.terms) : 0;
      if (document && score > 0) scores.set(document.id, score);
    }
    return scores;
  };
}
