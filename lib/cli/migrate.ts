import { runMigrations } from "graphile-worker";
import pg from "pg";
import { createClient } from "#lib/db/client.ts";
import { applyGrants } from "#lib/db/grants.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/catalogue.ts";
import { seedOntology } from "#lib/ontology/commands/seed-ontology.ts";
import { SYSTEM } from "#lib/policies/actor.ts";
import { seedTaxonomies } from "#lib/taxonomy/commands.ts";
import { runPrisma } from "../../scripts/prisma.mjs";
import { type CliCommand, CliError } from "./command.ts";

/** Two migrations at once would race for the queue's schema and the grants; any number will do, it only has to be ours. */
const MIGRATION_LOCK = 7_421_600_117n;

const roleOf = (url: string) => decodeURIComponent(new URL(url).username);

/**
 * Bring a database to the present schema: Prisma's migrations, the queue's own, the rights of the app's role, the files'
 * taxonomies and concepts. Running it again changes nothing.
 *
 * @throws {CliError} when a migration fails, with Prisma's own words.
 */
export async function migrateDatabase(target: { ownerUrl: string; appUrl: string; quiet?: boolean }): Promise<void> {
  const { ownerUrl, appUrl, quiet = false } = target;
  const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
  const { code, output } = await runPrisma(["migrate", "deploy"], { env, stdio: "pipe" });
  if (code !== 0) throw new CliError(`数据库迁移失败：\n${output.trim()}`);
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await runMigrations({ connectionString: ownerUrl });
    if (roleOf(ownerUrl) !== roleOf(appUrl)) await applyGrants({ ownerUrl, appRole: roleOf(appUrl) });
    else if (!quiet) process.stderr.write("提醒：DATABASE_OWNER_URL 与 DATABASE_URL 是同一账号，应用因此可以改动审计记录。\n");
    const owner = createClient(ownerUrl, 1);
    try {
      await seedTaxonomies(owner);
      await seedOntology({ db: owner, actor: SYSTEM, now: new Date(), locale: DEFAULT_LOCALE, address: null });
    } finally {
      await owner.$disconnect();
    }
  } finally {
    await lock.end();
  }
}

export const command: CliCommand = {
  summary: "把数据库升级到当前结构，并授予应用账号应有的权限",
  usage: [""],
  async run(call) {
    const { env } = await import("#lib/env.ts");
    const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl } = env();
    await migrateDatabase({ ownerUrl, appUrl });
    call.answer({ migrated: true }, "数据库已是最新结构");
    return 0;
  },
};
