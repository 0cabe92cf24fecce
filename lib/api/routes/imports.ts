import { defineRoute, type Upload } from "#lib/api/define-route.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { parseInput } from "#lib/kernel/parse.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { queueImport } from "#lib/transfer/commands/queue-import.ts";
import { getErrorsFile, getImport } from "#lib/transfer/queries.ts";
import { importOptionsSchema, importReportSchema } from "#lib/transfer/schema.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const importRoutes = [
  defineRoute({
    method: "POST",
    path: "/imports",
    name: "imports.create",
    summary: "导入一份清单（.xlsx、.csv、.jsonl，最多 10 MB）；dryRun 只试读（工作人员）",
    multipart: true,
    status: 202,
    response: importReportSchema,
    ability: "import.run",
    access: async (ctx) => authorize(ctx.actor, "import.run", null),
    async handle(ctx, { body }) {
      const { file, fields } = body as Upload;
      const options = parseInput(importOptionsSchema, fields);
      if (!file) return refuseInput({ path: "file", message: t(ctx.locale, "intake.missingFile") });
      const report = await queueImport(ctx, file, options);
      return { body: report, location: `/api/v1/imports/${report.id}` };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/imports/{id}",
    name: "imports.get",
    summary: "一次导入的报告：各行结果与全部提示（工作人员、审计员）",
    status: 200,
    response: importReportSchema,
    ability: "import.read",
    access: async (ctx, { params }) => void (await getImport(ctx, params.id ?? "")),
    handle: async (ctx, { params }) => ({ body: await getImport(ctx, params.id ?? "") }),
  }),
  defineRoute({
    method: "GET",
    path: "/imports/{id}/errors.xlsx",
    name: "imports.errors",
    summary: "未收的行和错误原因，可改好再导入；审计员所见不含联系方式",
    status: 200,
    ability: "import.read",
    access: async (ctx, { params }) => void (await getImport(ctx, params.id ?? "")),
    async handle(ctx, { params }) {
      const { bytes, name } = await getErrorsFile(ctx, params.id ?? "");
      return new Response(Buffer.from(bytes), {
        headers: {
          "content-type": XLSX,
          "content-disposition": `attachment; filename="errors.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
        },
      });
    },
  }),
];
