import { execFile, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { type EmbeddedServer, startEmbedded } from "../../../scripts/embedded-postgres.mjs";
import { makeLinks } from "../../../scripts/support/postgres-binaries.mjs";
import { withLock } from "../../../scripts/support/processes.mjs";
import { testFolder } from "../../support/test-cluster.ts";

const root = path.resolve(testFolder, "../..");
const launcher = path.join(root, "scripts/embedded-postgres.mjs");
const folder = path.join(testFolder, `embedded-${process.pid}`);
const made = new Set<string>();
const isRoot = process.getuid?.() === 0;

function dataDirOf(name: string): string {
  const dataDir = path.join(folder, name);
  mkdirSync(dataDir, { recursive: true });
  made.add(dataDir);
  return dataDir;
}

const settingsOf = (dataDir: string) =>
  JSON.parse(readFileSync(path.join(dataDir, "postgres.json"), "utf8")) as { store: string };
const postmasterOf = (server: EmbeddedServer) =>
  Number(readFileSync(path.join(server.cluster, "postmaster.pid"), "utf8").split("\n")[0]);

async function query<T extends object>(server: EmbeddedServer, statement: string): Promise<T[]> {
  const client = postgres(server.ownerUrl(), { max: 1, onnotice: () => undefined });
  try {
    return [...(await client.unsafe<T[]>(statement))];
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  for (const dataDir of made) {
    if (!existsSync(path.join(dataDir, "postgres.json"))) continue;
    const { store } = settingsOf(dataDir);
    const server = await startEmbedded({ dataDir });
    await server.release();
    rmSync(path.relative(dataDir, store).startsWith("..") ? path.dirname(store) : store, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

test("every acknowledged row survives kill -9 of the server, and the next start waits for its orphans", async () => {
  const dataDir = dataDirOf("killed");
  const server = await startEmbedded({ dataDir });
  await query(server, "CREATE TABLE kept (n int PRIMARY KEY)");
  const writer = postgres(server.ownerUrl(), { max: 4, onnotice: () => undefined });
  const acknowledged: number[] = [];
  const writing = (async () => {
    for (let n = 0; ; n++) {
      await writer`INSERT INTO kept VALUES (${n})`;
      acknowledged.push(n);
    }
  })().catch(() => undefined);
  while (acknowledged.length < 200) await sleep(10);
  process.kill(postmasterOf(server), "SIGKILL");
  await writing;
  await writer.end({ timeout: 1 });

  const again = await startEmbedded({ dataDir });
  const rows = await query<{ n: number }>(again, "SELECT n FROM kept");
  const kept = new Set(rows.map(({ n }) => n));
  expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
  await server.release();
  await again.release();
}, 120_000);

test("several starts at once make one server, and each is told the same address", async () => {
  const dataDir = dataDirOf("together");
  const starts = Array.from({ length: 4 }, () =>
    promisify(execFile)(process.execPath, [launcher, "start"], { env: { ...process.env, DATA_DIR: dataDir } }),
  );
  const answers = await Promise.all(starts);
  expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1);
  expect(answers[0]?.stdout).toContain("DATABASE_URL=postgresql://jjj_app:");
}, 120_000);

test("a launcher killed at any moment leaves nothing that stops the next start", async () => {
  const dataDir = dataDirOf("launcher");
  for (const afterMs of [60, 160, 300, 500, 800]) {
    const child = spawn(process.execPath, [launcher, "start"], { env: { ...process.env, DATA_DIR: dataDir }, stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await sleep(afterMs);
    child.kill("SIGKILL");
    await ended;
  }
  const server = await startEmbedded({ dataDir });
  expect(await query(server, "SELECT current_user::text AS who")).toEqual([{ who: "jjj_owner" }]);
  await server.release();
}, 180_000);

test("the server stops when its last user leaves, not before", async () => {
  const dataDir = dataDirOf("together");
  const first = await startEmbedded({ dataDir });
  const second = await startEmbedded({ dataDir });
  expect(await first.release()).toBe(false);
  expect(await query(second, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(await second.release()).toBe(true);
}, 60_000);

test("a port that somebody else has taken is left to them", async () => {
  const dataDir = dataDirOf("together");
  const file = path.join(dataDir, "postgres.json");
  const taken = Number(new URL(String(process.env.DATABASE_URL)).port);
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), port: taken }));
  const server = await startEmbedded({ dataDir });
  expect(server.port).not.toBe(taken);
  await server.release();
}, 60_000);

test("outside tests the server is durable, listens on this machine only, and keeps its passwords to itself", async () => {
  const dataDir = dataDirOf("together");
  const server = await startEmbedded({ dataDir });
  const settings = await query<{ name: string; setting: string }>(
    server,
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'password_encryption')",
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    listen_addresses: "127.0.0.1",
    password_encryption: "scram-sha-256",
  });
  expect(statSync(path.join(dataDir, "postgres.json")).mode & 0o077).toBe(0);
  const stranger = postgres(server.ownerUrl().replace(/:[^:@]+@/, ":wrong@"), { max: 1 });
  await expect(stranger`SELECT 1`).rejects.toMatchObject({ code: "28P01" });
  await stranger.end();
  await server.release();
}, 60_000);

// Only root runs the server as somebody else, who may not be able to come in.
if (isRoot) {
  test("where the server's user cannot enter the data folder, its files go to /var/lib/jjj and the place is told", async () => {
    const dataDir = dataDirOf("closed/inner");
    chmodSync(path.dirname(dataDir), 0o700);
    const told: string[] = [];
    const server = await startEmbedded({ dataDir, announce: (line) => told.push(line) });
    expect(settingsOf(dataDir).store).toMatch(/^\/var\/lib\/jjj\/[0-9a-f]{16}\/postgres$/);
    expect(told.join("\n")).toContain(settingsOf(dataDir).store);
    expect(await query(server, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await server.release();
  }, 60_000);
}

test("library links that an install without scripts left out are made", () => {
  const native = path.join(dataDirOf("links"), "native");
  mkdirSync(path.join(native, "lib"), { recursive: true });
  writeFileSync(path.join(native, "lib/libx.so.1.2"), "");
  const links = [{ source: "native/lib/libx.so.1.2", target: "native/lib/libx.so.1" }];
  writeFileSync(path.join(native, "pg-symlinks.json"), JSON.stringify(links));
  makeLinks(native);
  makeLinks(native);
  expect(readlinkSync(path.join(native, "lib/libx.so.1"))).toBe("libx.so.1.2");
});

test("a lock whose holder was killed is taken over, one whose holder lives is waited for", async () => {
  const file = path.join(dataDirOf("locks"), "a.lock");
  writeFileSync(file, "999999999@1 dead");
  const order: string[] = [];
  await Promise.all(
    ["a", "b", "c"].map((name) =>
      withLock(file, async () => {
        order.push(`${name} in`);
        await sleep(20);
        order.push(`${name} out`);
      }),
    ),
  );
  for (let i = 0; i < order.length; i += 2) expect(order[i]?.[0]).toBe(order[i + 1]?.[0]);
  expect(order).toHaveLength(6);
  expect(existsSync(file)).toBe(false);
});
