"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { reportListing } from "#lib/moderation/commands/handle-report.ts";
import { reportInputSchema } from "#lib/moderation/schema.ts";

/** A complaint about a public listing; open to everybody. */
export const report = defineAction(
  "listing.report",
  reportInputSchema.extend({ code: z.string().max(40) }),
  async (ctx, { code, ...complaint }) => {
    const { dueAt } = await reportListing(ctx, code, complaint);
    return { message: t(ctx.locale, "site.reportDone", { day: dayOf(new Date(dueAt)) }) };
  },
  { open: true, ability: "listing.report" },
);
