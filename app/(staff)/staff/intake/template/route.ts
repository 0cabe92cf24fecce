import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { getTemplate } from "#lib/transfer/queries.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The template of a list as a workbook. */
export async function GET(): Promise<Response> {
  try {
    const ctx = await currentViewer();
    const name = `${t(ctx.locale, "intake.templateName")}.xlsx`;
    return new Response(new Uint8Array(await getTemplate(ctx)), {
      headers: {
        "content-type": XLSX,
        "content-disposition": `attachment; filename="template.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
