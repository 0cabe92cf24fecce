// Once a test file: a database of this worker's own, and the environment the code under test reads.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeEach, inject } from "vitest";
import { asSuperuser, testFolder } from "./test-cluster.ts";

const { superuserUrl, ownerUrl, appUrl, template, runId } = inject("databases");
const database = `w_${runId}_${process.env.VITEST_POOL_ID ?? "0"}`;

function addressOf(url: string): string {
  const address = new URL(url);
  // The tests empty every table: never somebody's real server.
  if (!["127.0.0.1", "localhost", "[::1]"].includes(address.hostname))
    throw new Error(`tests refuse the host ${address.hostname}`);
  address.pathname = `/${database}`;
  return address.toString();
}

await asSuperuser(superuserUrl, async (client) => {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${database} TEMPLATE ${template} OWNER jjj_owner`);
});

const dataDir = path.join(testFolder, "files", database);
mkdirSync(dataDir, { recursive: true });
Object.assign(process.env, {
  DATABASE_URL: addressOf(appUrl),
  DATABASE_OWNER_URL: addressOf(ownerUrl),
  TEST_SUPERUSER_URL: addressOf(superuserUrl),
  AUTH_SECRET: "a-secret-for-tests-only-0123456789abcdef",
  APP_BASE_URL: "http://localhost:3000",
  DATA_DIR: dataDir,
  LOG_LEVEL: "silent",
  SMTP_URL: "",
});

const { disconnect, resetDatabase, rowsAreShared } = await import("./database.ts");

await resetDatabase();
beforeEach(async () => {
  if (!rowsAreShared()) await resetDatabase();
});
afterAll(disconnect);
