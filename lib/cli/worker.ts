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
    let refusal: string | null = null;
    const refused = new Promise<void>((resolve) => {
      startSafely((reason) => {
        refusal = reason;
        resolve();
      });
    });
    const worker = await runWorker();
    await Promise.race([end, refused]);
    await worker.stop();
    if (refusal) process.stderr.write(`${refusal}\n`);
    return refusal ? 1 : 0;
  },
};
