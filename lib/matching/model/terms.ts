import { isAbsent } from "#lib/matching/model/absent.ts";
import type { Exclusion } from "#lib/matching/model/exclusion.ts";
import { PLACE } from "#lib/matching/model/form.ts";
import type { FieldName } from "#lib/matching/model/listing.ts";
import type { Folded } from "#lib/text/fold.ts";
import type { Token } from "#lib/text/tokenizer.ts";

/** The text tools a caller hands in, so that this ring stays free of native code. */
export type TextTools = {
  fold: (original: string) => Folded;
  tokenize: (folded: Folded) => Token[];
  isStopWord: (word: string) => boolean;
};

/** One quotable text of a listing, folded. */
export type Field = { name: FieldName; folded: Folded; tokens: Token[] };

/** A term with its fielded frequency and the places (bits of PLACE) where it stands. */
export type WeightedTerm = { term: string; weight: number; place: number };

/** How much one occurrence counts by the field it stands in. */
export const FIELD_WEIGHT: Record<FieldName, number> = { title: 3, keyword: 3, summary: 1.5, description: 1 };
/** Pairs catch what segmentation cuts differently on the two sides; they support, words lead. */
const PAIR_WEIGHT = 0.5;
/**
 * A single character carries meaning of its own in Chinese (`砖`, `磁`, `酶`): words of one family share it where no word is the
 * same. Worth 0.03 of nDCG@10 where technology demands meet titles, and a little everywhere else (docs/matching.md).
 */
const SIGN_WEIGHT = 0.8;

const BARE = /^(?:[\d.,]+|[a-z])$/u;

/** Whether a token can carry a topic at all: no single characters, bare numbers, or stop words. */
export function isTopical(token: Token, tools: TextTools): boolean {
  if (token.kind === "char") return false;
  // Chinese words and pairs are never bare numbers or single letters: most tokens need no pattern.
  const latin = token.kind === "latin" || token.kind === "part";
  return !(latin && BARE.test(token.term)) && !tools.isStopWord(token.term);
}

/** The content words inside a span, for comparing what a quantity measures or an exclusion names. */
export function wordsWithin(field: Field, from: number, to: number, tools: TextTools): string[] {
  const words = field.tokens.filter(
    (token) =>
      token.start >= from && token.end <= to && (token.kind === "word" || token.kind === "latin") && isTopical(token, tools),
  );
  return [...new Set(words.map(({ term }) => term))];
}

/** The bits of PLACE for a term of a field. */
export function placeOf(field: FieldName, names: boolean): number {
  if (field === "description") return 0;
  return (field === "summary" ? 0 : PLACE.title) | (names ? PLACE.core : 0);
}

/** The terms of one listing while they are counted. */
export class TermSums {
  #terms = new Map<string, WeightedTerm>();

  add(term: string, weight: number, place: number): void {
    const known = this.#terms.get(term);
    if (known) {
      known.weight += weight;
      known.place |= place;
    } else this.#terms.set(term, { term, weight, place });
  }

  list(): WeightedTerm[] {
    return [...this.#terms.values()];
  }
}

/** Whether a span lies inside something its author rules out (`不含安装`): that is no topic of the listing. */
export const isDenied = ({ start, end }: { start: number; end: number }, ruledOut: readonly Exclusion[]): boolean =>
  ruledOut.some((one) => start >= one.subjectStart && end <= one.subjectEnd);

/** Count one field's words, pairs of characters and characters in. */
export function addWords(terms: TermSums, field: Field, ruledOut: readonly Exclusion[], tools: TextTools): void {
  for (const token of field.tokens) {
    if (isDenied(token, ruledOut)) continue;
    // Of title, summary and keywords alone: a long text has nearly every common character.
    if (token.kind === "char" && field.name !== "description")
      terms.add(token.term, FIELD_WEIGHT[field.name] * SIGN_WEIGHT, PLACE.sign);
    if (!isTopical(token, tools)) continue;
    const isPair = token.kind === "pair";
    const names = !isPair && field.name !== "description" && !isAbsent(field.folded.text, token.start, token.end);
    terms.add(token.term, FIELD_WEIGHT[field.name] * (isPair ? PAIR_WEIGHT : 1), placeOf(field.name, names));
  }
}
