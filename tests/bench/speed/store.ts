import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { Corpus } from "./corpus.ts";
import { type Entry, readEntries } from "./entry.ts";
import { benchFolder, projectFolder as root } from "./folder.ts";

/** Whatever the entries are made of: a change in any of these makes them anew. */
const SOURCES = [
  "lib/cli/seed/corpus",
  "lib/matching/model",
  "lib/ontology",
  "lib/search/memory",
  "lib/text",
  "tests/bench/speed/entry.ts",
];
const PROCESSES = 2;
/** Small lists are not worth a second process. */
const SHARED_FROM = 4_000;
const FILES_KEPT = 6;

function hashInto(hash: ReturnType<typeof createHash>, file: string): void {
  if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) hashInto(hash, path.join(file, name));
  else hash.update(file.slice(root.length)).update(readFileSync(file));
}

/** Names everything that shapes the entries of a corpus. */
export function entriesDigest(corpus: Corpus): string {
  const hash = createHash("sha256").update(corpus.checksum());
  for (const source of SOURCES) if (existsSync(path.join(root, source))) hashInto(hash, path.join(root, source));
  return hash.digest("hex").slice(0, 12);
}

function prepare(corpus: Corpus, from: number, to: number, file: string): Promise<void> {
  const script = path.join(root, "tests/bench/speed/prepare.mts");
  const args = ["--import", "tsx", script, ...[corpus.size, corpus.seed, from, to].map(String), file];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`reading the list failed (${code})`))));
  });
}

function forgetOld(): void {
  const files = readdirSync(benchFolder)
    .filter((name) => name.endsWith(".entries"))
    .map((name) => ({ file: path.join(benchFolder, name), at: statSync(path.join(benchFolder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { file } of files.slice(FILES_KEPT)) rmSync(file, { force: true });
}

/** All entries of a corpus, read once and kept in files. `seconds` is null when they were there. */
export async function loadEntries(corpus: Corpus): Promise<{ entries: Entry[]; seconds: number | null }> {
  mkdirSync(benchFolder, { recursive: true });
  const parts = corpus.size < SHARED_FROM ? 1 : PROCESSES;
  const digest = entriesDigest(corpus);
  const files = Array.from({ length: parts }, (_, i) => path.join(benchFolder, `${corpus.size}-${digest}-${i}.entries`));
  const begun = performance.now();
  const missing = files.map((file, i) => ({ file, i })).filter(({ file }) => !existsSync(file));
  const bound = (i: number) => Math.round((corpus.size * i) / parts);
  await Promise.all(
    missing.map(async ({ file, i }) => {
      const draft = `${file}.${process.pid}`;
      await prepare(corpus, bound(i), bound(i + 1), draft);
      renameSync(draft, file);
    }),
  );
  const seconds = missing.length > 0 ? (performance.now() - begun) / 1000 : null;
  if (missing.length > 0) forgetOld();
  return { entries: files.flatMap((file) => [...readEntries(readFileSync(file))]), seconds };
}
