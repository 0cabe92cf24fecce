// The worker's own database: emptied between tests, with an owner's connection for what the app's role may not do.
import postgres from "postgres";

const quiet = { onnotice: () => undefined };

/** The owner of the tables, for setting up and looking; the code under test connects as the app's role. */
export const ownerSql = postgres(String(process.env.DATABASE_OWNER_URL), { max: 2, ...quiet });

/** Only the superuser may look past the triggers that keep the audit trail and frozen editions from being emptied. */
const superuserSql = postgres(String(process.env.TEST_SUPERUSER_URL), { max: 1, ...quiet });

/** Filled by migrations or `jjj migrate`, so not emptied. */
const KEPT = ["_prisma_migrations", "taxonomy_term", "index_clock", "concept", "ontology_version"];

let findFilled: string | undefined;
let shared = false;

/** Let the rows of one test stay for the next ones of this file: for long tables of cases that only read. */
export function shareRows(): void {
  shared = true;
}

/** Whether this file asked to keep rows between its tests. */
export const rowsAreShared = (): boolean => shared;

/** One query that names the tables with a row in them: tables come from the catalogue, never from a list kept by hand. */
async function queryForFilled(): Promise<string> {
  const rows = await superuserSql<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE (schemaname = 'public' AND tablename <> ALL (${KEPT}))
       OR (schemaname = 'graphile_worker' AND tablename IN ('_private_jobs', '_private_job_queues'))`;
  return rows.map(({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${name})`).join(" UNION ALL ");
}

/**
 * Empty every table and reset the sequences. Deleting the few rows of a test takes milliseconds; TRUNCATE makes new files
 * for every table and index and takes a third of a second.
 */
export async function resetDatabase(): Promise<void> {
  findFilled ??= await queryForFilled();
  const filled = await superuserSql.unsafe<{ name: string }[]>(findFilled);
  if (filled.length === 0) return;
  await superuserSql.unsafe(`
    SET session_replication_role = replica;
    ${filled.map(({ name }) => `DELETE FROM ${name};`).join("\n")}
    SET session_replication_role = DEFAULT;
    UPDATE index_clock SET version = 0;
    WITH gone AS (DELETE FROM concept WHERE origin = 'STAFF' RETURNING 1)
    UPDATE ontology_version SET version = version + 1 WHERE EXISTS (SELECT FROM gone);
    SELECT setval(format('%I.%I', schemaname, sequencename), start_value, false) FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL;
  `);
}

/** Close this worker's connections, the app's own pool included. */
export async function disconnect(): Promise<void> {
  const { db } = await import("#lib/db/client.ts");
  await Promise.all([db().$disconnect(), ownerSql.end({ timeout: 5 }), superuserSql.end({ timeout: 5 })]);
}
