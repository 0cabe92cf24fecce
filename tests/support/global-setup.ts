// Once a run: the cluster and its template; afterwards the databases of this run are dropped.
import { rmSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { asSuperuser, startTestCluster, testFolder } from "./test-cluster.ts";

export interface TestDatabases {
  /** Superuser's address of the `postgres` database. */
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  template: string;
  /** Number of the process that owns this run; part of the names of its databases. */
  runId: number;
}

declare module "vitest" {
  export interface ProvidedContext {
    databases: TestDatabases;
  }
}

function processIsGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

export default async function setup(project: TestProject) {
  const { server, template } = await startTestCluster();
  const superuserUrl = server.superuserUrl();
  const dropDatabases = (ofRun: (runId: number) => boolean) =>
    asSuperuser(superuserUrl, async (client) => {
      const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname ~ '^w_[0-9]+_[0-9]+$'");
      for (const { datname } of rows) {
        if (!ofRun(Number(String(datname).split("_")[1]))) continue;
        await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
        rmSync(path.join(testFolder, "files", datname), { recursive: true, force: true });
      }
    });
  await dropDatabases(processIsGone);
  project.provide("databases", {
    superuserUrl,
    ownerUrl: server.ownerUrl(),
    appUrl: server.appUrl(),
    template,
    runId: process.pid,
  });
  return async () => {
    await dropDatabases((runId) => runId === process.pid);
    await server.release();
  };
}
