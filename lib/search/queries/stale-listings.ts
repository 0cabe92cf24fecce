import type { Db, Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { INDEX_FORMAT } from "#lib/search/memory/format.ts";
import { TOKENIZER_VERSION } from "#lib/text/tokenizer.ts";

const TIMEOUT_MS = 60_000;

/**
 * Ids of listings whose terms were never written, or written in an older format, in order of id; all of them with `all`.
 */
export async function listStaleListings(
  db: Db,
  { all, after, limit }: { all: boolean; after: string | null; limit: number },
): Promise<string[]> {
  // Reads the whole list when nothing is stale, half a second for 100,000: more than an ordinary statement may take when it is longer.
  const find = (tx: Tx) => tx.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM listing l
      JOIN organization o ON o.id = l.organization_id
      LEFT JOIN listing_terms t ON t.listing_id = l.id
      LEFT JOIN listing_form f ON f.listing_id = l.id
    WHERE (${after}::uuid IS NULL OR l.id > ${after}::uuid)
      AND (${all} OR t.listing_id IS NULL OR t.tokenizer_version <> ${TOKENIZER_VERSION}
        OR (l.status = 'PUBLISHED' AND o.verification <> 'SUSPENDED' AND f.format IS DISTINCT FROM ${INDEX_FORMAT}))
    ORDER BY l.id LIMIT ${limit}`;
  const rows = await inTransaction(db, find, { timeoutMs: TIMEOUT_MS });
  return rows.map(({ id }) => id);
}

/** Whether the stored rows are the whole list: after an update of the product some may wait to be written anew. */
export async function isListWhole(db: Db): Promise<boolean> {
  return (await listStaleListings(db, { all: false, after: null, limit: 1 })).length === 0;
}
