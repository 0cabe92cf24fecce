// Prisma's own command line with the schema engine of this project: `node scripts/prisma.mjs migrate dev --name some_name`.
// Without a database address it uses (and starts when needed) the embedded server of DATA_DIR.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const NEEDS_DATABASE = new Set(["migrate", "db", "studio"]);

/**
 * Run one Prisma command and answer its exit code. Prompts are never shown: input is closed, so that a command that
 * would ask fails at once instead of hanging.
 */
export function runPrisma(args, { env = {}, stdio = ["ignore", "inherit", "inherit"] } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules/prisma/build/index.js"), ...args], {
      cwd: root,
      stdio,
      env: {
        ...process.env,
        // Absolute, because Prisma resolves it against folders of its own.
        PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "scripts/schema-engine.mjs"),
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
        ...env,
      },
    });
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

async function main() {
  const args = process.argv.slice(2);
  let server;
  let env = {};
  if (NEEDS_DATABASE.has(args[0]) && !process.env.DATABASE_URL && !process.env.DATABASE_OWNER_URL) {
    const { startEmbedded } = await import("./embedded-postgres.mjs");
    server = await startEmbedded({
      dataDir: path.resolve(process.env.DATA_DIR || ".data"),
      announce: (line) => console.error(line),
    });
    env = { DATABASE_URL: server.appUrl(), DATABASE_OWNER_URL: server.ownerUrl() };
  }
  try {
    process.exitCode = (await runPrisma(args, { env })).code;
  } finally {
    await server?.release();
  }
}

// No top-level await: the command line loads this file through require.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
