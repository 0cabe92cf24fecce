import { type CronItem, parseCronItems, type TaskList } from "graphile-worker";
import { z } from "zod";
import type { Db } from "#lib/db/client.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { logger } from "#lib/logging/logger.ts";
import type { ReactionName } from "#lib/outbox/events.ts";
import { SYSTEM } from "#lib/policies/actor.ts";
import { type Reaction, reactions } from "./reactions.ts";
import { timetable } from "./schedule.ts";

const reactPayload = z.object({ eventId: z.string().regex(/^\d+$/), reaction: z.string() });
const sweepPayload = z.object({ sweep: z.string(), _cron: z.object({ ts: z.coerce.date() }).optional() });

const contextAt = (db: Db, now: Date): Context => ({ db, actor: SYSTEM, now, locale: DEFAULT_LOCALE, address: null });

/** The two tasks of the queue: `react` to an event, and `sweep` by the clock. */
export function createTasks(db: Db, afterReaction: (name: string) => void): TaskList {
  return {
    async react(payload) {
      const { eventId, reaction } = reactPayload.parse(payload);
      const run: Reaction | undefined = reactions[reaction as ReactionName];
      if (!run) throw new Error(`no module answers for reaction ${reaction}`);
      await run(contextAt(db, new Date()), BigInt(eventId));
      afterReaction(reaction);
    },
    async sweep(payload) {
      const { sweep: name, _cron } = sweepPayload.parse(payload);
      const sweep = timetable.find((entry) => entry.name === name);
      // Left in the queue by an older version: nothing to do.
      if (!sweep) return;
      const changed = await sweep.run(contextAt(db, _cron?.ts ?? new Date()));
      if (changed > 0) logger().info({ sweep: name, changed }, "swept");
    },
  };
}

/** The timetable as the queue reads it. A run that is still waiting is replaced by the next: each catches up on everything. */
export const cronItems = () =>
  parseCronItems(
    timetable.map(
      ({ name, cron }): CronItem => ({
        task: "sweep",
        match: cron,
        identifier: name,
        payload: { sweep: name },
        options: { jobKey: `sweep:${name}`, maxAttempts: 3, backfillPeriod: 0 },
      }),
    ),
  );
