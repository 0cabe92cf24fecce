import { type PlacedConcept, placeConcepts } from "#lib/matching/model/concepts.ts";
import { parseExclusions } from "#lib/matching/model/exclusion.ts";
import { indexIn, PLACE, type ScoringForm } from "#lib/matching/model/form.ts";
import { fieldsOf, type Prepared, type ReadingTools } from "#lib/matching/model/prepared.ts";
import type { Wanted } from "#lib/matching/model/team/cover.ts";
import { FIELD_WEIGHT, type Field, isDenied } from "#lib/matching/model/terms.ts";
import { checkSpecs } from "#lib/matching/score/specs.ts";
import type { ConceptKind } from "#lib/ontology/model/concept.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Kinds of concept somebody can deliver; a field of trade, a place of use or a measure is no part of a delivery. */
const DELIVERED: readonly ConceptKind[] = ["材料", "部件", "产品", "系统", "工艺", "服务", "软件"];
/** A need is read down to so many things, the most central ones. */
const MOST_THINGS = 8;
const SPEC_WEIGHT = 1;

/** What a need asks for, each with how its own text names it. */
export type Needs = { wanted: Wanted[]; said: ReadonlyMap<string, string> };

const slice = ({ folded }: Field, from: number, to: number): string =>
  folded.original.slice(folded.start[from], folded.end[to - 1]).trim();

/** The things a text names, without what it rules out. */
function namedIn(fields: readonly Field[], tools: ReadingTools): PlacedConcept[] {
  const denied = fields.map(({ folded }) => parseExclusions(folded.text, "DEMAND").filter(({ kind }) => kind === "NOT"));
  return placeConcepts(fields, tools.concepts).filter(
    (one) => DELIVERED.includes(one.kind) && !isDenied(one, denied[one.field] ?? []),
  );
}

/** Read what a need asks for: the things it names, a kind of thing only where nothing more exact is named, and its measures. */
export function readNeeds(demand: Prepared, tools: ReadingTools): Needs {
  const fields = fieldsOf(demand.listing, tools);
  const named = namedIn(fields, tools);
  const above = new Set(named.flatMap(({ concept }) => tools.concepts.ancestors(concept).map(({ id }) => id)));
  const things = new Map<string, Wanted>();
  const said = new Map<string, string>();
  for (const { term, concept, field, start, end } of named) {
    const where = fields[field];
    if (!where || above.has(concept)) continue;
    const weight = FIELD_WEIGHT[where.name];
    const known = things.get(term);
    if (!known) said.set(term, slice(where, start, end));
    if (!known || known.weight < weight) things.set(term, { key: term, weight, thing: true });
  }
  const central = [...things.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_THINGS);
  const specs = demand.quantities.map(({ field, start, end }, i): Wanted => {
    const where = fields[field];
    said.set(`q:${i}`, where ? slice(where, start, end) : "");
    return { key: `q:${i}`, weight: SPEC_WEIGHT, thing: false };
  });
  return { wanted: [...central, ...specs], said };
}

const isCore = (form: ScoringForm, term: string): boolean => {
  const at = indexIn(form.terms, hash32(term));
  return at >= 0 && ((form.place[at] as number) & PLACE.core) !== 0;
};

/** What of a need a supply covers: things it says it is, or is a kind of, and measures it meets speaking of the same thing. */
export function coveredBy({ wanted }: Needs, demand: ScoringForm, supply: ScoringForm): Set<string> {
  const covered = new Set(wanted.filter(({ key, thing }) => thing && isCore(supply, key)).map(({ key }) => key));
  for (const { demand: asked, result, sameThing } of checkSpecs(demand.quantities, supply.quantities)) {
    if (result === "met" && sameThing >= 0.8) covered.add(`q:${asked}`);
  }
  return covered;
}

/** How a supply names a thing, or the kind of it that it offers; null when it stands only in a measure or a mask. */
export function nameIn(supply: Prepared, key: string, tools: ReadingTools): string | null {
  const fields = fieldsOf(supply.listing, tools);
  const found = namedIn(fields, tools).find(
    ({ term, concept }) => term === key || tools.concepts.ancestors(concept).some(({ id }) => tools.concepts.term(id) === key),
  );
  const field = found && fields[found.field];
  return field ? slice(field, found.start, found.end) : null;
}
