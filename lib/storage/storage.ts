import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "#lib/env.ts";
import { DomainError } from "#lib/kernel/errors.ts";

/** Files are addressed by their content: the key is the SHA-256 of the bytes, hex. */
export type StoredFile = { key: string; sha256: string; bytes: number };

const KEY = /^[0-9a-f]{64}$/;

/** What firms send in lies apart from what the product makes: it is deleted when nothing needs it, and bytes may be equal. */
export type StorageArea = "made" | "attachments";

function pathOf(key: string, area: StorageArea): string {
  if (!KEY.test(key)) throw new DomainError("NOT_FOUND", "bad storage key");
  const folder = area === "made" ? "files" : path.join("files", area);
  return path.join(env().DATA_DIR, folder, key.slice(0, 2), key);
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The key under which these bytes are stored. */
export const storageKey = sha256;

/** Store bytes under DATA_DIR/files; written beside, then renamed, so that a reader never sees half a file. Storing twice is harmless. */
export async function storeFile(bytes: Uint8Array, area: StorageArea = "made"): Promise<StoredFile> {
  const key = sha256(bytes);
  const target = pathOf(key, area);
  await mkdir(path.dirname(target), { recursive: true });
  const beside = `${target}.${randomUUID()}`;
  await writeFile(beside, bytes, { flush: true });
  await rename(beside, target);
  return { key, sha256: key, bytes: bytes.byteLength };
}

/** The bytes of a stored file. @throws {DomainError} NOT_FOUND when it is gone */
export async function readStored(key: string, area: StorageArea = "made"): Promise<Uint8Array> {
  try {
    return await readFile(pathOf(key, area));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new DomainError("NOT_FOUND", "file is gone");
    throw error;
  }
}

/** The bytes of a stored file that are still those that were stored. @throws {DomainError} NOT_FOUND when gone or damaged */
export async function readIntact(key: string, area: StorageArea): Promise<Uint8Array> {
  const bytes = await readStored(key, area);
  if (sha256(bytes) !== key) throw new DomainError("NOT_FOUND", `stored file ${key} is damaged`);
  return bytes;
}

/** Delete a stored file that is older than an instant; a younger one may be about to be named by a row. @returns whether it was deleted */
export async function removeStored(key: string, area: StorageArea, storedBefore: Date): Promise<boolean> {
  const target = pathOf(key, area);
  const found = await stat(target).catch(() => null);
  if (found === null || found.mtime >= storedBefore) return false;
  await rm(target, { force: true });
  return true;
}

/** The keys of everything stored in the attachments' area, in lists of about `size`. */
export async function* storedKeys(area: Exclude<StorageArea, "made">, size: number): AsyncGenerator<string[]> {
  const root = path.join(env().DATA_DIR, "files", area);
  let keys: string[] = [];
  for (const folder of await readdir(root).catch(() => [])) {
    keys.push(...(await readdir(path.join(root, folder))).filter((name) => KEY.test(name)));
    if (keys.length >= size) {
      yield keys;
      keys = [];
    }
  }
  if (keys.length > 0) yield keys;
}
