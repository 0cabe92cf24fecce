"use server";

import { requestMagicLink } from "#lib/accounts/commands/link-requests.ts";
import { resetRequestInput } from "#lib/accounts/schema.ts";
import { defineAction } from "#lib/actions/define-action.ts";
import { LINK_LIMIT, limitRequest } from "#lib/api/rate-limit.ts";
import { inEvenTime } from "#lib/auth/even-time.ts";
import { t } from "#lib/i18n/catalogue.ts";

export const sendMagicLink = defineAction(
  "auth.requestMagicLink",
  resetRequestInput,
  async (ctx, { identifier }) => {
    await limitRequest(ctx, LINK_LIMIT);
    await inEvenTime(() => requestMagicLink(ctx, identifier));
    return { message: t(ctx.locale, "auth.loginByMailSent") };
  },
  { open: true, ability: "account.recover" },
);
