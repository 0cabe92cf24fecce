"use server";

import { requestPasswordReset } from "#lib/accounts/commands/link-requests.ts";
import { resetRequestInput } from "#lib/accounts/schema.ts";
import { defineAction } from "#lib/actions/define-action.ts";
import { LINK_LIMIT, limitRequest } from "#lib/api/rate-limit.ts";
import { inEvenTime } from "#lib/auth/even-time.ts";
import { t } from "#lib/i18n/catalogue.ts";

export const askForReset = defineAction(
  "auth.requestPasswordReset",
  resetRequestInput,
  async (ctx, { identifier }) => {
    await limitRequest(ctx, LINK_LIMIT);
    await inEvenTime(() => requestPasswordReset(ctx, identifier));
    return { message: t(ctx.locale, "auth.forgotSent") };
  },
  { open: true, ability: "account.recover" },
);
