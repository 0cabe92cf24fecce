import { z } from "zod";
import { defineRoute } from "#lib/api/define-route.ts";
import { pageOf, pageParams } from "#lib/api/page-schema.ts";
import { listReviewItems } from "#lib/moderation/queries/review-items.ts";
import { reviewItemSchema } from "#lib/moderation/schema/review-item.ts";
import { authorize } from "#lib/policies/authorize.ts";

export const reviewRoutes = [
  defineRoute({
    method: "GET",
    path: "/reviews",
    name: "reviews.list",
    summary: "待审队列，先提交的在前，附自动提示和以往结论（工作人员）",
    query: z.strictObject({
      ...pageParams,
      state: z.enum(["SUBMITTED", "IN_REVIEW"], { error: "状态应为 SUBMITTED 或 IN_REVIEW" }).optional(),
      mine: z.enum(["true", "false"], { error: "应为 true 或 false" }).optional(),
    }),
    status: 200,
    response: pageOf(reviewItemSchema),
    ability: "listing.readQueue",
    scope: "review",
    access: async (ctx) => authorize(ctx.actor, "listing.readQueue", null),
    handle: async (ctx, { query: { mine, ...query } }) => ({
      body: await listReviewItems(ctx, { ...query, mine: mine === "true" }),
    }),
  }),
];
