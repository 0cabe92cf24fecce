"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { askInterest } from "#lib/interests/commands/ask-interest.ts";
import { askInterestSchema } from "#lib/interests/schema.ts";

/** 我有意向: ask the firm of a listing for contact. */
export const ask = defineAction(
  "interests.ask",
  z.strictObject({ ...askInterestSchema.shape, code: z.string().max(40) }),
  async (ctx, { code, ...questions }) => {
    const id = await askInterest(ctx, code, questions);
    return { redirectTo: localePath(ctx.locale, `/my/interests/${id}?sent=1`) };
  },
  { ability: "interest.ask" },
);
