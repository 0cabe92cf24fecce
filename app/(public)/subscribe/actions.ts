"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { saveSearch } from "#lib/alerts/commands/keep-searches.ts";
import { confirmSubscription, subscribe } from "#lib/alerts/commands/subscribe.ts";
import { saveSearchSchema, subscribeSchema } from "#lib/alerts/schema.ts";
import { LINK_LIMIT, limitRequest } from "#lib/api/rate-limit.ts";
import { inEvenTime } from "#lib/auth/even-time.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** 保存订阅 of somebody signed in. */
export const save = defineAction(
  "alerts.saveSearch",
  saveSearchSchema,
  async (ctx, input) => {
    await saveSearch(ctx, input);
    return { redirectTo: localePath(ctx.locale, "/my/saved-searches?done=saved") };
  },
  { ability: "alert.keep" },
);

/** 用邮箱订阅: the answer is the same whatever is known of the address. */
export const subscribeAddress = defineAction(
  "alerts.subscribe",
  subscribeSchema,
  async (ctx, input) => {
    await limitRequest(ctx, LINK_LIMIT);
    await inEvenTime(() => subscribe(ctx, input));
    return { message: t(ctx.locale, "alerts.visitorSent") };
  },
  { open: true, ability: "alert.subscribe" },
);

/** 确认订阅 with the link of the mail. */
export const confirm = defineAction(
  "alerts.confirm",
  z.strictObject({ token: z.string().max(300) }),
  async (ctx, { token }) => {
    await limitRequest(ctx, LINK_LIMIT);
    await confirmSubscription(ctx, token);
    return { message: t(ctx.locale, "alerts.confirmDone") };
  },
  { open: true, ability: "alert.subscribe" },
);
