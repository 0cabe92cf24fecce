"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { resolveReport } from "#lib/moderation/commands/handle-report.ts";
import { resolveReportSchema } from "#lib/moderation/schema.ts";

export const closeReport = defineAction(
  "reports.resolve",
  z.strictObject({ ...resolveReportSchema.shape, id: z.uuid() }),
  async (ctx, { id, ...input }) => {
    await resolveReport(ctx, id, input);
    revalidatePath("/staff/reports");
    return { message: t(ctx.locale, "moderation.resolved") };
  },
  { ability: "report.resolve" },
);
