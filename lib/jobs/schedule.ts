import { purgeAuditAddresses } from "#lib/audit/purge.ts";
import { lapseInterests, remindInterests, timeOutInterests } from "#lib/interests/commands/keep-clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { cleanUp } from "./housekeeping.ts";

/** One act of the clock. `cron` is in UTC; a sweep catches up on whatever is due at `ctx.now`, so a missed run loses nothing. */
export type Sweep = { name: string; cron: string; run(ctx: Context): Promise<number> };

/** The only timetable of the product. Mail has a loop of its own: it leaves within seconds. */
export const timetable: readonly Sweep[] = [
  { name: "interest-reminders", cron: "* * * * *", run: remindInterests },
  { name: "interest-time-outs", cron: "* * * * *", run: timeOutInterests },
  { name: "interests-of-ended-listings", cron: "* * * * *", run: lapseInterests },
  { name: "clean-up", cron: "17 * * * *", run: (ctx) => cleanUp(ctx.db, ctx.now) },
  { name: "audit-addresses", cron: "41 19 * * *", run: (ctx) => purgeAuditAddresses(ctx.db, ctx.now) },
];
