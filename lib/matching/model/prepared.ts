import type { Region } from "#lib/db/generated/enums.ts";
import type { Concepts } from "#lib/matching/model/concepts.ts";
import { alternatives, type Exclusion, parseExclusions } from "#lib/matching/model/exclusion.ts";
import { PLACE, type ScoringForm, toForm } from "#lib/matching/model/form.ts";
import type { FieldName, MatchListing } from "#lib/matching/model/listing.ts";
import { parseQuantities, type Quantity } from "#lib/matching/model/quantity.ts";
import type { Folded } from "#lib/text/fold.ts";
import type { Token } from "#lib/text/tokenizer.ts";

/** The text tools a caller hands in, so that this ring stays free of native code. */
export type TextTools = {
  fold: (original: string) => Folded;
  tokenize: (folded: Folded) => Token[];
  isStopWord: (word: string) => boolean;
};

/** Everything reading needs: text tools and the ontology. */
export type ReadingTools = TextTools & { concepts: Concepts };

/** One quotable text of a listing, folded. */
export type Field = { name: FieldName; folded: Folded; tokens: Token[] };

/** `field` counts the fields of fieldsOf. `words`, `pairs` and `measures` (terms of concepts) name what is measured. */
export type PlacedQuantity = Quantity & {
  field: number;
  words: readonly string[];
  pairs: readonly string[];
  measures: readonly string[];
};

/** `words`: content words of each alternative named. `concepts`: terms of concepts named. `regions`, `traders`: what else. */
export type PlacedExclusion = Exclusion & {
  field: number;
  words: readonly (readonly string[])[];
  concepts: readonly string[];
  regions: readonly Region[];
  traders: boolean;
};

/** A term with its fielded frequency and the places (bits of PLACE) where it stands. */
export type WeightedTerm = { term: string; weight: number; place: number };

/** A listing as it was read, in words. `focus`: terms of the concepts asked for or offered, most central first. */
export type Reading = {
  listing: MatchListing;
  terms: readonly WeightedTerm[];
  focus: readonly string[];
  quantities: readonly PlacedQuantity[];
  exclusions: readonly PlacedExclusion[];
};

/** A listing as matching keeps it: numbers to score with, statements with their places to quote from. */
export type Prepared = {
  listing: MatchListing;
  form: ScoringForm;
  quantities: readonly PlacedQuantity[];
  exclusions: readonly PlacedExclusion[];
};

/** How much one occurrence counts by the field it stands in. */
export const FIELD_WEIGHT: Record<FieldName, number> = { title: 3, keyword: 3, summary: 1.5, description: 1 };
/** Pairs catch what segmentation cuts differently on the two sides; they support, words lead. */
const PAIR_WEIGHT = 0.5;

/** The texts of a listing that may be quoted. */
export type Texts = Pick<MatchListing, "title" | "summary" | "description" | "keywords">;

/** The quotable texts of a listing in the order title, summary, description, keywords. */
export function fieldsOf(listing: Texts, tools: TextTools): Field[] {
  const field = (name: FieldName, text: string): Field => {
    const folded = tools.fold(text);
    return { name, folded, tokens: tools.tokenize(folded) };
  };
  return [
    field("title", listing.title),
    field("summary", listing.summary),
    field("description", listing.description),
    ...listing.keywords.map((keyword) => field("keyword", keyword)),
  ];
}

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
export function placeOf(field: FieldName, word: boolean): number {
  if (field === "description") return 0;
  return (field === "summary" ? 0 : PLACE.title) | (word ? PLACE.core : 0);
}

/** Count one field's topical terms in, leaving out what it rules out (`不含安装`): that is no topic of the listing. */
function addTerms(terms: Map<string, WeightedTerm>, field: Field, ruledOut: readonly Exclusion[], tools: TextTools): void {
  for (const token of field.tokens) {
    if (!isTopical(token, tools)) continue;
    if (ruledOut.some((one) => token.start >= one.subjectStart && token.end <= one.subjectEnd)) continue;
    const weight = FIELD_WEIGHT[field.name] * (token.kind === "pair" ? PAIR_WEIGHT : 1);
    const place = placeOf(field.name, token.kind !== "pair");
    const known = terms.get(token.term);
    if (known) {
      known.weight += weight;
      known.place |= place;
    } else terms.set(token.term, { term: token.term, weight, place });
  }
}

/** The weighted terms of a listing alone, for indexes that keep no more of it. */
export function matchTerms(texts: Texts, tools: TextTools): WeightedTerm[] {
  const terms = new Map<string, WeightedTerm>();
  for (const field of fieldsOf(texts, tools)) {
    const ruledOut = parseExclusions(field.folded.text).filter(({ kind }) => kind === "NOT");
    addTerms(terms, field, ruledOut, tools);
  }
  return [...terms.values()];
}

const NAMED_REGION: readonly [word: string, region: Region][] = [
  ["北京", "BEIJING"],
  ["天津", "TIANJIN"],
  ["河北", "HEBEI"],
];
const TRADER = /贸易商|中间商|代理商|经销商/u;

function placeExclusion(exclusion: Exclusion, field: Field, index: number, tools: TextTools): PlacedExclusion {
  const subject = field.folded.text.slice(exclusion.subjectStart, exclusion.subjectEnd);
  const words = alternatives(subject).map(({ text, at }) =>
    wordsWithin(field, exclusion.subjectStart + at, exclusion.subjectStart + at + text.length, tools),
  );
  const regions = NAMED_REGION.filter(([word]) => subject.includes(word)).map(([, region]) => region);
  return { ...exclusion, field: index, words, concepts: [], regions, traders: TRADER.test(subject) };
}

function placeQuantity(quantity: Quantity, field: Field, index: number, tools: TextTools): PlacedQuantity {
  const words = [
    ...wordsWithin(field, quantity.start - quantity.before.length, quantity.start, tools),
    ...wordsWithin(field, quantity.end, quantity.end + quantity.after.length, tools),
  ];
  const characters = [...(quantity.before + quantity.after).replace(/[\s\p{P}]/gu, "")];
  const pairs = characters.slice(0, -1).map((character, i) => character + characters[i + 1]);
  return { ...quantity, field: index, words: [...new Set(words)], pairs: [...new Set(pairs)], measures: [] };
}

/** Read a listing once: its terms by field, its measured statements, its restrictions. */
export function readListing(listing: MatchListing, tools: ReadingTools): Reading {
  const terms = new Map<string, WeightedTerm>();
  const quantities: PlacedQuantity[] = [];
  const exclusions: PlacedExclusion[] = [];
  fieldsOf(listing, tools).forEach((field, index) => {
    const stated = parseExclusions(field.folded.text);
    const ruledOut = stated.filter(({ kind }) => kind === "NOT");
    for (const exclusion of stated) exclusions.push(placeExclusion(exclusion, field, index, tools));
    for (const quantity of parseQuantities(field.folded.text)) quantities.push(placeQuantity(quantity, field, index, tools));
    addTerms(terms, field, ruledOut, tools);
  });
  return { listing, terms: [...terms.values()], focus: [], quantities, exclusions };
}

/** Read a listing and keep what scoring and quoting need. */
export function prepareListing(listing: MatchListing, tools: ReadingTools): Prepared {
  const reading = readListing(listing, tools);
  return { listing, form: toForm(reading), quantities: reading.quantities, exclusions: reading.exclusions };
}
