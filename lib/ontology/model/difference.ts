import type { Concept } from "./concept.ts";

/** The parts of a concept that may change. */
export const CONCEPT_PARTS = ["kind", "aliases", "broader", "wholes", "downstream", "contexts"] as const;
export type ConceptPart = (typeof CONCEPT_PARTS)[number];

/** What one part gained and lost. */
export type Difference = { part: ConceptPart; added: string[]; dropped: string[] };

function itemsOf(concept: Concept | null, part: ConceptPart): string[] {
  if (concept === null) return [];
  if (part === "kind") return [concept.kind];
  if (part === "contexts") return concept.contexts.map(({ name, words }) => `${name}：${words.join("、")}`);
  return [...concept[part]];
}

/** What changed between two states of a concept, part by part; a state that is not there has nothing in it. */
export function differencesOf(before: Concept | null, after: Concept | null): Difference[] {
  return CONCEPT_PARTS.map((part) => {
    const [old, fresh] = [itemsOf(before, part), itemsOf(after, part)];
    return { part, added: fresh.filter((item) => !old.includes(item)), dropped: old.filter((item) => !fresh.includes(item)) };
  }).filter(({ added, dropped }) => added.length + dropped.length > 0);
}
