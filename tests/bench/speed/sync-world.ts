// A database of this run's own with a small list in it, and what a moderator does to it.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { migrateDatabase } from "#lib/cli/migrate.ts";
import type { EmbeddedServer } from "../../../scripts/embedded-postgres.mjs";
import { benchFolder, projectFolder as root } from "./folder.ts";

const quiet = { onnotice: () => undefined };

/** Point this process and its children at a fresh, migrated database. */
export async function freshDatabase(server: EmbeddedServer) {
  const name = `bench_sync_${process.pid}`;
  const admin = postgres(server.superuserUrl(), { max: 2, ...quiet });
  await admin.unsafe(`CREATE DATABASE ${name} OWNER jjj_owner`);
  const folder = path.join(benchFolder, name);
  mkdirSync(folder, { recursive: true });
  Object.assign(process.env, {
    DATABASE_URL: server.appUrl(name),
    DATABASE_OWNER_URL: server.ownerUrl(name),
    APP_BASE_URL: "http://localhost:3000",
    AUTH_SECRET: "a-secret-for-benches-only-0123456789abcdef",
    DATA_DIR: folder,
    RATE_LIMIT_FACTOR: "0",
    LOG_LEVEL: "error",
  });
  await migrateDatabase({ ownerUrl: server.ownerUrl(name), appUrl: server.appUrl(name), quiet: true });
  return {
    /** Cut the connections on which somebody listens for changes; answers how many there were. */
    async cutListeners(): Promise<number> {
      const cut = await admin`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${name} AND query ILIKE 'listen %'`;
      return cut.count;
    },
    async drop(): Promise<void> {
      await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The search process of this data folder. */
export class SearchProcess {
  #child: ChildProcess | null = null;

  start(): void {
    this.#child = spawn(process.execPath, ["--import", "tsx", path.join(root, "lib/cli/run.mts"), "search"], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      env: process.env,
    });
  }

  /** End it as a crash does. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
}
