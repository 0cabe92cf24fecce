// The product as it is served: the standalone production build and the worker, on a database of this run's own.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { asSuperuser, startTestCluster, testFolder } from "./test-cluster.ts";

const root = path.resolve(testFolder, "../..");

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function run(args: string[], env: Record<string, string>, logFile: string): ChildProcess {
  const log = openSync(logFile, "a");
  const preload = pathToFileURL(path.join(root, "scripts/support/exit-with-parent.mjs")).href;
  return spawn(process.execPath, ["--import", preload, ...args], {
    cwd: root,
    // `ipc`: the children end with this process, however it ends.
    stdio: ["ignore", log, log, "ipc"],
    env: { ...process.env, ...env },
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(killer);
}

async function waitUntilReady(url: string, web: ChildProcess, logFile: string): Promise<void> {
  for (let attempt = 0; attempt < 600 && web.exitCode === null; attempt++) {
    const response = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`the web process did not become ready, see ${logFile}`);
}

/**
 * Serve the production build with a fresh migrated database. Answers the environment it runs with; `stop` ends all of it
 * and drops the database.
 */
export async function startService(settings: Record<string, string> = {}) {
  const { server, template } = await startTestCluster();
  const database = `e2e_${process.pid}_${Date.now() % 100_000}`;
  const folder = path.join(testFolder, "files", database);
  mkdirSync(folder, { recursive: true });
  await asSuperuser(server.superuserUrl(), (client) =>
    client.query(`CREATE DATABASE ${database} TEMPLATE ${template} OWNER jjj_owner`),
  );
  const port = await freePort();
  const env: Record<string, string> = {
    DATABASE_URL: server.appUrl(database),
    DATABASE_OWNER_URL: server.ownerUrl(database),
    PORT: String(port),
    APP_BASE_URL: `http://localhost:${port}`,
    AUTH_SECRET: "a-secret-for-tests-only-0123456789abcdef",
    DATA_DIR: folder,
    RATE_LIMIT_FACTOR: "0",
    SUPPORT_CONTACT: "京津冀机会清单编辑部（示例） 010-00001234",
    LOG_LEVEL: "warn",
    ...settings,
  };
  const logFile = path.join(folder, "service.log");
  const web = run(["scripts/web.mjs"], env, logFile);
  const worker = run(["--import", "tsx", "lib/cli/run.mts", "worker"], env, logFile);
  await waitUntilReady(`http://127.0.0.1:${port}`, web, logFile);
  return {
    env,
    baseUrl: env.APP_BASE_URL as string,
    logFile,
    /** Start a second web process with other settings: its exit code, null when it serves instead of ending. */
    async tryStart(changed: Record<string, string>): Promise<number | null> {
      const other = await freePort();
      const child = run(["scripts/web.mjs"], { ...env, PORT: String(other), ...changed }, logFile);
      const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
      const serves = waitUntilReady(`http://127.0.0.1:${other}`, child, logFile).then(
        () => null,
        () => ended,
      );
      const code = await Promise.race([ended, serves]);
      await stop(child);
      return code;
    },
    async stop() {
      await Promise.all([stop(web), stop(worker)]);
      await asSuperuser(server.superuserUrl(), (client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
      await server.release();
    },
  };
}
