// Installs what package.json pins when it is missing. Uses only what Node brings, since nothing else is there yet.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8"));

/** Names of the pinned packages that are not installed in their pinned version: all of them, after a killed install. */
export function missingPackages() {
  const { dependencies, devDependencies } = readJson("package.json");
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name, version]) => {
      try {
        return readJson(`node_modules/${name}/package.json`).version !== version;
      } catch {
        return true;
      }
    })
    .map(([name]) => name);
}

/**
 * Install the dependencies unless they are there. Not `npm ci`: npm leaves optional packages of other platforms out of
 * the lock, and `npm ci` then refuses it.
 *
 * @throws {Error} when Node is too old or npm fails.
 */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`需要 Node 20.19 或更高版本，当前是 ${process.versions.node}`);
  const missing = missingPackages();
  if (missing.length === 0) return false;
  console.log(`安装依赖（缺少 ${missing.length} 个）……`);
  const npm = process.env.npm_execpath;
  const args = ["install", "--no-audit", "--no-fund"];
  // NODE_ENV=production would leave the build tools out.
  const options = { cwd: root, stdio: "inherit", env: { ...process.env, NODE_ENV: "development" } };
  const { status } = npm?.endsWith("js") ? spawnSync(process.execPath, [npm, ...args], options) : spawnSync("npm", args, options);
  if (status !== 0) throw new Error("npm install 失败，见上面的输出");
  return true;
}
