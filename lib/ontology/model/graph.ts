import type { Concept } from "./concept.ts";

/**
 * How one concept stands to another, read `a is … of b`. `narrower`: a is a kind of b. `part`: a is a component of b or of a
 * kind of b. `upstream`: a goes into b. `sibling`: two kinds of one thing.
 */
export type Relation = "same" | "narrower" | "broader" | "part" | "whole" | "upstream" | "downstream" | "sibling";

/** A concept above another one and how many steps up. */
export type Ancestor = { id: number; steps: number };

/** The concepts with their relations resolved; ids count `concepts`, which are ordered by name. */
export type Ontology = {
  concepts: readonly Concept[];
  idOf: (name: string) => number | undefined;
  /** Everything the concept is a kind of, nearest first, itself left out. */
  ancestors: (id: number) => readonly Ancestor[];
  /** What it is a part of, directly. */
  wholes: (id: number) => readonly number[];
  /** What is a part of it, directly. */
  parts: (id: number) => readonly number[];
  /** What it goes into, directly. */
  downstream: (id: number) => readonly number[];
  /** null: nothing is known of the two together. */
  relation: (a: number, b: number) => Relation | null;
};

const MAX_STEPS = 4;

function resolve(
  concepts: readonly Concept[],
  ids: ReadonlyMap<string, number>,
  key: "broader" | "wholes" | "downstream",
): number[][] {
  // A name nobody has defined (staff may have removed it) is no relation.
  return concepts.map((concept, own) => concept[key].map((name) => ids.get(name) ?? own).filter((id) => id !== own));
}

function climb(start: number, broader: readonly number[][]): Ancestor[] {
  const found: Ancestor[] = [];
  const seen = new Set([start]);
  let level = [start];
  for (let steps = 1; steps <= MAX_STEPS && level.length > 0; steps++) {
    const next: number[] = [];
    for (const id of level) {
      for (const up of broader[id] ?? []) {
        if (seen.has(up)) continue;
        seen.add(up);
        found.push({ id: up, steps });
        next.push(up);
      }
    }
    level = next;
  }
  return found;
}

/** Resolve the relations of merged concepts. Cycles of `broader` end where they close; unknown names are left out. */
export function buildOntology(concepts: readonly Concept[]): Ontology {
  const ids = new Map(concepts.map(({ name }, id) => [name, id]));
  const broader = resolve(concepts, ids, "broader");
  const wholes = resolve(concepts, ids, "wholes");
  const downstream = resolve(concepts, ids, "downstream");
  const parts: number[][] = concepts.map(() => []);
  wholes.forEach((list, id) => {
    for (const whole of list) parts[whole]?.push(id);
  });
  const ancestors = concepts.map((_concept, id) => climb(id, broader));
  const above = ancestors.map((list, id) => new Set([id, ...list.map((one) => one.id)]));

  /** A relation holds between two things also when it is stated of what they are kinds of. */
  const stated = (from: readonly number[][], a: number, b: number) => {
    for (const kindOfA of above[a] ?? []) {
      for (const target of from[kindOfA] ?? []) if (above[b]?.has(target)) return true;
    }
    return false;
  };

  const relation = (a: number, b: number): Relation | null => {
    if (a === b) return "same";
    if (above[a]?.has(b)) return "narrower";
    if (above[b]?.has(a)) return "broader";
    if (stated(wholes, a, b)) return "part";
    if (stated(wholes, b, a)) return "whole";
    if (stated(downstream, a, b)) return "upstream";
    if (stated(downstream, b, a)) return "downstream";
    return broader[a]?.some((up) => broader[b]?.includes(up)) ? "sibling" : null;
  };

  return {
    concepts,
    idOf: (name) => ids.get(name),
    ancestors: (id) => ancestors[id] ?? [],
    wholes: (id) => wholes[id] ?? [],
    parts: (id) => parts[id] ?? [],
    downstream: (id) => downstream[id] ?? [],
    relation,
  };
}
