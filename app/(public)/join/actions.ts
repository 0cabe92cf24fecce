"use server";

import { z } from "zod";
import { type Entry, registerUser } from "#lib/accounts/commands/register-user.ts";
import { personInput, tokenField } from "#lib/accounts/schema.ts";
import { defineAction } from "#lib/actions/define-action.ts";
import { LINK_LIMIT, limitRequest } from "#lib/api/rate-limit.ts";
import { inEvenTime } from "#lib/auth/even-time.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { paragraph } from "#lib/kernel/fields.ts";
import { acceptInvitation } from "#lib/organizations/commands/invite-member.ts";
import { requestJoin } from "#lib/organizations/commands/request-join.ts";

const note = paragraph(1_000).optional();
const entry = {
  by: z.enum(["join", "invitation", "claim"]),
  organizationId: z.uuid().optional(),
  token: tokenField.optional(),
  note,
};

/** How the form says that somebody comes in; what is missing was never on our page. */
function entryOf(locale: Locale, input: { by: Entry["by"]; organizationId?: string; token?: string; note?: string }): Entry {
  if (input.by === "join" && input.organizationId) return { by: "join", organizationId: input.organizationId, note: input.note };
  if ((input.by === "invitation" || input.by === "claim") && input.token) return { by: input.by, token: input.token };
  return refuseInput({ path: "", message: t(locale, "organizations.joinUnknown") });
}

/** Somebody without an account registers towards a firm that exists. */
export const registerAndJoin = defineAction(
  "auth.registerAndJoin",
  z.strictObject({ ...personInput.shape, ...entry }),
  async (ctx, { by, organizationId, token, note, ...person }) => {
    await limitRequest(ctx, LINK_LIMIT);
    await inEvenTime(() => registerUser(ctx, person, entryOf(ctx.locale, { by, organizationId, token, note })));
    return { redirectTo: "/register/done" };
  },
  { open: true, ability: "account.register" },
);

/** Somebody signed in asks to join, accepts an invitation or claims a firm. */
export const join = defineAction(
  "organizations.join",
  z.strictObject(entry),
  async (ctx, input) => {
    const wanted = entryOf(ctx.locale, input);
    if (wanted.by === "invitation") await acceptInvitation(ctx, wanted.token);
    else if (wanted.by === "claim") await requestJoin(ctx, { claimSecret: wanted.token });
    else if (wanted.by === "join") await requestJoin(ctx, wanted);
    return { redirectTo: "/my/organization" };
  },
  { ability: "organization.requestJoin" },
);
