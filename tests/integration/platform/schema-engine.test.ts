import { execFile } from "node:child_process";
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testFolder } from "../../support/test-cluster.ts";

const root = path.resolve(testFolder, "../..");
const project = path.join(testFolder, `schema-engine-${process.pid}`);
const database = `w_${process.pid}_engine`;
const addressOf = (name: string) => String(process.env.TEST_SUPERUSER_URL).replace(/[^/]+$/, name);
const sql = postgres(addressOf("postgres"), { max: 1, onnotice: () => undefined });

type Answer = { code: number; stdout: string; stderr: string };

/** Prisma's unmodified command line, in the small project, with our engine. */
async function prisma(args: string[], url = addressOf(database)): Promise<Answer> {
  const env = {
    ...process.env,
    DATABASE_OWNER_URL: url,
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "scripts/schema-engine.mjs"),
    CHECKPOINT_DISABLE: "1",
  };
  const run = promisify(execFile)(process.execPath, [path.join(root, "node_modules/prisma/build/index.js"), ...args], {
    cwd: project,
    env,
    timeout: 30_000,
  });
  run.child.stdin?.end();
  return run.then(({ stdout, stderr }) => ({ code: 0, stdout, stderr })).catch((error) => error as Answer);
}

async function inDatabase<T extends object>(statement: string): Promise<T[]> {
  const client = postgres(addressOf(database), { max: 1, onnotice: () => undefined });
  try {
    return [...(await client.unsafe<T[]>(statement))];
  } finally {
    await client.end();
  }
}

const migrations = () =>
  readdirSync(path.join(project, "migrations"))
    .filter((name) => /^\d/.test(name))
    .sort();
const newest = () => path.join(project, "migrations", String(migrations().at(-1)), "migration.sql");
const shadows = async () => (await sql`SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow_db_%'`).length;

beforeAll(() => {
  mkdirSync(path.join(project, "migrations"), { recursive: true });
  copyFileSync(path.join(root, "prisma/migrations/migration_lock.toml"), path.join(project, "migrations/migration_lock.toml"));
  writeFileSync(
    path.join(project, "prisma.config.ts"),
    `import { defineConfig } from "prisma/config";
     export default defineConfig({ schema: "schema.prisma", migrations: { path: "migrations" }, datasource: { url: String(process.env.DATABASE_OWNER_URL) } });`,
  );
  writeFileSync(
    path.join(project, "schema.prisma"),
    `datasource db {
      provider = "postgresql"
    }
    enum Side {
      SUPPLY
      DEMAND
    }
    model Thing {
      id    Int    @id @default(autoincrement())
      side  Side
      title String

      @@index([title(ops: raw("gin_trgm_ops"))], type: Gin)
    }
    `,
  );
});

afterAll(async () => {
  await sql.unsafe(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  await sql.end();
  rmSync(project, { recursive: true, force: true });
});

test("traps 2 and 3: making a migration touches only the shadow database, and leaves none behind", async () => {
  expect(await prisma(["migrate", "dev", "--create-only", "--name", "first"])).toMatchObject({ code: 0 });
  expect(readFileSync(newest(), "utf8")).toContain('CREATE TABLE "Thing"');
  expect(await inDatabase("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = 'Thing'")).toEqual([]);
  expect(await shadows()).toBe(0);
});

test("trap 4: a migration with a function body is sent whole", async () => {
  const text = readFileSync(newest(), "utf8");
  const body = "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$;";
  writeFileSync(newest(), `CREATE EXTENSION IF NOT EXISTS pg_trgm;\n${body}\n${text}`);
  expect(await prisma(["migrate", "deploy"])).toMatchObject({ code: 0 });
  expect(await inDatabase("SELECT twice(21) AS answer")).toEqual([{ answer: 42 }]);
});

test("trap 1: the catalogue's internal char columns are understood, so that a second look finds no drift", async () => {
  const before = migrations().length;
  expect(await prisma(["migrate", "dev", "--name", "nothing"])).toMatchObject({ code: 0 });
  expect(migrations()).toHaveLength(before);
  const pulled = await prisma(["db", "pull", "--print"]);
  expect(pulled).toMatchObject({ code: 0 });
  expect(pulled.stdout).toContain("model Thing");
});

test("traps 5 and 8: a change that drops a column is written without a warning, and no step fails at another's lock", async () => {
  const schema = path.join(project, "schema.prisma");
  writeFileSync(schema, readFileSync(schema, "utf8").replace("side  Side\n", ""));
  expect(await prisma(["migrate", "dev", "--name", "drop_side"])).toMatchObject({ code: 0 });
  expect(readFileSync(newest(), "utf8")).toContain("DROP COLUMN");
});

test("trap 7: what diff prints arrives, and its exit code tells a difference", async () => {
  const same = await prisma([
    "migrate",
    "diff",
    "--from-migrations",
    "migrations",
    "--to-schema",
    "schema.prisma",
    "--exit-code",
  ]);
  expect(same).toMatchObject({ code: 0 });
  appendFileSync(path.join(project, "schema.prisma"), "model Extra {\n  id Int @id\n}\n");
  const args = ["migrate", "diff", "--from-migrations", "migrations", "--to-schema", "schema.prisma", "--script", "--exit-code"];
  const different = await prisma(args);
  expect(different.code).toBe(2);
  expect(different.stdout).toContain('CREATE TABLE "Extra"');
});

test("trap 7: a server that is not there is named as such", async () => {
  const answer = await prisma(["migrate", "deploy"], "postgresql://nobody:none@127.0.0.1:1/none");
  expect(answer.code).not.toBe(0);
  expect(answer.stdout + answer.stderr).toContain("P1001");
});

test("trap 6: a failing migration stops with the database's own words, is remembered, and can be resolved", async () => {
  const name = "29990101000000_broken";
  mkdirSync(path.join(project, "migrations", name));
  writeFileSync(path.join(project, "migrations", name, "migration.sql"), "SELECT no_such_function();");
  const failed = await prisma(["migrate", "deploy"]);
  expect(failed.code).not.toBe(0);
  expect(failed.stdout + failed.stderr).toContain("no_such_function");
  expect((await prisma(["migrate", "deploy"])).stderr).toContain("P3009");
  expect(await prisma(["migrate", "resolve", "--rolled-back", name])).toMatchObject({ code: 0 });
});
