import { refuseUpload, serveUpload } from "#lib/actions/serve-upload.ts";
import { addFile } from "#lib/listings/commands/add-file.ts";
import { captionSchema } from "#lib/listings/schema/files.ts";

/** The form of `<ListingFiles>`: one file and what it shows. */
export async function POST(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  const page = `/my/listings/${encodeURIComponent(code)}/files`;
  return serveUpload(request, {
    page,
    kept: ["caption"],
    async run(ctx, { file, fields }) {
      const caption = captionSchema.safeParse(fields.caption ?? "");
      if (!file) refuseUpload("missing");
      if (!caption.success) refuseUpload("captionMissing");
      await addFile(ctx, { code, caption: caption.data, bytes: file.bytes });
      return `${page}?done=added`;
    },
  });
}
