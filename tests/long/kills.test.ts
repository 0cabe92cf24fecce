import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { numbersOf } from "#lib/cli/seed/corpus/draw.ts";
import { startEmbedded } from "../../scripts/embedded-postgres.mjs";
import { freePort } from "../support/e2e-service.ts";
import { testFolder } from "../support/test-cluster.ts";

const SEED = Number(process.env.SEED ?? Date.now() % 100_000);
const SERVER_KILLS = 20;
const DEMO_KILLS = 6;
const root = path.resolve(testFolder, "../..");
const folder = path.join(testFolder, `kills-${process.pid}`);
const random = numbersOf(SEED);

afterAll(async () => {
  for (const name of ["server", "demo"]) {
    const dataDir = path.join(folder, name);
    if (existsSync(path.join(dataDir, "postgres.json"))) await (await startEmbedded({ dataDir })).release();
  }
  rmSync(folder, { recursive: true, force: true });
});

test(`seed ${SEED}: ${SERVER_KILLS} times kill -9 of the database server under writing, every acknowledged row is there`, async () => {
  const dataDir = path.join(folder, "server");
  const acknowledged: number[] = [];
  let next = 0;
  for (let round = 0; round < SERVER_KILLS; round++) {
    const server = await startEmbedded({ dataDir });
    const sql = postgres(server.ownerUrl(), { max: 4, onnotice: () => undefined });
    await sql`CREATE TABLE IF NOT EXISTS kept (n int PRIMARY KEY)`;
    const kept = new Set((await sql<{ n: number }[]>`SELECT n FROM kept`).map(({ n }) => n));
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    const writers = Array.from({ length: 4 }, async () => {
      for (;;) {
        const n = next++;
        await sql`INSERT INTO kept VALUES (${n})`;
        acknowledged.push(n);
      }
    }).map((writer) => writer.catch(() => undefined));
    await sleep(50 + random() * 600);
    process.kill(Number(readFileSync(path.join(server.cluster, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    await Promise.all(writers);
    await sql.end({ timeout: 1 });
    await server.release();
  }
  expect(acknowledged.length).toBeGreaterThan(SERVER_KILLS);
});

test(`seed ${SEED}: ${DEMO_KILLS} times kill -9 of npm run demo at any moment, then it serves its whole list`, async () => {
  const dataDir = path.join(folder, "demo");
  mkdirSync(dataDir, { recursive: true });
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    DATABASE_URL: "",
    DATABASE_OWNER_URL: "",
    APP_BASE_URL: "",
  };
  const start = () => {
    let output = "";
    const child = spawn(process.execPath, [path.join(root, "scripts/demo.mjs")], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    return { child, ended, output: () => output };
  };
  for (let round = 0; round < DEMO_KILLS; round++) {
    const { child, ended } = start();
    await sleep(300 + random() * 12_000);
    child.kill("SIGKILL");
    await ended;
  }
  const { child, ended, output } = start();
  for (let second = 0; second < 600 && !output().includes("RATE_LIMIT_FACTOR=20"); second++) await sleep(1_000);
  expect(output()).toContain("RATE_LIMIT_FACTOR=20");
  const { total } = (await (await fetch(`http://127.0.0.1:${port}/api/v1/listings?limit=1`)).json()) as { total: number };
  expect(total).toBeGreaterThanOrEqual(55);
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});
