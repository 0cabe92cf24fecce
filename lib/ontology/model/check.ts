import type { Concept } from "./concept.ts";
import { namesOf } from "./names.ts";

/** What is wrong with a concept beside the others, at the field where it was written. */
export type ConceptProblem =
  | { path: "broader" | "wholes" | "downstream"; reason: "UNKNOWN" | "SELF"; name: string }
  | { path: "broader"; reason: "CYCLE"; name: string }
  | { path: "name" | "aliases"; reason: "TAKEN"; name: string; by: string }
  | { path: "name" | "aliases"; reason: "TOO_SHORT"; name: string }
  | { path: "contexts"; reason: "NOT_ITS_NAME"; name: string };

/**
 * Look at a concept beside all others. What stood in it before is not complained of again: the files may have settled it
 * elsewhere.
 *
 * @param before the concept as it counted until now; null for a new one
 * @param fold brings names into the form in which they are compared
 */
export function problemsOf(
  concept: Concept,
  before: Concept | null,
  concepts: readonly Concept[],
  fold: (text: string) => string,
): ConceptProblem[] {
  const others = concepts.filter(({ name }) => name !== concept.name);
  return [
    ...relationProblems(concept, before, others),
    ...nameProblems(concept, before, others, fold),
    ...concept.contexts
      .filter((context) => !namesOf(concept).includes(context.name))
      .map(({ name }): ConceptProblem => ({ path: "contexts", reason: "NOT_ITS_NAME", name })),
  ];
}

function relationProblems(concept: Concept, before: Concept | null, others: readonly Concept[]): ConceptProblem[] {
  const known = new Map(others.map((one) => [one.name, one]));
  const found: ConceptProblem[] = [];
  for (const path of ["broader", "wholes", "downstream"] as const) {
    for (const name of concept[path]) {
      if (name === concept.name) found.push({ path, reason: "SELF", name });
      else if (!known.has(name) && !before?.[path].includes(name)) found.push({ path, reason: "UNKNOWN", name });
    }
  }
  const reaches = (from: string, seen: Set<string>): boolean => {
    if (from === concept.name) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (known.get(from)?.broader ?? []).some((up) => reaches(up, seen));
  };
  for (const name of concept.broader) {
    if (name !== concept.name && reaches(name, new Set())) found.push({ path: "broader", reason: "CYCLE", name });
  }
  return found;
}

function nameProblems(
  concept: Concept,
  before: Concept | null,
  others: readonly Concept[],
  fold: (text: string) => string,
): ConceptProblem[] {
  const key = (name: string) => fold(name).trim();
  const owners = new Map<string, string>();
  for (const other of others) for (const name of namesOf(other)) owners.set(key(name), other.name);
  const withContext = (one: Concept | null, name: string) => one?.contexts.some((context) => context.name === name) ?? false;
  const found: ConceptProblem[] = [];
  for (const name of namesOf(concept)) {
    const path = name === concept.name ? "name" : "aliases";
    const by = owners.get(key(name));
    if (key(name).length < 2) found.push({ path, reason: "TOO_SHORT", name });
    const settledBefore = before !== null && namesOf(before).includes(name) && !withContext(before, name);
    if (by !== undefined && !withContext(concept, name) && !settledBefore) found.push({ path, reason: "TAKEN", name, by });
  }
  return found;
}
