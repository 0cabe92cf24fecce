import type { Region } from "#lib/db/generated/enums.ts";
import { addConcepts, type Concepts, type PlacedConcept, placeConcepts } from "#lib/matching/model/concepts.ts";
import { alternatives, type Exclusion, parseExclusions } from "#lib/matching/model/exclusion.ts";
import { PLACE, type ScoringForm, TRAIT } from "#lib/matching/model/form.ts";
import type { FieldName, MatchListing } from "#lib/matching/model/listing.ts";
import { magnitudeTerms } from "#lib/matching/model/magnitude.ts";
import { bareMaterials, materialsOf } from "#lib/matching/model/materials.ts";
import { isPresent, propertiesOf } from "#lib/matching/model/property.ts";
import { inverted, parseQuantities, type Quantity } from "#lib/matching/model/quantity.ts";
import {
  addWords,
  FIELD_WEIGHT,
  type Field,
  isDenied,
  TermSums,
  type TextTools,
  type WeightedTerm,
  wordsWithin,
} from "#lib/matching/model/terms.ts";
import { toForm } from "#lib/matching/model/to-form.ts";
import { traitsOf, traitsRefused } from "#lib/matching/model/traits.ts";

/** Everything reading needs: text tools and the ontology. */
export type ReadingTools = TextTools & { concepts: Concepts };

/** `field` counts the fields of fieldsOf. `words`, `pairs` (of characters, and families of properties) and `measures` (terms of concepts) name what is measured. */
export type PlacedQuantity = Quantity & {
  field: number;
  words: readonly string[];
  pairs: readonly string[];
  measures: readonly string[];
};

/** `words`: content words of each alternative named. `concepts`: terms of concepts and materials named. `regions`, `traits` (bits of TRAIT): what else. */
export type PlacedExclusion = Exclusion & {
  field: number;
  words: readonly (readonly string[])[];
  concepts: readonly string[];
  regions: readonly Region[];
  traits: number;
};

/** The texts of a listing that may be quoted, and who speaks. */
export type Texts = Pick<MatchListing, "title" | "summary" | "description" | "keywords"> & Partial<Pick<MatchListing, "side">>;

/** Texts as they were read, in words. */
export type TextReading = {
  terms: readonly WeightedTerm[];
  quantities: readonly PlacedQuantity[];
  exclusions: readonly PlacedExclusion[];
};
/** A listing as it was read. */
export type Reading = TextReading & { listing: MatchListing /** Bits of TRAIT that the listing shows. */; traits: number };

/** A listing as matching keeps it: numbers to score with, statements with their places to quote from. */
export type Prepared = {
  listing: MatchListing;
  form: ScoringForm;
  quantities: readonly PlacedQuantity[];
  exclusions: readonly PlacedExclusion[];
};

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

const NAMED_REGION: readonly [word: string, region: Region][] = [
  ["北京", "BEIJING"],
  ["天津", "TIANJIN"],
  ["河北", "HEBEI"],
];

const within = (concepts: readonly PlacedConcept[], field: number, from: number, to: number) =>
  concepts.filter((one) => one.field === field && one.start >= from && one.end <= to);

type Place = { field: Field; index: number; concepts: readonly PlacedConcept[]; tools: TextTools };

function placeExclusion(exclusion: Exclusion, { field, index, concepts, tools }: Place): PlacedExclusion {
  const { subjectStart, subjectEnd } = exclusion;
  const subject = field.folded.text.slice(subjectStart, subjectEnd);
  if (exclusion.everyone) return { ...exclusion, field: index, words: [], concepts: [], regions: [], traits: TRAIT.asker };
  const words = alternatives(subject).map(({ text, at }) =>
    wordsWithin(field, subjectStart + at, subjectStart + at + text.length, tools),
  );
  const named = within(concepts, index, subjectStart, subjectEnd).map(({ term }) => term);
  return {
    ...exclusion,
    field: index,
    words,
    concepts: [...named, ...bareMaterials(field, subjectStart, subjectEnd)],
    regions: NAMED_REGION.filter(([word]) => subject.includes(word)).map(([, region]) => region),
    traits: traitsRefused(field.folded.text.slice(exclusion.start, exclusion.end), subject),
  };
}

function placeQuantity(quantity: Quantity, { field, index, concepts, tools }: Place): PlacedQuantity {
  const [from, to] = [quantity.start - quantity.before.length, quantity.end + quantity.after.length];
  const words = [...wordsWithin(field, from, quantity.start, tools), ...wordsWithin(field, quantity.end, to, tools)];
  const characters = [...(quantity.before + quantity.after).replace(/[\s\p{P}]/gu, "")];
  const pairs = characters.slice(0, -1).map((character, i) => character + characters[i + 1]);
  const measures = within(concepts, index, from, to).filter(({ kind }) => kind === "指标");
  return {
    ...quantity,
    field: index,
    words: [...new Set(words)],
    pairs: [...new Set([...pairs, ...propertiesOf(quantity.dimension, quantity.before + quantity.after)])],
    measures: [...new Set(measures.map(({ term }) => term))],
  };
}

/** Read texts once: their terms by field, their measured statements, their restrictions. */
export function readTexts(texts: Texts, tools: ReadingTools): TextReading {
  const terms = new TermSums();
  const quantities: PlacedQuantity[] = [];
  const exclusions: PlacedExclusion[] = [];
  const fields = fieldsOf(texts, tools);
  const concepts = placeConcepts(fields, tools.concepts);
  const denied = fields.map((field, index) => {
    const place: Place = { field, index, concepts, tools };
    const stated = parseExclusions(field.folded.text, texts.side);
    const ruledOut = stated.filter(({ kind }) => kind === "NOT");
    for (const exclusion of stated) exclusions.push(placeExclusion(exclusion, place));
    addWords(terms, field, ruledOut, tools);
    for (const quantity of parseQuantities(field.folded.text)) {
      const denied = isDenied(quantity, ruledOut);
      const stated = denied ? inverted(quantity) : quantity;
      if (stated && !(texts.side === "DEMAND" && isPresent(stated))) quantities.push(placeQuantity(stated, place));
      if (denied) continue;
      for (const { term, share } of magnitudeTerms(quantity)) terms.add(term, FIELD_WEIGHT[field.name] * share, 0);
    }
    if (field.name !== "description") for (const term of materialsOf(field.folded.text)) terms.add(term, 0, PLACE.core);
    return ruledOut;
  });
  addConcepts(terms, concepts, fields, denied, tools.concepts);
  return { terms: terms.list(), quantities, exclusions };
}

/** The weighted terms by which texts are found, for indexes that keep no more of a listing: single characters only rank. */
export const matchTerms = (texts: Texts, tools: ReadingTools): readonly WeightedTerm[] =>
  readTexts(texts, tools).terms.filter(({ place }) => (place & PLACE.sign) === 0);

/** Read a listing and keep what scoring and quoting need. */
export function prepareListing(listing: MatchListing, tools: ReadingTools): Prepared {
  const { terms, quantities, exclusions } = readTexts(listing, tools);
  return {
    listing,
    form: toForm({ listing, traits: traitsOf(listing, tools), terms, quantities, exclusions }),
    quantities,
    exclusions,
  };
}
