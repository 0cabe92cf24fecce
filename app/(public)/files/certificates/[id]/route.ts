import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { attachmentHeaders } from "#lib/http/attachment-headers.ts";
import { openScan } from "#lib/organizations/queries/certificates.ts";

/** `/files/certificates/{id}`: the scan of a certificate, for its firm and staff. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const scan = await openScan(await currentViewer(), (await params).id);
    return new Response(Buffer.from(scan.content), { headers: attachmentHeaders({ ...scan, isPublic: false }) });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
