import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "#lib/env.ts";
import { DomainError } from "#lib/kernel/errors.ts";

/** Files are addressed by their content: the key is the SHA-256 of the bytes, hex. */
export type StoredFile = { key: string; sha256: string; bytes: number };

function pathOf(key: string): string {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new DomainError("NOT_FOUND", "bad storage key");
  return path.join(env().DATA_DIR, "files", key.slice(0, 2), key);
}

/** Store bytes under DATA_DIR/files; written beside, then renamed, so that a reader never sees half a file. Storing twice is harmless. */
export async function storeFile(bytes: Uint8Array): Promise<StoredFile> {
  const key = createHash("sha256").update(bytes).digest("hex");
  const target = pathOf(key);
  await mkdir(path.dirname(target), { recursive: true });
  const beside = `${target}.${randomUUID()}`;
  await writeFile(beside, bytes, { flush: true });
  await rename(beside, target);
  return { key, sha256: key, bytes: bytes.byteLength };
}

/** The bytes of a stored file. @throws {DomainError} NOT_FOUND when it is gone */
export async function readStored(key: string): Promise<Uint8Array> {
  try {
    return await readFile(pathOf(key));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new DomainError("NOT_FOUND", "file is gone");
    throw error;
  }
}
