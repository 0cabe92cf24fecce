import type { Concept } from "#lib/ontology/model/concept.ts";
import { buildOntology, type Ontology } from "#lib/ontology/model/graph.ts";
import { createRecogniser, type Recogniser } from "#lib/ontology/model/recognise.ts";
import { foldText } from "#lib/text/fold.ts";

/** The concepts of one version with their relations resolved and the finder of their names. */
export type OpenOntology = { ontology: Ontology; recognise: Recogniser; version: bigint };

/** Make an ontology ready for use; `version` says which state of the concepts it is. */
export function openOntology(concepts: readonly Concept[], version: bigint): OpenOntology {
  const ontology = buildOntology(concepts);
  return { ontology, recognise: createRecogniser(ontology, foldText), version };
}
