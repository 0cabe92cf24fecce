// The operator's command line: `npm run jjj -- COMMAND`. Works on DATABASE_URL, else on the embedded server of DATA_DIR,
// which it starts when needed and leaves as it found it.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDatabase, loadEnvironment, root, storedSecret } from "./support/environment.mjs";
import { ensureClient } from "./support/sources.mjs";

/** Run one command in a process of its own (tsx has to be there before the first TypeScript file) and answer its exit code. */
function runCommand(args) {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const child = spawn(process.execPath, ["--import", tsx, path.join(root, "lib/cli/run.mts"), ...args], { stdio: "inherit" });
  // A terminal sends Ctrl-C to both; the command decides, and we wait for it so that the database is left in order.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}

async function main(args) {
  await ensureClient();
  const dataDir = loadEnvironment();
  // Serving must name its own secret; every other command signs nothing and may use the data folder's.
  if (!process.env.AUTH_SECRET && !["web", "worker", "search"].includes(args[0]))
    process.env.AUTH_SECRET = await storedSecret(dataDir);
  const wantsHelp = args.length === 0 || args[0] === "help" || args.includes("--help");
  const server = wantsHelp ? null : await ensureDatabase(dataDir);
  try {
    process.exitCode = await runCommand(args);
  } finally {
    await server?.release();
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
