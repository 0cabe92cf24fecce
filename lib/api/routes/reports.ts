import { z } from "zod";
import { defineRoute } from "#lib/api/define-route.ts";
import { pageOf, pageParams } from "#lib/api/page-schema.ts";
import { reportListing, resolveReport } from "#lib/moderation/commands/handle-report.ts";
import { listReports } from "#lib/moderation/queries/reports.ts";
import { reportInputSchema, reportResponseSchema, reportStatusSchema, resolveReportSchema } from "#lib/moderation/schema.ts";
import { authorize } from "#lib/policies/authorize.ts";

export const reportRoutes = [
  defineRoute({
    method: "POST",
    path: "/listings/{code}/reports",
    name: "reports.create",
    summary: "举报一条公开信息，不必登录",
    body: reportInputSchema,
    status: 201,
    response: reportResponseSchema,
    signedIn: false,
    ability: "listing.report",
    async handle(ctx, { params, body }) {
      const report = await reportListing(ctx, params.code ?? "", body);
      return { body: report, location: `/api/v1/reports/${report.id}` };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/reports",
    name: "reports.list",
    summary: "举报列表，先到期的在前（工作人员）",
    query: z.strictObject({ ...pageParams, status: reportStatusSchema.optional() }),
    status: 200,
    response: pageOf(reportResponseSchema),
    ability: "report.read",
    access: async (ctx) => authorize(ctx.actor, "report.read", null),
    handle: async (ctx, { query }) => ({ body: await listReports(ctx, query) }),
  }),
  defineRoute({
    method: "POST",
    path: "/reports/{id}/resolve",
    name: "reports.resolve",
    summary: "处理一条举报：属实或不属实，附说明（审核员）",
    body: resolveReportSchema,
    status: 200,
    response: reportResponseSchema,
    ability: "report.resolve",
    access: async (ctx) => authorize(ctx.actor, "report.resolve", null),
    handle: async (ctx, { params, body }) => ({ body: await resolveReport(ctx, params.id ?? "", body) }),
  }),
];
