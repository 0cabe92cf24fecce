import type { Viewing } from "#lib/kernel/context.ts";
import type { Concept } from "#lib/ontology/model/concept.ts";
import type { Ontology } from "#lib/ontology/model/graph.ts";
import { namesOf } from "#lib/ontology/model/names.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { foldText } from "#lib/text/fold.ts";
import { readRemoved } from "./concept-rows.ts";
import { currentOntology } from "./current-ontology.ts";

/** Concepts that a search lists at most. */
export const SEARCH_LIMIT = 50;

type FoldedName = { key: string; concept: Concept; standard: boolean };
const folded = new WeakMap<Ontology, FoldedName[]>();

/** Every name in the form in which names are compared, once an ontology. */
function foldedNames(ontology: Ontology): FoldedName[] {
  let names = folded.get(ontology);
  if (!names) {
    names = ontology.concepts.flatMap((concept) =>
      namesOf(concept).map((name) => ({ key: foldText(name), concept, standard: name === concept.name })),
    );
    folded.set(ontology, names);
  }
  return names;
}

/** One concept in a list. */
export type ConceptLine = { name: string; kind: string; aliases: readonly string[]; removed: boolean };

const toLine = ({ name, kind, aliases }: Concept, removed = false): ConceptLine => ({ name, kind, aliases, removed });

/**
 * Concepts with a name like this: the very name first, then names that begin with it, then names that contain it; standard terms
 * before other names, shorter ones first. Those taken out are found by their standard term.
 *
 * @throws {DomainError} FORBIDDEN
 */
export async function searchConcepts({ db, actor }: Viewing, q: string): Promise<{ total: number; items: ConceptLine[] }> {
  authorize(actor, "staff.enter", null);
  const wanted = foldText(q).trim();
  if (wanted === "") return { total: 0, items: [] };
  const { ontology } = await currentOntology(db);
  const rank = new Map<Concept, number>();
  for (const { key, concept, standard } of foldedNames(ontology)) {
    const at = key.indexOf(wanted);
    if (at < 0) continue;
    const place = (key === wanted ? 0 : at === 0 ? 2_000 : 4_000) + (standard ? 0 : 1_000) + key.length;
    rank.set(concept, Math.min(place, rank.get(concept) ?? place));
  }
  const found = [...rank].sort(([a, left], [b, right]) => left - right || (a.name < b.name ? -1 : 1)).map(([one]) => toLine(one));
  const removed = (await readRemoved(db)).filter(({ name }) => foldText(name).includes(wanted)).map((one) => toLine(one, true));
  return { total: found.length + removed.length, items: [...found, ...removed].slice(0, SEARCH_LIMIT) };
}

/** A field of trade with the fields directly below it; `size` counts every concept below. */
export type FieldOfTrade = { name: string; size: number; fields: { name: string; size: number }[] };

/**
 * The top of the tree: fields of trade that belong to no other one; with the size of the whole and what staff took out.
 * @throws {DomainError} FORBIDDEN
 */
export async function browseConcepts({ db, actor }: Viewing) {
  authorize(actor, "staff.enter", null);
  const [{ ontology }, removed, changes] = await Promise.all([
    currentOntology(db),
    readRemoved(db),
    db.conceptChange.findMany({ orderBy: { id: "desc" }, take: 10, select: { id: true, name: true, move: true, at: true } }),
  ]);
  const { concepts } = ontology;
  const sizes = concepts.map(() => 0);
  concepts.forEach((_concept, id) => {
    for (const above of ontology.ancestors(id)) sizes[above.id] = (sizes[above.id] ?? 0) + 1;
  });
  const isField = ({ kind }: Concept) => kind === "领域";
  const size = (name: string) => sizes[ontology.idOf(name) ?? -1] ?? 0;
  const fields = concepts.filter(isField);
  const tops = fields.filter(({ broader }) => !broader.some((name) => fields.some((field) => field.name === name)));
  const tree: FieldOfTrade[] = tops.map(({ name }) => ({
    name,
    size: size(name),
    fields: fields.filter(({ broader }) => broader.includes(name)).map((field) => ({ name: field.name, size: size(field.name) })),
  }));
  return {
    count: concepts.length,
    names: concepts.reduce((sum, concept) => sum + namesOf(concept).length, 0),
    tree: tree.sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1)),
    removed: removed.map((one) => toLine(one, true)),
    changes,
  };
}
