import { defineRoute } from "#lib/api/define-route.ts";
import { pageOf } from "#lib/api/page-schema.ts";
import { listAudit } from "#lib/audit/queries.ts";
import { auditRowSchema, listAuditSchema } from "#lib/audit/schema.ts";
import { authorize } from "#lib/policies/authorize.ts";

export const auditRoutes = [
  defineRoute({
    method: "GET",
    path: "/audit",
    name: "audit.list",
    summary: "审计记录，最新的在前；每一行含前一行的校验值",
    query: listAuditSchema,
    status: 200,
    response: pageOf(auditRowSchema),
    ability: "audit.read",
    async access(ctx) {
      authorize(ctx.actor, "audit.read", null);
    },
    async handle(ctx, { query }) {
      return { body: await listAudit(ctx, query) };
    },
  }),
];
