"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { blockFirm, unblockFirm } from "#lib/matching/commands/never-match.ts";
import { blockSchema, unblockSchema } from "#lib/matching/schema.ts";

/** 不再推荐该单位: the firm behind a listing goes on the own firm's never-match list. */
export const block = defineAction(
  "match.block",
  blockSchema,
  async (ctx, input) => {
    await blockFirm(ctx, input);
    return { message: t(ctx.locale, "matching.blocked") };
  },
  { ability: "match.block" },
);

/** 恢复推荐. */
export const unblock = defineAction(
  "match.unblock",
  unblockSchema,
  async (ctx, input) => {
    await unblockFirm(ctx, input);
    return { redirectTo: "/my/matches/blocked" };
  },
  { ability: "match.block" },
);
