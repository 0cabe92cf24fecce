import { findAlerts } from "#lib/alerts/commands/find-alerts.ts";
import { purgeAuditAddresses } from "#lib/audit/purge.ts";
import { askProgress, lapseInterests, remindInterests, timeOutInterests } from "#lib/interests/commands/keep-clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { announceExpiry } from "#lib/listings/commands/announce-expiry.ts";
import { archiveListings } from "#lib/listings/commands/archive-listings.ts";
import { expireListings } from "#lib/listings/commands/expire-listings.ts";
import { forgetFiles } from "#lib/listings/commands/forget-files.ts";
import { releaseLapsedClaims } from "#lib/listings/commands/release-lapsed-claims.ts";
import { embedListings } from "#lib/matching/commands/embeddings/embed-listings.ts";
import { resumeRematch } from "#lib/matching/commands/run-rematch.ts";
import { lapseCertificates } from "#lib/organizations/commands/lapse-certificates.ts";
import { cleanUp } from "./housekeeping.ts";

/** One act of the clock. `cron` is in UTC; a sweep catches up on whatever is due at `ctx.now`, so a missed run loses nothing. */
export type Sweep = { name: string; cron: string; run(ctx: Context): Promise<number> };

/** The only timetable of the product. Mail has a loop of its own: it leaves within seconds. */
export const timetable: readonly Sweep[] = [
  { name: "listing-expiry", cron: "* * * * *", run: (ctx) => expireListings(ctx, ctx.now) },
  { name: "listing-expiry-notices", cron: "*/5 * * * *", run: (ctx) => announceExpiry(ctx, ctx.now) },
  { name: "listing-archive", cron: "23 18 * * *", run: (ctx) => archiveListings(ctx, ctx.now) },
  { name: "lapsed-certificates", cron: "* * * * *", run: lapseCertificates },
  { name: "forgotten-files", cron: "7 19 * * *", run: forgetFiles },
  { name: "lapsed-claims", cron: "* * * * *", run: (ctx) => releaseLapsedClaims(ctx, ctx.now) },
  { name: "interest-reminders", cron: "* * * * *", run: remindInterests },
  { name: "interest-time-outs", cron: "* * * * *", run: timeOutInterests },
  { name: "interest-progress", cron: "* * * * *", run: askProgress },
  { name: "interests-of-ended-listings", cron: "* * * * *", run: lapseInterests },
  { name: "alerts", cron: "* * * * *", run: findAlerts },
  { name: "rematch-resume", cron: "* * * * *", run: resumeRematch },
  { name: "match-embeddings", cron: "* * * * *", run: (ctx) => embedListings(ctx) },
  { name: "clean-up", cron: "17 * * * *", run: (ctx) => cleanUp(ctx.db, ctx.now) },
  { name: "audit-addresses", cron: "41 19 * * *", run: (ctx) => purgeAuditAddresses(ctx.db, ctx.now) },
];
