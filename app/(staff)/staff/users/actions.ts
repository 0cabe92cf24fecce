"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { setUserPassword } from "#lib/accounts/commands/change-password.ts";
import { disableUser, enableUser, setRole } from "#lib/accounts/commands/manage-users.ts";
import { passwordField } from "#lib/accounts/schema.ts";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";

const pageOf = (id: string): string => `/staff/users/${id}`;

export const changeRole = defineAction(
  "users.setRole",
  z.strictObject({ id: z.uuid(), role: z.enum(["MEMBER", "MODERATOR", "EDITOR", "ADMIN", "AUDITOR"]) }),
  async (ctx, { id, role }) => {
    await setRole(ctx, id, role);
    revalidatePath(pageOf(id));
    return { message: t(ctx.locale, "auth.usersRoleSet") };
  },
  { ability: "user.manage" },
);

export const switchUser = defineAction(
  "users.disable",
  z.strictObject({ id: z.uuid(), to: z.enum(["enabled", "disabled"]) }),
  async (ctx, { id, to }) => {
    await (to === "disabled" ? disableUser(ctx, id) : enableUser(ctx, id));
    revalidatePath(pageOf(id));
    return { message: t(ctx.locale, "auth.usersChanged") };
  },
  { ability: "user.manage" },
);

export const replacePassword = defineAction(
  "users.setPassword",
  z.strictObject({ id: z.uuid(), password: passwordField }),
  async (ctx, { id, password }) => {
    await setUserPassword(ctx, id, password);
    return { message: t(ctx.locale, "auth.usersPasswordSet") };
  },
  { ability: "user.manage" },
);
