// The environment every script starts the product with: `.env` when there is one, the data folder, and the embedded
// database when no other is named. lib/env.ts then parses it; nothing here decides what is valid.
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readIfThere, withLock, writeWhole } from "./processes.mjs";

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Read `.env` (what is already set wins) and answer the data folder, made absolute for every child. */
export function loadEnvironment() {
  try {
    process.loadEnvFile(path.join(root, ".env"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const dataDir = path.resolve(root, process.env.DATA_DIR || ".data");
  process.env.DATA_DIR = dataDir;
  mkdirSync(dataDir, { recursive: true });
  return dataDir;
}

/** Name the embedded server in the environment unless a database is named already. Answers the server, or null. */
export async function ensureDatabase(dataDir, announce = (line) => console.error(line)) {
  if (process.env.DATABASE_URL) return null;
  const { startEmbedded } = await import("../embedded-postgres.mjs");
  const server = await startEmbedded({ dataDir, announce });
  process.env.DATABASE_URL = server.appUrl();
  process.env.DATABASE_OWNER_URL = server.ownerUrl();
  return server;
}

/** The secret kept in the data folder, made at the first call: for `demo` and the operator's commands on its data. */
export function storedSecret(dataDir) {
  const file = path.join(dataDir, "auth-secret");
  return withLock(`${file}.lock`, () => {
    if (!readIfThere(file)) writeWhole(file, randomBytes(48).toString("base64url"));
    return readIfThere(file);
  });
}
