"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { acceptInterest, declineInterest } from "#lib/interests/commands/answer-interest.ts";
import { nameMediator } from "#lib/interests/commands/name-mediator.ts";
import { acceptInterestSchema, declineInterestSchema } from "#lib/interests/schema.ts";

const id = z.string().max(40);

/** 同意对接, as the firm without an account told the association. */
export const recordAccept = defineAction(
  "staffInterests.accept",
  z.strictObject({ ...acceptInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, consentNote }) => {
    await acceptInterest(ctx, { id: interest, version, consentNote });
    revalidatePath("/staff/interests", "layout");
    return { message: t(ctx.locale, "interests.staffRecorded") };
  },
  { ability: "interest.answer" },
);

/** 婉拒, as the firm without an account told the association. */
export const recordDecline = defineAction(
  "staffInterests.decline",
  z.strictObject({ ...declineInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, consentNote, reason }) => {
    await declineInterest(ctx, { id: interest, version, reason, consentNote });
    revalidatePath("/staff/interests", "layout");
    return { message: t(ctx.locale, "interests.staffRecorded") };
  },
  { ability: "interest.answer" },
);

/** 由我协调. */
export const mediate = defineAction(
  "staffInterests.mediate",
  z.strictObject({ id }),
  async (ctx, input) => {
    await nameMediator(ctx, input);
    revalidatePath("/staff/interests", "layout");
    return { message: t(ctx.locale, "interests.staffMediating") };
  },
  { ability: "interest.mediate" },
);
