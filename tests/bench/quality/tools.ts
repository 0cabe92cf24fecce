// What listings are read with here: the product's text tools and the ontology of its files, or of another folder, or none.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createConcepts, NO_CONCEPTS } from "#lib/matching/model/concepts.ts";
import type { ReadingTools } from "#lib/matching/model/prepared.ts";
import type { Concept } from "#lib/ontology/model/concept.ts";
import { mergeConcepts, parseConcepts } from "#lib/ontology/model/parse.ts";
import { conceptFiles } from "#lib/ontology/queries/concept-files.ts";
import { openOntology } from "#lib/ontology/queries/open-ontology.ts";
import { textTools } from "#lib/text/tools.ts";

/** `told`: the ontology in a few words, for the head of a report. */
export type BenchTools = { tools: ReadingTools; told: string };

function readFolder(folder: string): { concepts: Concept[]; digest: string } {
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), "utf8"));
  const digest = createHash("sha256").update(JSON.stringify(texts)).digest("hex");
  return { concepts: mergeConcepts(texts.flatMap((text) => parseConcepts(text).concepts)), digest };
}

/** Open the ontology: null that of the product's files, `none` no concepts at all, else a folder of concept files. */
export function benchTools(source: string | null): BenchTools {
  if (source === "none") return { tools: { ...textTools, concepts: NO_CONCEPTS }, told: "不用本体" };
  const files = conceptFiles();
  const { concepts, digest } = source === null ? { concepts: files.read(), digest: files.digest } : readFolder(source);
  const opened = createConcepts(openOntology(concepts, 0n));
  return { tools: { ...textTools, concepts: opened }, told: `本体 ${concepts.length} 个概念（${digest.slice(0, 8)}）` };
}
