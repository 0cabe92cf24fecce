import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Concept } from "#lib/ontology/model/concept.ts";
import { mergeConcepts, parseConcepts } from "#lib/ontology/model/parse.ts";
import { type OpenOntology, openOntology } from "./open-ontology.ts";

/** Beside the sources: read by the command line, tests and measurements, never by a built web process. */
const FOLDER = path.resolve(import.meta.dirname, "../data");

/** The concept files of the product: SHA-256 (hex) of all of them, and their concepts, read when asked for. */
export function conceptFiles(): { digest: string; read: () => Concept[] } {
  const texts = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => readFileSync(path.join(FOLDER, file), "utf8"));
  const digest = createHash("sha256").update(JSON.stringify(texts)).digest("hex");
  return { digest, read: () => mergeConcepts(texts.flatMap((text) => parseConcepts(text).concepts)) };
}

/** The ontology of the files alone, without a database: for pure tests and measurements. */
export function loadOntologyFiles(): OpenOntology {
  return openOntology(conceptFiles().read(), 0n);
}
