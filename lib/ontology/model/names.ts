import type { Concept } from "./concept.ts";

/** Everything a concept is called, its standard term first. */
export const namesOf = ({ name, aliases }: Pick<Concept, "name" | "aliases">): string[] => [...new Set([name, ...aliases])];
