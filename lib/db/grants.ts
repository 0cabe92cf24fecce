import pg from "pg";

const identifier = (name: string) => `"${name.replace(/"/g, '""')}"`;

/**
 * Give the app's role what it needs and no more: rows of every table, no DDL, nothing but INSERT and SELECT on the audit
 * trail. Run after every migration as the owner; running it again changes nothing.
 *
 * The queue's tables have row security on and no policy, so that without the policies made here `add_job` fails for
 * everyone but their owner.
 */
export async function applyGrants({ ownerUrl, appRole }: { ownerUrl: string; appRole: string }): Promise<void> {
  const app = identifier(appRole);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(`
      GRANT USAGE ON SCHEMA public TO ${app};
      REVOKE CREATE ON SCHEMA public FROM ${app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${app};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${app};
      REVOKE ALL ON _prisma_migrations FROM ${app};
      GRANT SELECT ON _prisma_migrations TO ${app};
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM ${app};
      GRANT USAGE ON SCHEMA graphile_worker TO ${app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${app};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${app};
    `);
    const { rows } = await client.query<{ relname: string }>(
      "SELECT relname FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity",
    );
    for (const { relname } of rows) {
      const table = `graphile_worker.${identifier(relname)}`;
      await client.query(`DROP POLICY IF EXISTS jjj_app ON ${table}`);
      await client.query(`CREATE POLICY jjj_app ON ${table} FOR ALL TO ${app} USING (true) WITH CHECK (true)`);
    }
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
