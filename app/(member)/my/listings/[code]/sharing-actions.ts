"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { agreeSharedNeed, setSharedWish } from "#lib/matching/commands/share-needs.ts";
import { sharedWishSchema } from "#lib/matching/schema/shared.ts";

const code = z.string().max(40);

export const saveWish = defineAction(
  "match.setSharedWish",
  z.strictObject({ code, ...sharedWishSchema.shape }),
  async (ctx, input) => {
    await setSharedWish(ctx, input);
    revalidatePath(`/my/listings/${input.code}`);
    return { message: t(ctx.locale, "matching.shareSaved") };
  },
  { ability: "match.shareNeed" },
);

export const agreeShared = defineAction(
  "match.agreeShared",
  z.strictObject({ code, token: z.string().max(80) }),
  async (ctx, input) => {
    await agreeSharedNeed(ctx, input);
    revalidatePath(`/my/listings/${input.code}`);
    return { message: t(ctx.locale, "matching.shareAgreed") };
  },
  { ability: "match.agreeShared" },
);
