import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { EXPORT_FILES, exportJudgments } from "#lib/matching/queries/export-judgments.ts";

/** One of the three files of the judged pairs, as JSON Lines. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  try {
    const { file: wanted } = await params;
    const file = EXPORT_FILES.find((name) => name === wanted);
    if (!file) throw new DomainError("NOT_FOUND", "no such file");
    return new Response(await exportJudgments(await currentViewer(), file), {
      headers: {
        "content-type": "application/x-ndjson; charset=utf-8",
        "content-disposition": `attachment; filename="judged-${file}.jsonl"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
