"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
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
import type { InterestDone } from "./done.ts";

const id = z.string().max(40);

/** Back to the request, which says what was done: the form that was pressed is gone from it. */
function done(interest: string, what: InterestDone) {
  revalidatePath("/my/interests", "layout");
  return { redirectTo: `/my/interests/${interest}?done=${what}` };
}

/** 同意对接. */
export const accept = defineAction(
  "interests.accept",
  z.strictObject({ ...acceptInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, consentNote }) => {
    await acceptInterest(ctx, { id: interest, version, consentNote });
    return done(interest, "accepted");
  },
  { ability: "interest.answer" },
);

/** 婉拒. */
export const decline = defineAction(
  "interests.decline",
  z.strictObject({ ...declineInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, reason, consentNote }) => {
    await declineInterest(ctx, { id: interest, version, reason, consentNote });
    return done(interest, "declined");
  },
  { ability: "interest.answer" },
);

/** 撤回申请. */
export const withdraw = defineAction(
  "interests.withdraw",
  z.strictObject({ ...withdrawInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null }) => {
    await withdrawInterest(ctx, { id: interest, version });
    return done(interest, "withdrawn");
  },
  { ability: "interest.withdraw" },
);

/** 记为未成. */
export const close = defineAction(
  "interests.close",
  z.strictObject({ ...closeInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, reason }) => {
    await closeInterest(ctx, { id: interest, version, reason });
    return done(interest, "closed");
  },
  { ability: "interest.close" },
);

/** 报告进展. */
export const report = defineAction(
  "interests.outcome",
  z.strictObject({ ...reportOutcomeSchema.shape, id }),
  async (ctx, { version = null, ...outcome }) => {
    await reportOutcome(ctx, { ...outcome, readVersion: version });
    return done(outcome.id, "reported");
  },
  { ability: "interest.reportOutcome" },
);

/** 还在谈. */
export const goOn = defineAction(
  "interests.talkOn",
  z.strictObject({ id }),
  async (ctx, input) => {
    await talkOn(ctx, input);
    return done(input.id, "noted");
  },
  { ability: "interest.reportOutcome" },
);

/** 撤销授权. */
export const revoke = defineAction(
  "interests.revoke",
  z.strictObject({ ...revokeInterestSchema.shape, id }),
  async (ctx, { id: interest, version = null, reason }) => {
    await revokeInterest(ctx, { id: interest, version, reason });
    return done(interest, "revoked");
  },
  { ability: "interest.revoke" },
);
