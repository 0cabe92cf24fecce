import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Concept } from "#lib/ontology/model/concept.ts";
import { type Difference, differencesOf } from "#lib/ontology/model/difference.ts";
import type { ConceptMove } from "#lib/ontology/model/moves.ts";
import { namesOf } from "#lib/ontology/model/names.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { readRows } from "./concept-rows.ts";
import { currentOntology } from "./current-ontology.ts";
import { listingsNaming } from "./naming-listings.ts";
import type { OpenOntology } from "./open-ontology.ts";
import { readableText } from "./recognise-text.ts";

/** Another concept as a relation names it; `known` false: taken out, or never there. */
export type Related = { name: string; known: boolean };
/** Up to so many candidates are read to count exactly; above, the index's own number is told as an estimate. */
const READ_TO_COUNT = 100;
const SAMPLE = 5;
const HISTORY = 50;

/** One act of staff on a concept. */
export type ConceptAct = { id: string; move: ConceptMove; at: Date; by: string | null; differences: Difference[] };

export type ConceptView = {
  concept: Concept;
  /** `OVER`: staff's row lies over one of the files. */
  origin: "FILE" | "STAFF" | "OVER";
  removed: boolean;
  version: number;
  relations: Record<"broader" | "narrower" | "wholes" | "parts" | "downstream" | "upstream", Related[]>;
  history: ConceptAct[];
};

/**
 * A concept by its standard term, as staff see it, also one that was taken out.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND
 */
export async function getConcept({ db, actor }: Viewing, name: string): Promise<ConceptView> {
  authorize(actor, "staff.enter", null);
  const [{ file, staff }, { ontology }] = await Promise.all([readRows(db, name), currentOntology(db)]);
  const row = staff ?? file;
  if (!row) throw new DomainError("NOT_FOUND", "no such concept");
  const related = (names: readonly string[]): Related[] =>
    names.map((one) => ({ name: one, known: ontology.idOf(one) !== undefined }));
  const pointing = (part: "broader" | "wholes" | "downstream") =>
    related(ontology.concepts.filter((one) => one[part].includes(name)).map((one) => one.name));
  const { concept } = row;
  return {
    concept,
    origin: row.origin === "FILE" ? "FILE" : file ? "OVER" : "STAFF",
    removed: row.removed,
    version: staff?.version ?? 0,
    relations: {
      broader: related(concept.broader),
      narrower: pointing("broader"),
      wholes: related(concept.wholes),
      parts: pointing("wholes"),
      downstream: related(concept.downstream),
      upstream: pointing("downstream"),
    },
    history: await historyOf(db, name),
  };
}

async function historyOf(db: Viewing["db"], name: string): Promise<ConceptAct[]> {
  const changes = await db.conceptChange.findMany({ where: { name }, orderBy: { id: "desc" }, take: HISTORY });
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(changes.flatMap(({ byUserId }) => byUserId ?? []))] } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map((person) => [person.id, person.name]));
  return changes.map(({ id, move, at, byUserId, before, after }) => ({
    id,
    // Written by this module's commands alone.
    move: move as ConceptMove,
    at,
    by: byUserId === null ? null : (nameOf.get(byUserId) ?? null),
    differences: differencesOf(before as Concept | null, after as Concept | null),
  }));
}

/** Published listings that name a concept. `exact` false: counted by their words, without reading each. */
export type Naming = { count: number; exact: boolean; sample: { code: string; title: string }[] };

/**
 * Count the published listings that name a concept, and show a few.
 * @throws {DomainError} FORBIDDEN
 */
export async function countNaming({ db, actor }: Viewing, concept: Concept): Promise<Naming> {
  authorize(actor, "staff.enter", null);
  const open = await currentOntology(db);
  const id = open.ontology.idOf(concept.name);
  if (id === undefined) return { count: 0, exact: true, sample: [] };
  const candidates = await listingsNaming(db, namesOf(concept), { published: true });
  const rows = await db.listing.findMany({
    where: { id: { in: candidates.slice(0, READ_TO_COUNT) } },
    orderBy: { id: "desc" },
    select: { code: true, title: true, summary: true, description: true, keywords: true },
  });
  const naming = rows.filter((row) => names(open, id, row));
  const exact = candidates.length <= READ_TO_COUNT;
  const sample = naming.slice(0, SAMPLE).map(({ code, title }) => ({ code, title }));
  if (exact) return { count: naming.length, exact, sample };
  return { count: Math.round((candidates.length * naming.length) / rows.length), exact, sample };
}

type Texts = { title: string; summary: string; description: string; keywords: string[] };

function names({ recognise }: OpenOntology, id: number, { title, summary, description, keywords }: Texts): boolean {
  return recognise([title, summary, description, ...keywords].map(readableText)).some(({ concept }) => concept === id);
}
