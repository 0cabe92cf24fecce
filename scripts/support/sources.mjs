// What the built things were built from: a build is repeated only when its sources have changed.
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./environment.mjs";
import { readIfThere, withLock, writeWhole } from "./processes.mjs";
import { runNode } from "./supervisor.mjs";

const PRISMA_SOURCES = ["prisma/schema", "package-lock.json"];
const WEB_SOURCES = [
  ...["app", "components", "lib", "public", "proxy.ts", "instrumentation.ts", "next.config.js", "postcss.config.mjs"],
  ...["tsconfig.json", "package.json", "prisma/migrations", "scripts/support/lower-scripts.mjs", ...PRISMA_SOURCES],
];
const DATA_SOURCES = ["prisma/migrations", "prisma/seed", "lib/taxonomy", "lib/ontology", "lib/db/grants.ts", "lib/cli"];
const GENERATED = "lib/db/generated";
/** The command line is not part of the web process (an import rule keeps it so). */
const NOT_IN_WEB = [GENERATED, "lib/cli"];

function addTo(hash, file, leftOut) {
  const absolute = path.join(root, file);
  if (!existsSync(absolute) || leftOut.includes(file)) return;
  if (!statSync(absolute).isDirectory()) hash.update(`${file}\0`).update(readFileSync(absolute));
  else for (const child of readdirSync(absolute).sort()) addTo(hash, `${file}/${child}`, leftOut);
}

function hashOf(sources, leftOut = []) {
  const hash = createHash("sha256").update(process.version);
  for (const source of sources) addTo(hash, source, leftOut);
  return hash.digest("hex");
}

/** A name for what `migrate` and `seed` make of a database. */
export const hashOfData = () => hashOf(DATA_SOURCES);

/** Generate the database client unless it is that of the present schema. */
export async function ensureClient() {
  const mark = path.join(root, GENERATED, ".sources");
  const hash = hashOf(PRISMA_SOURCES);
  if (readIfThere(mark) === hash) return false;
  if ((await runNode(["scripts/prisma.mjs", "generate"], { quiet: true })) !== 0) throw new Error("生成数据库客户端失败");
  writeWhole(mark, hash, 0o644);
  return true;
}

/** The file that the production web process runs. */
export const standaloneServer = path.join(root, ".next/standalone/server.js");

/** Whether the production build is that of the present sources. */
export const isBuilt = () => readIfThere(path.join(root, ".next/standalone/.sources")) === hashOf(WEB_SOURCES, NOT_IN_WEB);

/**
 * Make the production build unless it is that of the present sources. The mark is written last: a build that was killed
 * counts as none.
 *
 * @throws {Error} when the build fails; its own output has been printed.
 */
export async function ensureBuild({ quiet = false } = {}) {
  return withLock(path.join(root, "node_modules/.jjj-build.lock"), async () => {
    await ensureClient();
    if (isBuilt()) return false;
    const hash = hashOf(WEB_SOURCES, NOT_IN_WEB);
    const standalone = path.dirname(standaloneServer);
    rmSync(path.join(standalone, ".sources"), { force: true });
    const env = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
    if ((await runNode(["node_modules/next/dist/bin/next", "build"], { env, quiet })) !== 0) throw new Error("构建失败");
    // Loaded here: commands that build nothing run before there are packages.
    const { lowerScripts } = await import("./lower-scripts.mjs");
    await lowerScripts(path.join(root, ".next/static"));
    // The standalone output leaves these two beside it, for a content network that we do not have.
    cpSync(path.join(root, ".next/static"), path.join(standalone, ".next/static"), { recursive: true });
    if (existsSync(path.join(root, "public")))
      cpSync(path.join(root, "public"), path.join(standalone, "public"), { recursive: true });
    writeWhole(path.join(standalone, ".sources"), hash, 0o644);
    return true;
  });
}
