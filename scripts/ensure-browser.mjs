// A Chromium and a Chinese font for the browser tests: the one that is there, else the distribution's, else Playwright's.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser to run: CHROMIUM_PATH, else the first known name on PATH; undefined lets Playwright take its own. */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

const runs = (program, args, env = {}) =>
  spawnSync(program, args, { stdio: ["ignore", process.stderr, "inherit"], env: { ...process.env, ...env } }).status === 0;

async function playwrightHasOwn() {
  const { chromium } = await import("playwright");
  return isExecutable(chromium.executablePath());
}

/**
 * Bring a browser when there is none.
 *
 * @throws {Error} in one sentence when it cannot be brought: the browser tests are then failed, never skipped.
 */
export async function ensureBrowser() {
  if (findBrowser() || (await playwrightHasOwn())) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync("apt-get", ["--version"]).status === 0) {
    const quiet = { DEBIAN_FRONTEND: "noninteractive" };
    const packages = ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"];
    if (runs("apt-get", ["update"], quiet) && runs("apt-get", packages, quiet) && findBrowser()) return;
  }
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
  const own = [path.join(root, "node_modules/playwright/cli.js"), "install", ...(isRoot ? ["--with-deps"] : []), "chromium"];
  if (runs(process.execPath, own) && (await playwrightHasOwn())) return;
  throw new Error("没有可用的 Chromium：请安装 chromium 与 fonts-noto-cjk，或用 CHROMIUM_PATH 指明浏览器。");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureBrowser().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
