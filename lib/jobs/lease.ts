import type { Db } from "#lib/db/client.ts";

/**
 * A worker that dies leaves its jobs locked, and the queue itself frees them only after four hours. So a living worker renews
 * its locks as a lease, and every worker frees what nobody has renewed for this long.
 */
export const LEASE_SECONDS = 45;
/** How often locks are renewed and abandoned ones looked for: two beats may be missed. */
export const BEAT_MS = 15_000;

/** Keep every job that this pool has under way. */
export async function renewLocks(db: Db, poolId: string): Promise<void> {
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now() WHERE locked_by = ${poolId}`;
}

/** Give back the jobs whose worker is gone; they run again, which their reactions bear. @returns how many */
export async function freeAbandonedJobs(db: Db): Promise<number> {
  return db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, run_at = greatest(run_at, now())
    WHERE locked_at < now() - make_interval(secs => ${LEASE_SECONDS}::float8)`;
}
