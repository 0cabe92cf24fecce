// The default database: a real PostgreSQL 18 from npm, kept in a data folder. Starting is idempotent and safe after a
// kill -9 of anything; several starts at once share one server; the last user to leave stops it.
//
//   node scripts/embedded-postgres.mjs start | stop | urls     (data folder: DATA_DIR, default .data)
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { locateNative, locateStore, runAsServer } from "./support/postgres-binaries.mjs";
import { identityOf, isRunning, readIfThere, withLock, writeWhole } from "./support/processes.mjs";

const MAJOR = "18";
const START_WITHIN_MS = 90_000;
const LOG_LIMIT_BYTES = 10_000_000;
const DURABLE = ["fsync", "synchronous_commit", "full_page_writes"];

const secret = () => randomBytes(24).toString("base64url");

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Passwords, port and place of the cluster: made once, kept in the data folder, readable by its owner only. */
async function readSettings(dataDir, announce) {
  const file = path.join(dataDir, "postgres.json");
  const stored = readIfThere(file);
  if (stored) {
    const settings = JSON.parse(stored);
    // Somebody deleted the database's files to begin anew.
    if (!existsSync(settings.store)) settings.store = await locateStore(dataDir, announce);
    return settings;
  }
  const store = await locateStore(dataDir, announce);
  if (existsSync(path.join(store, "cluster"))) {
    throw new Error(`${file} 不见了，而数据库文件还在 ${store}：密码只存在该文件里，请从备份恢复它。`);
  }
  const settings = { port: await freePort(), store, passwords: { postgres: secret(), jjj_owner: secret(), jjj_app: secret() } };
  writeWhole(file, JSON.stringify(settings, null, 2));
  return settings;
}

/** Remove what killed launchers left beside the cluster. */
function clearDrafts(store) {
  for (const name of readdirSync(store)) {
    try {
      if (name !== "cluster") rmSync(path.join(store, name), { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // An initdb without its launcher is still writing into it: the next start clears it away.
    }
  }
}

/**
 * Make a cluster beside its place and rename it: a kill in the middle leaves nothing that looks finished. Each attempt has
 * names of its own, because the initdb of a killed launcher may still be at work, and removes its folder when it fails.
 */
async function makeCluster(native, { store, passwords }, fast) {
  const attempt = secret();
  const draft = path.join(store, `draft-${attempt}`);
  const passwordFile = path.join(store, `password-${attempt}`);
  writeFileSync(passwordFile, `${passwords.postgres}\n`, { mode: 0o600 });
  if (process.getuid?.() === 0) chownSync(passwordFile, 65534, 65534);
  const { code, stderr } = await runAsServer(path.join(native, "bin", "initdb"), [
    ...["-D", draft, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8"],
    // ICU with zh-Hans-CN: Chinese sorts by pinyin, and pg_trgm sees Chinese letters (with plain C it does not).
    ...["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh-Hans-CN"],
    ...(fast ? ["--no-sync"] : []),
  ]);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Error(`建立数据库失败（initdb）：${stderr.trim().slice(-1500)}`);
  renameSync(draft, path.join(store, "cluster"));
}

/** What postmaster.pid says of a server that is alive: its port; null when there is none. The file is never deleted. */
function livePort(cluster) {
  const lines = readIfThere(path.join(cluster, "postmaster.pid")).split("\n");
  const pid = Number(lines[0]);
  if (!pid) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return null;
  }
  return Number(lines[3]) || null;
}

async function connect(port, password, database = "postgres") {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function answers(port, password) {
  try {
    await (await connect(port, password)).end();
    return true;
  } catch {
    return false;
  }
}

/** Start the server unless it runs, waiting for the backends that a killed server leaves behind. Answers its port. */
async function ensureRunning(native, settings, fast, savePort) {
  const cluster = path.join(settings.store, "cluster");
  const logFile = path.join(cluster, "server.log");
  const deadline = Date.now() + START_WITHIN_MS;
  let port = settings.port;
  for (let failures = 0; ; ) {
    const running = livePort(cluster);
    if (running && (await answers(running, settings.passwords.postgres))) return running;
    if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) truncateSync(logFile);
    const logStart = existsSync(logFile) ? statSync(logFile).size : 0;
    const options = [
      `-p ${port}`,
      ...["listen_addresses=127.0.0.1", "unix_socket_directories=''", "max_connections=100", "timezone=UTC"].map(
        (o) => `-c ${o}`,
      ),
      `-c shared_buffers=${fast ? 64 : 256}MB`,
      ...(fast ? DURABLE.map((name) => `-c ${name}=off`) : []),
    ].join(" ");
    await runAsServer(
      path.join(native, "bin", "pg_ctl"),
      ["-D", cluster, "-w", "-t", "60", "-l", logFile, "-o", options, "start"],
      {
        capture: false,
      },
    );
    if (livePort(cluster) && (await answers(port, settings.passwords.postgres))) {
      if (port !== settings.port) savePort(port);
      return port;
    }
    const told = readIfThere(logFile).slice(logStart);
    if (/could not (bind|create any TCP)|Address already in use/i.test(told)) port = await freePort();
    // Otherwise: orphans of a killed server still hold its shared memory, or it is still recovering. Both end by themselves.
    else if (!/pre-existing shared memory|postmaster\.pid|starting up|recover|shutting down/i.test(told)) failures += 1;
    if (failures > 3 || Date.now() > deadline) throw new Error(`数据库没有启动（${cluster}）：\n${told.slice(-2000)}`);
    await sleep(250);
  }
}

/** The two roles and the database: `jjj_owner` owns it and may make shadow databases, `jjj_app` gets what `migrate` grants. */
async function ensureRoles(port, passwords) {
  const client = await connect(port, passwords.postgres);
  try {
    const { rows } = await client.query("SELECT rolname FROM pg_roles WHERE rolname IN ('jjj_owner', 'jjj_app')");
    const present = rows.map((row) => row.rolname);
    for (const [role, powers] of [
      ["jjj_owner", "LOGIN CREATEDB"],
      ["jjj_app", "LOGIN"],
    ]) {
      if (!present.includes(role)) await client.query(`CREATE ROLE ${role} ${powers} PASSWORD '${passwords[role]}'`);
    }
    const databases = await client.query("SELECT 1 FROM pg_database WHERE datname = 'jjj'");
    if (databases.rowCount === 0) await client.query("CREATE DATABASE jjj OWNER jjj_owner");
  } finally {
    await client.end();
  }
}

async function assertDurable(port, password) {
  const client = await connect(port, password);
  try {
    const { rows } = await client.query("SELECT name FROM pg_settings WHERE name = ANY($1) AND setting <> 'on'", [DURABLE]);
    if (rows.length > 0) throw new Error(`数据库的 ${rows.map((row) => row.name).join("、")} 未开启：断电会丢失已确认的数据`);
  } finally {
    await client.end();
  }
}

function liveUsers(folder) {
  const live = [];
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const file = path.join(folder, name);
    if (isRunning(readIfThere(file))) live.push(file);
    else rmSync(file, { force: true });
  }
  return live;
}

/**
 * Start the embedded server of a data folder, or join the one that runs.
 *
 * `fast` gives up durability for speed and is for tests only; everywhere else fsync, synchronous_commit and
 * full_page_writes are asserted. `release()` stops the server when nobody else uses it.
 *
 * @throws {Error} with a readable sentence when the server cannot be made or started.
 */
export async function startEmbedded({ dataDir, fast = false, announce = () => undefined }) {
  mkdirSync(dataDir, { recursive: true });
  const folder = realpathSync(dataDir);
  // Traversable, not listable: the server's user must come through when we are root. Files inside are 0600.
  if (process.getuid?.() === 0 && (statSync(folder).mode & 0o777) === 0o700) chmodSync(folder, 0o711);
  const lock = path.join(folder, "postgres.lock");
  const users = path.join(folder, "postgres-users");
  const me = path.join(users, `${process.pid}-${secret()}`);

  return withLock(lock, async () => {
    const settingsFile = path.join(folder, "postgres.json");
    const settings = await readSettings(folder, announce);
    const native = await locateNative(folder, announce);
    const cluster = path.join(settings.store, "cluster");
    clearDrafts(settings.store);
    if (!existsSync(path.join(cluster, "PG_VERSION"))) await makeCluster(native, settings, fast);
    const version = readIfThere(path.join(cluster, "PG_VERSION")).trim();
    if (version !== MAJOR) throw new Error(`${cluster} 属于 PostgreSQL ${version}，程序是 ${MAJOR}：请先用旧版本备份，再恢复。`);
    const savePort = (port) => writeWhole(settingsFile, JSON.stringify({ ...settings, port }, null, 2));
    const wasRunning = livePort(cluster) !== null;
    const port = await ensureRunning(native, settings, fast, savePort);
    if (!fast) await assertDurable(port, settings.passwords.postgres);
    await ensureRoles(port, settings.passwords);
    mkdirSync(users, { recursive: true, mode: 0o700 });
    writeWhole(me, identityOf(process.pid));

    const url = (role, database = "jjj") => `postgresql://${role}:${settings.passwords[role]}@127.0.0.1:${port}/${database}`;
    const stopServer = () => runAsServer(path.join(native, "bin", "pg_ctl"), ["-D", cluster, "-m", "fast", "-w", "stop"]);
    return {
      port,
      cluster,
      startedHere: !wasRunning,
      appUrl: (database) => url("jjj_app", database),
      ownerUrl: (database) => url("jjj_owner", database),
      superuserUrl: (database) => url("postgres", database ?? "postgres"),
      release: () =>
        withLock(lock, async () => {
          rmSync(me, { force: true });
          if (liveUsers(users).length > 0 || livePort(cluster) === null) return false;
          await stopServer();
          return true;
        }),
      /** Let the server run on after this process has ended. */
      leaveRunning: () => rmSync(me, { force: true }),
    };
  });
}

async function main() {
  const dataDir = path.resolve(process.env.DATA_DIR || ".data");
  const command = process.argv[2] ?? "start";
  if (!["start", "stop", "urls"].includes(command)) throw new Error("用法：node scripts/embedded-postgres.mjs start|stop|urls");
  if (command === "stop" && !existsSync(path.join(dataDir, "postgres.json"))) return;
  const server = await startEmbedded({ dataDir, announce: (line) => console.error(line) });
  if (command === "stop") {
    const stopped = await server.release();
    console.error(stopped ? "数据库已停止" : "数据库仍有其他进程在用，未停止");
    return;
  }
  server.leaveRunning();
  console.log(`DATABASE_URL=${server.appUrl()}\nDATABASE_OWNER_URL=${server.ownerUrl()}`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
