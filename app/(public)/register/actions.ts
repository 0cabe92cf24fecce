"use server";

import { z } from "zod";
import { registerUser } from "#lib/accounts/commands/register-user.ts";
import { personInput } from "#lib/accounts/schema.ts";
import { defineAction } from "#lib/actions/define-action.ts";
import { LINK_LIMIT, limitRequest } from "#lib/api/rate-limit.ts";
import { inEvenTime } from "#lib/auth/even-time.ts";
import { parseIdentifier } from "#lib/auth/identifier.ts";
import { mobile } from "#lib/kernel/fields.ts";
import { parseInput } from "#lib/kernel/parse.ts";
import { newFirmFields, organizationInput } from "#lib/organizations/schema.ts";

const registration = z.strictObject({
  ...personInput.shape,
  ...newFirmFields,
  mobile: mobile().nullable().optional(),
});

/** A person with a new firm. The contact person of the firm is the person who registers it. */
export const register = defineAction(
  "auth.register",
  registration,
  async (ctx, { name, identifier, password, acceptPolicy, mobile, ...firm }) => {
    await limitRequest(ctx, LINK_LIMIT);
    const known = parseIdentifier(identifier);
    const contact = {
      name,
      mobile: mobile ?? (known?.kind === "mobile" ? known.value : null),
      email: known?.kind === "email" ? known.value : null,
    };
    const { organizationName, ...rest } = firm;
    const organization = parseInput(organizationInput, { ...rest, name: organizationName, contact });
    await inEvenTime(() => registerUser(ctx, { name, identifier, password, acceptPolicy }, { by: "newFirm", organization }));
    return { redirectTo: "/register/done" };
  },
  { open: true, ability: "account.register" },
);
