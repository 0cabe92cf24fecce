"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { acceptPolicy } from "#lib/accounts/commands/accept-policy.ts";
import { createApiKey, revokeApiKey } from "#lib/accounts/commands/api-keys.ts";
import { changePassword } from "#lib/accounts/commands/change-password.ts";
import { endOtherSignIns } from "#lib/accounts/commands/end-sign-ins.ts";
import { requestEmailConfirmation } from "#lib/accounts/commands/link-requests.ts";
import { apiKeyInput, passwordField } from "#lib/accounts/schema.ts";
import { defineAction } from "#lib/actions/define-action.ts";
import { currentSessionId } from "#lib/auth/form-cookies.ts";
import { t } from "#lib/i18n/catalogue.ts";

const PAGE = "/my/settings";
const NOTHING = z.strictObject({});

export const savePassword = defineAction(
  "accounts.changePassword",
  z.strictObject({ currentPassword: z.string().max(1_000).default(""), newPassword: passwordField }),
  async (ctx, input) => {
    await changePassword(ctx, input, await currentSessionId());
    revalidatePath(PAGE);
    return { message: t(ctx.locale, "auth.settingsPasswordSaved") };
  },
  { ability: "account.manage" },
);

export const endOthers = defineAction(
  "accounts.endOtherSignIns",
  NOTHING,
  async (ctx) => {
    await endOtherSignIns(ctx, await currentSessionId());
    revalidatePath(PAGE);
    return { message: t(ctx.locale, "auth.settingsOthersEnded") };
  },
  { ability: "account.manage" },
);

export const resendConfirmation = defineAction(
  "accounts.requestEmailConfirmation",
  NOTHING,
  async (ctx) => {
    await requestEmailConfirmation(ctx);
    return { message: t(ctx.locale, "auth.settingsResent") };
  },
  { ability: "account.manage" },
);

export const agree = defineAction(
  "accounts.acceptPolicy",
  NOTHING,
  async (ctx) => {
    await acceptPolicy(ctx);
    revalidatePath(PAGE);
    return { message: t(ctx.locale, "auth.settingsPolicyAccepted") };
  },
  { ability: "account.manage" },
);

export const makeKey = defineAction(
  "accounts.createApiKey",
  apiKeyInput,
  async (ctx, input) => {
    const { key } = await createApiKey(ctx, input);
    revalidatePath(PAGE);
    return { message: t(ctx.locale, "auth.settingsKeyMade", { key }) };
  },
  { ability: "account.makeKeys" },
);

export const dropKey = defineAction(
  "accounts.revokeApiKey",
  z.strictObject({ id: z.uuid() }),
  async (ctx, { id }) => {
    await revokeApiKey(ctx, id);
    revalidatePath(PAGE);
    return { message: t(ctx.locale, "auth.settingsKeyRevoked") };
  },
  { ability: "account.manage" },
);
