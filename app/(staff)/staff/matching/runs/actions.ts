"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { cancelRematch, startRematch } from "#lib/matching/commands/start-rematch.ts";
import { runScopeSchema } from "#lib/matching/schema/whole-list.ts";

export const start = defineAction(
  "match.startRun",
  z.strictObject({ scope: runScopeSchema }),
  async (ctx, input) => {
    await startRematch(ctx, input);
    revalidatePath("/staff/matching/runs");
    return { message: t(ctx.locale, "matching.runQueued") };
  },
  { ability: "match.rematch" },
);

export const cancel = defineAction(
  "match.cancelRun",
  z.strictObject({ id: z.uuid() }),
  async (ctx, input) => {
    await cancelRematch(ctx, input);
    revalidatePath("/staff/matching/runs");
    return { message: t(ctx.locale, "matching.runCancelled") };
  },
  { ability: "match.rematch" },
);
