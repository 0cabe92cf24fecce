import { isAbsent } from "#lib/matching/model/absent.ts";
import type { Exclusion } from "#lib/matching/model/exclusion.ts";
import { PLACE } from "#lib/matching/model/form.ts";
import { FIELD_WEIGHT, type Field, isDenied, placeOf, type TermSums } from "#lib/matching/model/terms.ts";
import type { ConceptKind } from "#lib/ontology/model/concept.ts";
import type { Ontology } from "#lib/ontology/model/graph.ts";
import type { Recogniser } from "#lib/ontology/model/recognise.ts";

/** What reading asks of the ontology. A concept is the term `c:<name>`. */
export type Concepts = {
  recognise: Recogniser;
  term: (concept: number) => string;
  kind: (concept: number) => ConceptKind;
  ancestors: Ontology["ancestors"];
};

/** No ontology: nothing is recognised. */
export const NO_CONCEPTS: Concepts = {
  recognise: () => [],
  term: () => "",
  kind: () => "领域",
  ancestors: () => [],
};

/** Opens an ontology for matching. */
export function createConcepts({ ontology, recognise }: { ontology: Ontology; recognise: Recogniser }): Concepts {
  const terms = ontology.concepts.map(({ name }) => `c:${name}`);
  return {
    recognise,
    term: (concept) => terms[concept] ?? "",
    kind: (concept) => ontology.concepts[concept]?.kind ?? "领域",
    ancestors: ontology.ancestors,
  };
}

/** A concept where a field (counted as in fieldsOf) names it. */
export type PlacedConcept = { term: string; concept: number; kind: ConceptKind; field: number; start: number; end: number };

/** What the fields of a listing name. */
export function placeConcepts(fields: readonly Field[], concepts: Concepts): PlacedConcept[] {
  const texts = fields.map(({ folded, tokens }) => {
    const words = tokens.filter(({ kind }) => kind !== "pair" && kind !== "char");
    return { text: folded.text, boundaries: new Set(words.flatMap(({ start, end }) => [start, end])) };
  });
  return concepts
    .recognise(texts)
    .map((mention) => ({ ...mention, term: concepts.term(mention.concept), kind: concepts.kind(mention.concept) }));
}

/** A concept repeats what its words already say; it counts half of a word, each step up to what it is a kind of half again. */
const CONCEPT_WEIGHT = 0.5;
const STEP_UP = 0.5;
/** A field of trade says next to nothing about what is asked for. */
const TRADE_WEIGHT = 0.25;

/** Count named concepts, and what they are kinds of, in. */
export function addConcepts(
  terms: TermSums,
  placed: readonly PlacedConcept[],
  fields: readonly Field[],
  ruledOut: readonly (readonly Exclusion[])[],
  concepts: Concepts,
): void {
  for (const mention of placed) {
    const field = fields[mention.field];
    if (!field || isDenied(mention, ruledOut[mention.field] ?? [])) continue;
    const place = PLACE.concept | placeOf(field.name, !isAbsent(field.folded.text, mention.start, mention.end));
    const add = (concept: number, share: number) => {
      const trade = concepts.kind(concept) === "领域" ? TRADE_WEIGHT : 1;
      terms.add(concepts.term(concept), FIELD_WEIGHT[field.name] * CONCEPT_WEIGHT * share * trade, place);
    };
    add(mention.concept, 1);
    for (const { id, steps } of concepts.ancestors(mention.concept)) add(id, STEP_UP ** steps);
  }
}
