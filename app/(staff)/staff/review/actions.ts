"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { day, version } from "#lib/kernel/fields.ts";
import { claimListing } from "#lib/listings/commands/claim-listing.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { releaseListing } from "#lib/listings/commands/release-listing.ts";
import { undoDecision } from "#lib/listings/commands/undo-decision.ts";
import { decisionSchema } from "#lib/listings/schema/moves.ts";

const REVIEW = { ability: "listing.review" } as const;
const code = z.string().max(40);
const pathOf = (listing: string): string => `/staff/review/${listing}`;

export const claim = defineAction(
  "review.claim",
  z.strictObject({ code, version: version().optional() }),
  async (ctx, input) => {
    await claimListing(ctx, input);
    return { redirectTo: pathOf(input.code) };
  },
  REVIEW,
);

export const release = defineAction(
  "review.release",
  z.strictObject({ code, version: version().optional() }),
  async (ctx, input) => {
    await releaseListing(ctx, input);
    return { redirectTo: "/staff/review" };
  },
  REVIEW,
);

export const hold = defineAction(
  "review.hold",
  z.strictObject({ code, until: day(), version: version().optional() }),
  async (ctx, input) => {
    await claimListing(ctx, input);
    revalidatePath(pathOf(input.code));
    return { message: t(ctx.locale, "moderation.held") };
  },
  REVIEW,
);

/** Field notes come as `notes.<field>`, one text a field; empty ones are none. */
export const decide = defineAction(
  "review.decide",
  z.strictObject({
    code,
    ...decisionSchema.omit({ fieldNotes: true }).shape,
    notes: z.record(z.string(), z.string()).optional(),
  }),
  async (ctx, { code: listing, notes = {}, version: read, ...input }) => {
    const fieldNotes = Object.entries(notes)
      .map(([path, note]) => ({ path, note: note.trim() }))
      .filter(({ note }) => note !== "");
    await decideListing(ctx, { ...input, code: listing, fieldNotes, version: read ?? null });
    return { redirectTo: `${pathOf(listing)}?decided=${input.decision}` };
  },
  REVIEW,
);

export const undo = defineAction(
  "review.undo",
  z.strictObject({ code, version: version().optional() }),
  async (ctx, input) => {
    await undoDecision(ctx, input);
    revalidatePath(pathOf(input.code));
    return { message: t(ctx.locale, "moderation.undone") };
  },
  REVIEW,
);
