// The PostgreSQL of the tests: one `fast` cluster a clone, shared by simultaneous runs, with a migrated template database.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { migrateDatabase } from "#lib/cli/migrate.ts";
import { type EmbeddedServer, startEmbedded } from "../../scripts/embedded-postgres.mjs";
import { withLock } from "../../scripts/support/processes.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Where a clone keeps its test cluster and the files its tests write. */
export const testFolder = path.join(root, ".data", "test");

/** Whatever the template is made of: a change in any of these makes a new one. */
const TEMPLATE_SOURCES = [
  "prisma/migrations",
  "lib/db/grants.ts",
  "lib/cli/migrate.ts",
  "lib/taxonomy",
  "lib/ontology/data",
  "lib/ontology/commands",
];
const TEMPLATES_KEPT = 3;

function hashOf(file: string, hash = createHash("sha256")) {
  const absolute = path.join(root, file);
  const children = existsSync(absolute) && !/\.\w+$/.test(file) ? readdirSync(absolute).sort() : null;
  if (children) for (const child of children) hashOf(path.join(file, child), hash);
  else hash.update(file).update(existsSync(absolute) ? readFileSync(absolute) : "");
  return hash;
}

/** Run statements one by one as the superuser of the test cluster. */
export async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function startCluster(): Promise<EmbeddedServer> {
  mkdirSync(testFolder, { recursive: true });
  try {
    return await startEmbedded({ dataDir: testFolder, fast: true });
  } catch (error) {
    // Without fsync a power cut may leave the test cluster broken. Nothing in it is worth keeping.
    if (!/没有启动/.test(String(error))) throw error;
    const { store } = JSON.parse(readFileSync(path.join(testFolder, "postgres.json"), "utf8"));
    rmSync(store, { recursive: true, force: true });
    rmSync(path.join(testFolder, "postgres.json"), { force: true });
    return startEmbedded({ dataDir: testFolder, fast: true });
  }
}

/** Start the test cluster and make the template of the present migrations unless it exists. */
export async function startTestCluster(): Promise<{ server: EmbeddedServer; template: string }> {
  const server = await startCluster();
  const digest = createHash("sha256");
  for (const source of TEMPLATE_SOURCES) digest.update(hashOf(source).digest());
  const template = `tpl_${digest.digest("hex").slice(0, 12)}`;
  await withLock(path.join(testFolder, "template.lock"), () =>
    asSuperuser(server.superuserUrl(), async (client) => {
      const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE 'tpl\\_%' ORDER BY oid DESC");
      const present = rows.map((row) => String(row.datname));
      if (present.includes(template)) return;
      const draft = `draft_${template}`;
      await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${draft} OWNER jjj_owner`);
      await migrateDatabase({ ownerUrl: server.ownerUrl(draft), appUrl: server.appUrl(draft), quiet: true });
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
      for (const old of present.slice(TEMPLATES_KEPT - 1)) await client.query(`DROP DATABASE IF EXISTS ${old} WITH (FORCE)`);
    }),
  );
  return { server, template };
}
