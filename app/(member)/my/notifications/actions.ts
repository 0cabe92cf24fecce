"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { chooseAlerts } from "#lib/notifications/commands/choose.ts";
import { markAllRead, markRead } from "#lib/notifications/commands/read-notices.ts";
import { pathOfNotice } from "#lib/notifications/queries/inbox.ts";
import { chooseSchema } from "#lib/notifications/schema.ts";

const id = z.string().max(40);

/** Where a line stood that was marked read. */
const BACK = { all: "/my/notifications", unread: "/my/notifications?show=unread", desk: "/my" } as const;

/** Opening a notification reads it: a press, because opening an address must change nothing. */
export const open = defineAction(
  "alerts.openNotice",
  z.strictObject({ id }),
  async (ctx, input) => {
    const path = await pathOfNotice(ctx, input.id);
    await markRead(ctx, input.id);
    return { redirectTo: localePath(ctx.locale, path ?? "/my/notifications") };
  },
  { ability: "alert.read" },
);

/** 全部标为已读. */
export const readAll = defineAction(
  "alerts.readAllNotices",
  z.strictObject({}),
  async (ctx) => {
    await markAllRead(ctx);
    return { redirectTo: localePath(ctx.locale, "/my/notifications") };
  },
  { ability: "alert.read" },
);

/** 标为已读, without leaving the page. */
export const read = defineAction(
  "alerts.readNotice",
  z.strictObject({ id, back: z.enum(["unread", "all", "desk"]).default("all") }),
  async (ctx, input) => {
    await markRead(ctx, input.id);
    return { redirectTo: localePath(ctx.locale, BACK[input.back]) };
  },
  { ability: "alert.read" },
);

/** 提醒设置. */
export const choose = defineAction(
  "alerts.choose",
  chooseSchema,
  async (ctx, input) => {
    await chooseAlerts(ctx, input);
    revalidatePath("/my/notifications/settings");
    return { message: t(ctx.locale, "alerts.settingsSaved") };
  },
  { ability: "alert.keep" },
);
