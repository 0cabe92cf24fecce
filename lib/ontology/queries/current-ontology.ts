import type { Db, Tx } from "#lib/db/client.ts";
import { readConcepts } from "./concept-rows.ts";
import { type OpenOntology, openOntology } from "./open-ontology.ts";

/** The version of the concepts as committed (in a transaction: as it has them). 0 before the first migration has filled them. */
export async function ontologyVersion(db: Db | Tx): Promise<bigint> {
  const row = await db.ontologyVersion.findUnique({ where: { id: 1 }, select: { version: true } });
  return row?.version ?? 0n;
}

type Held = { version: bigint; open: Promise<OpenOntology> };
const holder = globalThis as typeof globalThis & { jjjOntology?: WeakMap<Db, Held> };

/**
 * The ontology as it counts now: the files' concepts with staff's laid over them. Kept by the process and read again when its
 * version has moved; asking costs one look at a single row.
 *
 * @param reader the transaction to read in, when one is open and has changed no concept: a second connection would have to be waited for.
 */
export async function currentOntology(db: Db, reader: Db | Tx = db): Promise<OpenOntology> {
  holder.jjjOntology ??= new WeakMap();
  const version = await ontologyVersion(reader);
  const held = holder.jjjOntology.get(db);
  if (held?.version === version) return held.open;
  const open = readConcepts(reader).then((concepts) => openOntology(concepts, version));
  const entry = { version, open };
  holder.jjjOntology.set(db, entry);
  open.catch(() => {
    if (holder.jjjOntology?.get(db) === entry) holder.jjjOntology.delete(db);
  });
  return open;
}
