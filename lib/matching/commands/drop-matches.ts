import type { Db } from "#lib/db/client.ts";

/** Rows deleted in one statement: keeps each far below its time limit. */
const AT_ONCE = 20_000;

/** Delete the rows of an ended run; the run itself stays as history. Called by commands that have authorised it. */
export async function dropMatches(db: Db, runId: string): Promise<void> {
  for (;;) {
    const deleted = await db.$executeRaw`
      DELETE FROM match WHERE (run_id, listing_id, rank) IN
        (SELECT run_id, listing_id, rank FROM match WHERE run_id = ${runId}::uuid LIMIT ${AT_ONCE})`;
    if (deleted < AT_ONCE) return;
  }
}
