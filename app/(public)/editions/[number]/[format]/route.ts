import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { getPaper } from "#lib/editions/queries/papers.ts";

/** `/editions/{number}.{format}` (rewritten here by next.config.js): a paper as it was laid down. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ number: string; format: string }> },
): Promise<Response> {
  const { number, format } = await params;
  try {
    const paper = await getPaper(await currentViewer(), number, format);
    const etag = `"${paper.sha256}"`;
    const headers = {
      etag,
      "content-type": paper.mediaType,
      "content-disposition": `${format === "pdf" || format === "json" ? "inline" : "attachment"}; filename="${paper.name}"`,
      // The paper may be replaced until its issue is published, and by corrections after: always asked for, mostly answered by 304.
      "cache-control": paper.published ? "public, max-age=0, must-revalidate" : "private, no-store",
      "x-content-type-options": "nosniff",
    };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    return new Response(Buffer.from(paper.content), { headers });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
