import type { Db } from "#lib/db/client.ts";
import { preparedIndex } from "#lib/matching/queries/prepared-index.ts";

/**
 * Have the index read its rows before the first reader asks. Call it when a web process starts and do not wait for
 * it: a failure is met again, and answered, by the first request.
 */
export function warmUpMatches(db: Db): void {
  preparedIndex({ db })
    .sync({ db })
    .catch(() => undefined);
}
