import { z } from "zod";

/** Ways to meet a need together: 联合采购, 联合攻关. */
export const SHARED_WAYS = ["PURCHASE", "RND"] as const;
export type SharedWay = (typeof SHARED_WAYS)[number];

/** What a firm is willing to do together with others; an empty list takes its willingness back. */
export const sharedWishSchema = z.strictObject({
  ways: z
    .array(z.enum(SHARED_WAYS))
    .max(SHARED_WAYS.length)
    .transform((ways) => SHARED_WAYS.filter((way) => ways.includes(way))),
});

export const sharedWishResponse = z.strictObject({ code: z.string(), ways: z.array(z.enum(SHARED_WAYS)) });
