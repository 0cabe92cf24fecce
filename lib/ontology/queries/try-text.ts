import type { Viewing } from "#lib/kernel/context.ts";
import { truncate } from "#lib/kernel/text.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { TRIAL_MAX } from "../schema.ts";
import { currentOntology } from "./current-ontology.ts";
import { markConcepts, type Piece } from "./recognise-text.ts";

const CODE = /^JJJ-\d{4}-[SD]-\d+$/u;

/** What the recogniser finds in a text: the text in pieces, and each concept with the words that named it. */
export type Trial = {
  texts: Piece[][];
  concepts: { name: string; kind: string; matched: string[]; above: string[] }[];
  /** The text was longer than the trial takes. */
  cut: boolean;
};

/**
 * Try the recogniser on a text, or on a listing named by its code; null when there is no such listing.
 * @throws {DomainError} FORBIDDEN
 */
export async function tryText({ db, actor }: Viewing, input: string): Promise<Trial | null> {
  authorize(actor, "staff.enter", null);
  const code = input.trim().toUpperCase();
  if (!CODE.test(code)) return recognised(db, [truncate(input, TRIAL_MAX)], truncate(input, TRIAL_MAX) !== input);
  const listing = await db.listing.findUnique({
    where: { code },
    select: { title: true, summary: true, description: true, keywords: true },
  });
  if (!listing) return null;
  const { title, summary, description, keywords } = listing;
  return recognised(db, [title, summary, description, ...keywords].filter(Boolean), false);
}

async function recognised(db: Viewing["db"], texts: readonly string[], cut: boolean): Promise<Trial> {
  const open = await currentOntology(db);
  const { ontology } = open;
  const marked = markConcepts(open, texts);
  const byName = new Map<string, Set<string>>();
  for (const { text, concept } of marked.flat()) {
    if (concept !== null) byName.set(concept, (byName.get(concept) ?? new Set()).add(text));
  }
  const concepts = [...byName].map(([name, matched]) => {
    const id = ontology.idOf(name) ?? -1;
    const above = ontology.ancestors(id).map((one) => ontology.concepts[one.id]?.name ?? "");
    return { name, kind: ontology.concepts[id]?.kind ?? "", matched: [...matched], above };
  });
  return { texts: marked, concepts, cut };
}
