import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { attachmentHeaders } from "#lib/http/attachment-headers.ts";
import { openFile } from "#lib/listings/queries/files.ts";

/** `/files/{id}`, with `?size=small` for the preview: one attachment, for whoever may see it at this moment. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const size = new URL(request.url).searchParams.get("size") === "small" ? "small" : "full";
  try {
    const file = await openFile(await currentViewer(), id, size);
    const headers = attachmentHeaders({ ...file, name: `${file.code}-${file.caption}` });
    if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
    return new Response(Buffer.from(file.content), { headers });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
