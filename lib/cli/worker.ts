import { once } from "node:events";
import { startSafely } from "#lib/health/preflight.ts";
import { runWorker } from "#lib/jobs/worker.ts";
import type { CliCommand } from "./command.ts";

/** Resolves when the process is asked to end. */
const askedToEnd = () =>
  new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });

/** `jjj worker`: reactions, timetable and mail until it is asked to end; what is under way is finished first. */
export const command: CliCommand = {
  summary: "后台任务：事件反应、定时任务、邮件；Ctrl-C 结束",
  usage: [""],
  async run() {
    const end = askedToEnd();
    const refusal = new AbortController();
    await startSafely((reason) => {
      process.stderr.write(`${reason}\n`);
      refusal.abort();
    });
    if (refusal.signal.aborted) return 1;
    const worker = await runWorker();
    if (!refusal.signal.aborted) await Promise.race([end, once(refusal.signal, "abort")]);
    await worker.stop();
    return refusal.signal.aborted ? 1 : 0;
  },
};
