// The worker's own database: emptied between tests, with an owner's connection for what the app's role may not do.
import postgres from "postgres";

/** The owner of the tables, for setting up and looking; the code under test connects as the app's role. */
export const ownerSql = postgres(String(process.env.DATABASE_OWNER_URL), { max: 2, onnotice: () => undefined });

/** Filled by migrations or `jjj migrate`, so not emptied. */
const KEPT = ["_prisma_migrations", "taxonomy_term", "index_clock"];

let tables: string | undefined;
let shared = false;

/** Let the rows of one test stay for the next ones of this file: for long tables of cases that only read. */
export function shareRows(): void {
  shared = true;
}

/** Whether this file asked to keep rows between its tests. */
export const rowsAreShared = (): boolean => shared;

/** Empty every table, found in the catalogue, and the job queue. */
export async function resetDatabase(): Promise<void> {
  if (tables === undefined) {
    const rows = await ownerSql<{ tablename: string }[]>`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`;
    tables = rows
      .map((row) => row.tablename)
      .filter((name) => !KEPT.includes(name))
      .map((name) => `public."${name}"`)
      .join(", ");
  }
  await ownerSql.unsafe(`
    TRUNCATE ${tables} RESTART IDENTITY CASCADE;
    DELETE FROM graphile_worker._private_jobs;
    UPDATE index_clock SET version = 0;
  `);
}

/** Close this worker's connections, the app's own pool included. */
export async function disconnect(): Promise<void> {
  const { db } = await import("#lib/db/client.ts");
  await Promise.all([db().$disconnect(), ownerSql.end({ timeout: 5 })]);
}
