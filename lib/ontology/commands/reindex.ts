import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { Concept } from "#lib/ontology/model/concept.ts";
import { namesOf } from "#lib/ontology/model/names.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { currentOntology } from "../queries/current-ontology.ts";
import { listingsNaming } from "../queries/naming-listings.ts";

/** Rows rewritten in one transaction: the index clock is locked meanwhile. */
const AT_ONCE = 200;

/**
 * Index anew every listing that a change of one concept can touch: those with one of its old or new names in them and, since
 * a listing is also found by what its concepts are kinds of, those that name a kind of it. Doing it twice changes nothing.
 *
 * @returns how many listings were rewritten
 */
export async function reindexConcept(ctx: Context, changeId: string): Promise<number> {
  authorize(ctx.actor, "taxonomy.edit", null);
  const change = await ctx.db.conceptChange.findUnique({ where: { id: changeId } });
  if (!change) return 0;
  const [before, after] = [change.before, change.after] as (Concept | null)[];
  const names = new Set([...(before ? namesOf(before) : []), ...(after ? namesOf(after) : [])]);
  if (before?.broader.join() !== after?.broader.join()) {
    const { ontology } = await currentOntology(ctx.db);
    for (const concept of below(ontology.concepts, change.name)) for (const name of namesOf(concept)) names.add(name);
  }
  return rewrite(ctx, await listingsNaming(ctx.db, [...names]));
}

/** The concepts that are, directly or not, a kind of the named one, which itself may be gone. */
function below(concepts: readonly Concept[], name: string): Concept[] {
  const kinds = new Map<string, Concept[]>();
  for (const concept of concepts) for (const up of concept.broader) kinds.set(up, [...(kinds.get(up) ?? []), concept]);
  const found = new Set<Concept>();
  const climb = (upper: string) => {
    for (const concept of kinds.get(upper) ?? []) {
      if (found.has(concept)) continue;
      found.add(concept);
      climb(concept.name);
    }
  };
  climb(name);
  return [...found];
}

/** Index anew every listing that is shown: the files' concepts have changed. */
export async function reindexAll(ctx: Context): Promise<number> {
  authorize(ctx.actor, "taxonomy.edit", null);
  const rows = await ctx.db.listing.findMany({ where: { status: "PUBLISHED" }, select: { id: true }, orderBy: { id: "asc" } });
  return rewrite(
    ctx,
    rows.map(({ id }) => id),
  );
}

async function rewrite(ctx: Context, ids: readonly string[]): Promise<number> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = ids.slice(from, from + AT_ONCE);
    await inTransaction(ctx.db, (tx) => indexListingsIn(tx, part), { timeoutMs: 60_000 });
  }
  return ids.length;
}
