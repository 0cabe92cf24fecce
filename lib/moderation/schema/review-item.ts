import { z } from "zod";
import { decisionResponseSchema, listingResponseSchema } from "#lib/listings/schema/response.ts";
import { HINT_CODES } from "../model/review-item.ts";

const hint = z.strictObject({
  code: z.enum(HINT_CODES),
  path: z.string().nullable(),
  text: z.string(),
  quote: z.string().nullable(),
  other: z.string().nullable(),
});

/** The contract's ReviewItem. */
export const reviewItemSchema = z
  .strictObject({
    listing: listingResponseSchema,
    revision: z.boolean(),
    state: z.enum(["SUBMITTED", "IN_REVIEW"]),
    submittedAt: z.string(),
    dueAt: z.string(),
    round: z.number().int(),
    claimedBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    claimedUntil: z.string().nullable(),
    mayDecide: z.boolean(),
    hints: z.array(hint),
    changed: z.array(z.string()),
    decisions: z.array(decisionResponseSchema),
  })
  .meta({ id: "ReviewItem" });
export type ReviewItem = z.output<typeof reviewItemSchema>;
