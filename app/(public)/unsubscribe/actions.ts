"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { unsubscribe } from "#lib/alerts/commands/subscribe.ts";
import { t } from "#lib/i18n/catalogue.ts";

/** 退订 with the signed link of a mail, without sign-in. */
export const stop = defineAction(
  "alerts.unsubscribe",
  z.strictObject({ token: z.string().max(300) }),
  async (ctx, { token }) => {
    await unsubscribe(ctx, token);
    return { message: t(ctx.locale, "alerts.unsubscribeDone") };
  },
  { open: true, ability: "alert.unsubscribe" },
);
