import type { Db } from "#lib/db/client.ts";
import { createConcepts } from "#lib/matching/model/concepts.ts";
import type { ReadingTools } from "#lib/matching/model/prepared.ts";
import { currentOntology } from "#lib/ontology/queries/current-ontology.ts";
import type { OpenOntology } from "#lib/ontology/queries/open-ontology.ts";
import { textTools } from "#lib/text/tools.ts";

const opened = new WeakMap<OpenOntology, ReadingTools>();

/** Text tools with an ontology opened for matching; the same ontology always gives the same object. */
export function readingToolsWith(open: OpenOntology): ReadingTools {
  let tools = opened.get(open);
  if (!tools) {
    tools = { ...textTools, concepts: createConcepts(open) };
    opened.set(open, tools);
  }
  return tools;
}

/** The tools with which every listing is read now: those of the concepts as committed. */
export const readingToolsOf = async (db: Db): Promise<ReadingTools> => readingToolsWith(await currentOntology(db));
