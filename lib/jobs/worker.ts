import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type WorkerEvents } from "graphile-worker";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { logger } from "#lib/logging/logger.ts";
import { startMailLoop } from "#lib/notifications/delivery/mail-loop.ts";
import { BEAT_MS, freeAbandonedJobs, renewLocks } from "./lease.ts";
import { createTasks, cronItems } from "./tasks.ts";

const CONCURRENCY = 4;
const RESTART_MS = 1_000;
/** Everything under way is given so long; what is killed then resumes elsewhere. */
const DRAIN_MS = 8_000;

export type RunningWorker = { stop(): Promise<void> };

/**
 * Run the background work: reactions to events, the timetable, the sending of mail. Killed at any moment it loses
 * nothing: jobs are rows, mails are rows. A database that is away is waited for.
 */
export async function runWorker(): Promise<RunningWorker> {
  const client = db();
  const mail = startMailLoop(client);
  const tasks = createTasks(client, () => mail.wake());
  let stopping = false;
  let runner: Runner | null = null;
  // The name under which this process locks jobs; a queue that is started again has another one.
  let poolId: string | null = null;
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    poolId = workerPool.id;
  });

  async function beat(): Promise<void> {
    try {
      if (poolId !== null) await renewLocks(client, poolId);
      const freed = await freeAbandonedJobs(client);
      if (freed > 0) logger().warn({ freed }, "jobs of a worker that is gone run again");
    } catch (error) {
      // The database is away: the next beat finds what this one missed.
      logger().warn({ err: error }, "job leases not renewed");
    }
  }

  const start = () =>
    run({
      connectionString: env().DATABASE_URL,
      maxPoolSize: CONCURRENCY + 2,
      concurrency: CONCURRENCY,
      pollInterval: 2_000,
      noHandleSignals: true,
      logger: queueLogger,
      taskList: tasks,
      parsedCronItems: cronItems(),
      events,
    });

  async function keepRunning(): Promise<void> {
    while (!stopping) {
      try {
        runner ??= await start();
        await runner.promise;
      } catch (error) {
        if (!stopping) logger().error({ err: error }, "job queue stopped");
      }
      runner = null;
      if (!stopping) await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
    }
  }

  // The first start is waited for, so that who starts a worker knows that it works; later ones happen by themselves.
  runner = await start().catch((error: unknown) => {
    logger().error({ err: error }, "job queue not started yet");
    return null;
  });
  const running = keepRunning();
  await beat();
  const beats = setInterval(() => void beat(), BEAT_MS);

  return {
    async stop() {
      if (stopping) return;
      stopping = true;
      clearInterval(beats);
      const drained = Promise.all([mail.stop(DRAIN_MS), runner?.stop().catch(() => undefined), running]);
      await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
    },
  };
}

/** The queue's own messages, as lines of our log; routine ones only at level debug. */
const queueLogger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") logger().warn({ queue: true }, message);
  else logger().debug({ queue: true }, message);
});
