"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { changeSearch, deleteSearch } from "#lib/alerts/commands/keep-searches.ts";
import { paceField } from "#lib/alerts/schema.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Context } from "#lib/kernel/context.ts";
import { requiredLine, version } from "#lib/kernel/fields.ts";

const id = z.string().max(40);

/** Back to the page, which says what was done also without JavaScript. */
const done = (ctx: Context, what: "changed" | "paused" | "resumed" | "deleted") => ({
  redirectTo: localePath(ctx.locale, `/my/saved-searches?done=${what}`),
});

/** 修改: name and pace. */
export const change = defineAction(
  "alerts.changeSearch",
  z.strictObject({ id, name: requiredLine(40), pace: paceField, version: version() }),
  async (ctx, { id: of, version: read, ...input }) => {
    await changeSearch(ctx, of, input, read);
    return done(ctx, "changed");
  },
  { ability: "alert.keep" },
);

/** 暂停, 恢复. */
export const pause = defineAction(
  "alerts.pauseSearch",
  z.strictObject({ id, paused: z.boolean() }),
  async (ctx, { id: of, paused }) => {
    await changeSearch(ctx, of, { paused }, null);
    return done(ctx, paused ? "paused" : "resumed");
  },
  { ability: "alert.keep" },
);

/** 删除. */
export const drop = defineAction(
  "alerts.deleteSearch",
  z.strictObject({ id }),
  async (ctx, { id: of }) => {
    await deleteSearch(ctx, of);
    return done(ctx, "deleted");
  },
  { ability: "alert.keep" },
);
