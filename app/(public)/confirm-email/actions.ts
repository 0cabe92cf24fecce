"use server";

import { z } from "zod";
import { confirmEmail } from "#lib/accounts/commands/use-link.ts";
import { tokenField } from "#lib/accounts/schema.ts";
import { defineAction } from "#lib/actions/define-action.ts";
import { LINK_LIMIT, limitRequest } from "#lib/api/rate-limit.ts";
import { t } from "#lib/i18n/catalogue.ts";

export const confirm = defineAction(
  "auth.confirmEmail",
  z.strictObject({ token: tokenField }),
  async (ctx, { token }) => {
    await limitRequest(ctx, LINK_LIMIT);
    await confirmEmail(ctx, token);
    return { message: t(ctx.locale, "auth.confirmDone") };
  },
  { open: true, ability: "account.recover" },
);
