import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { getPlan } from "#lib/matching/queries/plan/plan.ts";
import { planCsv, planWorkbook } from "#lib/matching/queries/plan/plan-files.ts";
import { scopeLabel } from "#lib/matching/queries/plan/plan-words.ts";
import { readPlanQuery } from "../plan-query.ts";

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;

/** The plan of the page as a workbook (`format=xlsx`, usual) or as CSV. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await currentViewer();
    const { format = "xlsx", ...params } = Object.fromEntries(new URL(request.url).searchParams);
    const { query, errors, chains } = await readPlanQuery(ctx, params);
    if (format !== "xlsx" && format !== "csv") errors.push({ path: "format", message: "应为 xlsx 或 csv" });
    const plan = await getPlan(ctx, query);
    if (errors.length > 0) throw new DomainError("INVALID_INPUT", "invalid question", { errors });
    if (!plan) throw new DomainError("NOT_FOUND", "the scope has never been matched as a whole");
    const bytes =
      format === "csv"
        ? planCsv(plan)
        : await planWorkbook(plan, query, chains.find(({ code }) => code === query.chain)?.labelZh);
    const name = `${t(ctx.locale, "matching.planTitle")}-${scopeLabel(ctx.locale, query.scope)}.${format}`;
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": TYPES[format as keyof typeof TYPES],
        "content-disposition": `attachment; filename="plan.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
