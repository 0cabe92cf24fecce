import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { UnreadableFile } from "#lib/transfer/model/unreadable.ts";
import { guardWorkbook } from "#lib/transfer/read/zip-guard.ts";
import type { Workbook } from "#lib/transfer/xlsx.ts";

/** What reading one workbook may take: wall time, resident memory, and bytes of the answer. */
export const READ_LIMITS = { milliseconds: 20_000, residentBytes: 600 * 1024 * 1024, answerBytes: 120 * 1024 * 1024 } as const;

/** Resident memory of a process in bytes; null where the system does not tell (then the heap limit and the clock remain). */
function residentBytes(pid: number): number | null {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
    return Number.isFinite(pages) ? pages * 4096 : null;
  } catch {
    return null;
  }
}

function run(file: Buffer): Promise<string> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const program = fileURLToPath(new URL("./workbook-child.ts", import.meta.url));
  const child = spawn(process.execPath, ["--max-old-space-size=384", "--import", loader, program], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    const answer: Buffer[] = [];
    let size = 0;
    const stop = (cause: UnreadableFile): void => {
      child.kill("SIGKILL");
      reject(cause);
    };
    const clock = setTimeout(() => stop(new UnreadableFile("TOO_SLOW", "time")), READ_LIMITS.milliseconds);
    const watch = setInterval(() => {
      const resident = child.pid === undefined ? null : residentBytes(child.pid);
      if (resident !== null && resident > READ_LIMITS.residentBytes) stop(new UnreadableFile("TOO_SLOW", "memory"));
    }, 50);
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      answer.push(chunk);
      if (size > READ_LIMITS.answerBytes) stop(new UnreadableFile("TOO_LARGE", "answer"));
    });
    child.stdin.on("error", () => undefined);
    child.on("error", () => stop(new UnreadableFile("DAMAGED", "reader did not start")));
    child.on("close", (code) => {
      clearTimeout(clock);
      clearInterval(watch);
      if (code === 0) resolve(Buffer.concat(answer).toString("utf8"));
      else reject(new UnreadableFile("TOO_SLOW", `reader ended with ${code}`));
    });
    child.stdin.end(file);
  });
}

/**
 * Read an .xlsx from outside: guarded first, then parsed in a process of its own that is killed by time and by resident memory.
 *
 * @throws {UnreadableFile} TOO_LARGE, NOT_SUPPORTED, ENCRYPTED, DANGEROUS, DAMAGED, TOO_SLOW.
 */
export async function readWorkbook(file: Buffer): Promise<Workbook> {
  await guardWorkbook(file);
  const answer: unknown = JSON.parse(await run(file));
  if (typeof answer === "object" && answer !== null && "workbook" in answer) return answer.workbook as Workbook;
  const tooLarge = typeof answer === "object" && answer !== null && "failed" in answer && answer.failed === "TOO_LARGE";
  throw new UnreadableFile(tooLarge ? "TOO_LARGE" : "DAMAGED", "not read");
}
