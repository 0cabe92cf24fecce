"use server";

import { resetPassword } from "#lib/accounts/commands/use-link.ts";
import { resetInput } from "#lib/accounts/schema.ts";
import { defineAction } from "#lib/actions/define-action.ts";
import { LINK_LIMIT, limitRequest } from "#lib/api/rate-limit.ts";

export const setPassword = defineAction(
  "auth.resetPassword",
  resetInput,
  async (ctx, input) => {
    await limitRequest(ctx, LINK_LIMIT);
    await resetPassword(ctx, input);
    return { redirectTo: "/login" };
  },
  { open: true, ability: "account.recover" },
);
