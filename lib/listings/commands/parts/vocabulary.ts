import type { Tx } from "#lib/db/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { Term } from "#lib/taxonomy/model.ts";
import { listTerms, taxonomyOf } from "#lib/taxonomy/queries.ts";

/** The terms that a listing's content is checked against and compared by. */
export type Vocabulary = { chains: readonly Term[]; clusters: readonly Term[]; qualifications: readonly Term[] };

/**
 * Read the terms before a transaction is begun: inside one, a second connection would be asked of the pool, and a pool full of
 * transactions that each wait for one more never moves.
 */
export async function readVocabulary({ db }: Context): Promise<Vocabulary> {
  const [chains, clusters, qualifications] = await Promise.all([
    taxonomyOf(db, "chain"),
    taxonomyOf(db, "cluster"),
    taxonomyOf(db, "qualification"),
  ]);
  return { chains, clusters, qualifications };
}

/** The terms by the transaction's own connection; for bulk commands that are given one. */
export async function readVocabularyIn(tx: Tx): Promise<Vocabulary> {
  const chains = await listTerms(tx, "chain");
  const clusters = await listTerms(tx, "cluster");
  return { chains, clusters, qualifications: await listTerms(tx, "qualification") };
}
