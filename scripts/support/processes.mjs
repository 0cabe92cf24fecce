// Who is alive, and one at a time: the two questions several starts on one data folder have to settle between them.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** When a process was started, in whatever unit the system tells; empty when there is no such process. */
function startedAt(pid) {
  try {
    if (process.platform === "linux") {
      // Field 22 of /proc/PID/stat; the name in field 2 may hold spaces, so count from its closing bracket.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** A name for a running process that no later process with the same number can bear: `pid@start`. */
export const identityOf = (pid) => `${pid}@${startedAt(pid)}`;

/** Whether the process behind an identity still runs. */
export function isRunning(identity) {
  const [pid, start] = identity.split("@");
  return Boolean(start) && startedAt(Number(pid)) === start;
}

/** Read a text file; empty when it is not there. */
export function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Write a file whole or not at all, whatever kills us in between. */
export function writeWhole(file, text, mode = 0o600) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode, flush: true });
  renameSync(draft, file);
}

/**
 * Run `work` while no other process holds the lock file. A lock whose holder was killed is taken over: the link makes
 * holding atomic, and the rename lets only one of the waiters clear the dead one away.
 *
 * @throws {Error} when a live holder keeps the lock longer than `waitMs`.
 */
export async function withLock(file, work, waitMs = 180_000) {
  const mine = `${identityOf(process.pid)} ${randomUUID()}`;
  const draft = `${file}.${randomUUID()}`;
  const deadline = Date.now() + waitMs;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        break;
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = readIfThere(file);
      if (holder && !isRunning(holder.split(" ")[0])) clearAway(file, holder);
      else if (Date.now() > deadline) throw new Error(`${file} 被进程 ${holder.split("@")[0]} 占用超过 ${waitMs / 1000} 秒`);
      else await sleep(40 + Math.random() * 40);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    return await work();
  } finally {
    if (readIfThere(file) === mine) rmSync(file, { force: true });
  }
}

function clearAway(file, deadHolder) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    // Somebody else cleared the dead one away and took the lock in between: give it back.
    if (readIfThere(aside) !== deadHolder) linkSync(aside, file);
  } catch {
    // Already gone or already held anew: the caller looks again.
  }
  rmSync(aside, { force: true });
}
