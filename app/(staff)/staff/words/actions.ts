"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { addSensitiveWord, removeSensitiveWord } from "#lib/moderation/commands/edit-words.ts";
import { sensitiveWordSchema } from "#lib/moderation/schema.ts";

export const addWord = defineAction(
  "words.add",
  sensitiveWordSchema,
  async (ctx, input) => {
    await addSensitiveWord(ctx, input);
    revalidatePath("/staff/words");
    return { message: t(ctx.locale, "moderation.wordAdded") };
  },
  { ability: "words.edit" },
);

export const removeWord = defineAction(
  "words.remove",
  z.strictObject({ id: z.uuid() }),
  async (ctx, input) => {
    await removeSensitiveWord(ctx, input);
    revalidatePath("/staff/words");
    return { message: t(ctx.locale, "moderation.wordRemoved") };
  },
  { ability: "words.edit" },
);
