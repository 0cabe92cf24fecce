import { keysInUse } from "#lib/db/attachments.ts";
import { holdLock } from "#lib/db/locks.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { removeStored, storedKeys } from "#lib/storage/storage.ts";
import { FORGOTTEN_AFTER_DAYS } from "../model/files.ts";

/** Stored files looked at under one lock. */
const BATCH = 500;

/**
 * Forget attachments that neither a listing nor an open revision has named for 30 days, and delete every stored file that no row
 * needs: theirs, those of deleted drafts, and those of uploads that came to nothing.
 *
 * @returns how many rows and files were deleted
 */
export async function forgetFiles(ctx: Context): Promise<number> {
  const before = new Date(ctx.now.getTime() - FORGOTTEN_AFTER_DAYS * DAY_MS);
  const rows = await ctx.db.$executeRaw`
    DELETE FROM listing_file f USING listing l
    WHERE l.id = f.listing_id AND f.created_at < ${before} AND l.updated_at < ${before}
      AND NOT f.id = ANY(COALESCE(l.file_ids, '{}'))
      AND NOT EXISTS (
        SELECT FROM revision r
        WHERE r.listing_id = l.id AND f.id = ANY(r.file_ids) AND (r.closed_at IS NULL OR r.closed_at >= ${before}))`;
  let files = 0;
  for await (const keys of storedKeys("attachments", BATCH)) files += await deleteUnused(ctx, keys);
  return rows + files;
}

async function deleteUnused(ctx: Context, keys: readonly string[]): Promise<number> {
  // A file of the last day may belong to an upload under way.
  const aDayAgo = new Date(ctx.now.getTime() - DAY_MS);
  return inTransaction(ctx.db, async (tx) => {
    await holdLock(tx, "attachments");
    const used = await keysInUse(tx, keys);
    let deleted = 0;
    for (const key of keys) if (!used.has(key) && (await removeStored(key, "attachments", aDayAgo))) deleted += 1;
    return deleted;
  });
}
