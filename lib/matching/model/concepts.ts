import type { ConceptKind } from "#lib/ontology/model/concept.ts";
import type { Ontology, Relation } from "#lib/ontology/model/graph.ts";
import { createRecogniser, type Mention, type RecognisableText } from "#lib/ontology/model/recognise.ts";
import { hash32 } from "#lib/text/hash.ts";

/** What reading and scoring ask of the ontology. Terms of concepts are `c:<name>`, compared by their hash. */
export type Concepts = {
  /** Concepts named in the folded texts of a listing. */
  mentions: (fields: readonly RecognisableText[]) => Mention[];
  term: (concept: number) => string;
  kind: (concept: number) => ConceptKind;
  ancestors: (concept: number) => readonly { id: number; steps: number }[];
  /** How the concept of one hash stands to that of another one; null when either is none, or nothing is known. */
  relation: (a: number, b: number) => Relation | null;
};

/** No ontology: nothing is recognised. */
export const NO_CONCEPTS: Concepts = {
  mentions: () => [],
  term: () => "",
  kind: () => "领域",
  ancestors: () => [],
  relation: () => null,
};

/** Opens an ontology for matching; `fold` brings names into the form texts come in. Relations are remembered once asked. */
export function createConcepts(ontology: Ontology, fold: (text: string) => string): Concepts {
  const terms = ontology.concepts.map(({ name }) => `c:${name}`);
  const ids = new Map(terms.map((term, id) => [hash32(term), id]));
  const size = terms.length;
  const known = new Map<number, Relation | null>();
  const relation = (a: number, b: number): Relation | null => {
    const left = ids.get(a);
    const right = ids.get(b);
    if (left === undefined || right === undefined) return null;
    const key = left * size + right;
    let found = known.get(key);
    if (found === undefined) {
      found = ontology.relation(left, right);
      known.set(key, found);
    }
    return found;
  };
  return {
    mentions: createRecogniser(ontology, fold),
    term: (concept) => terms[concept] ?? "",
    kind: (concept) => ontology.concepts[concept]?.kind ?? "领域",
    ancestors: ontology.ancestors,
    relation,
  };
}
