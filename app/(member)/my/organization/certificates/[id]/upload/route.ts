import { refuseUpload, serveUpload } from "#lib/actions/serve-upload.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { attachScan } from "#lib/organizations/commands/attach-scan.ts";

/** The form that adds the scan of a certificate of the own firm. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const page = `/my/organization/certificates/${encodeURIComponent(id)}`;
  return serveUpload(request, {
    page,
    kept: [],
    async run(ctx, { file }) {
      if (!ctx.actor.organizationId || !isUuid(id)) throw new DomainError("NOT_FOUND", "no such certificate");
      if (!file) refuseUpload("missing");
      await attachScan(ctx, ctx.actor.organizationId, id, file.bytes);
      return `${page}?done=scan`;
    },
  });
}
