"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { acceptInterest, declineInterest } from "#lib/interests/commands/answer-interest.ts";
import { closeInterest, revokeInterest, withdrawInterest } from "#lib/interests/commands/end-interest.ts";
import { reportOutcome } from "#lib/interests/commands/report-outcome.ts";
import { talkOn } from "#lib/interests/commands/talk-on.ts";
import {
  acceptInterestSchema,
  closeInterestSchema,
  declineInterestSchema,
  reportOutcomeSchema,
  revokeInterestSchema,
  withdrawInterestSchema,
} from "#lib/interests/schema.ts";

const id = z.string().max(40);
const refresh = () => revalidatePath("/my/interests", "layout");

/** 同意对接. */
export const accept = defineAction(
  "interests.accept",
  z.strictObject({ ...acceptInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, consentNote }) => {
    await acceptInterest(ctx, { id: interest, version, consentNote });
    refresh();
    return { message: t(ctx.locale, "interests.accepted") };
  },
  { ability: "interest.answer" },
);

/** 婉拒. */
export const decline = defineAction(
  "interests.decline",
  z.strictObject({ ...declineInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, reason, consentNote }) => {
    await declineInterest(ctx, { id: interest, version, reason, consentNote });
    refresh();
    return { message: t(ctx.locale, "interests.declined") };
  },
  { ability: "interest.answer" },
);

/** 撤回申请. */
export const withdraw = defineAction(
  "interests.withdraw",
  z.strictObject({ ...withdrawInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null }) => {
    await withdrawInterest(ctx, { id: interest, version });
    refresh();
    return { message: t(ctx.locale, "interests.withdrawn") };
  },
  { ability: "interest.withdraw" },
);

/** 记为未成. */
export const close = defineAction(
  "interests.close",
  z.strictObject({ ...closeInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, reason }) => {
    await closeInterest(ctx, { id: interest, version, reason });
    refresh();
    return { message: t(ctx.locale, "interests.closed") };
  },
  { ability: "interest.close" },
);

/** 报告进展. */
export const report = defineAction(
  "interests.outcome",
  z.strictObject({ ...reportOutcomeSchema.shape, id }),
  async (ctx, { version = null, ...outcome }) => {
    await reportOutcome(ctx, { ...outcome, readVersion: version });
    refresh();
    return { message: t(ctx.locale, "interests.outcomeConfirmed") };
  },
  { ability: "interest.reportOutcome" },
);

/** 还在谈. */
export const goOn = defineAction(
  "interests.talkOn",
  z.strictObject({ id }),
  async (ctx, input) => {
    await talkOn(ctx, input);
    return { redirectTo: `/my/interests/${input.id}?noted=1` };
  },
  { ability: "interest.reportOutcome" },
);

/** 撤销授权. */
export const revoke = defineAction(
  "interests.revoke",
  z.strictObject({ ...revokeInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, reason }) => {
    await revokeInterest(ctx, { id: interest, version, reason });
    refresh();
    return { message: t(ctx.locale, "interests.revoked") };
  },
  { ability: "interest.revoke" },
);
