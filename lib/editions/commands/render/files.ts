import { renderCsv } from "#lib/editions/commands/render/csv.ts";
import { renderPdf } from "#lib/editions/commands/render/pdf.ts";
import { renderXlsx } from "#lib/editions/commands/render/xlsx.ts";
import { canonicalJson } from "#lib/editions/model/canonical-json.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { sha256 } from "#lib/editions/model/hashes.ts";
import { fileUrl } from "#lib/editions/model/papers.ts";
import type { Edition, EditionFormat } from "#lib/editions/schema.ts";

/** The papers of an issue in the order in which they are listed. */
export const EDITION_FORMATS = ["pdf", "xlsx", "csv", "json"] as const satisfies readonly EditionFormat[];

/** One rendered paper. */
export type RenderedFile = { format: (typeof EDITION_FORMATS)[number]; content: Buffer; sha256: string };

/**
 * All papers of a frozen issue, from the issue and its frame alone: the same two always give the same bytes.
 * The JSON paper is canonical, so that the order in which the database keeps names makes no difference. It lists the checksums of the other papers; its own cannot stand inside itself.
 */
export async function renderFiles(edition: Edition, frame: EditionFrame): Promise<RenderedFile[]> {
  const papers = [
    sealed("pdf", await renderPdf(edition, frame)),
    sealed("xlsx", await renderXlsx(edition, frame)),
    sealed("csv", renderCsv(edition, frame)),
  ];
  const files = papers.map(({ format, content, sha256 }) => ({
    ...{ format, sha256, bytes: content.length },
    url: `${frame.baseUrl}${fileUrl(edition.number, format)}`,
  }));
  return [...papers, sealed("json", Buffer.from(`${canonicalJson({ ...edition, files })}\n`, "utf8"))];
}

function sealed(format: RenderedFile["format"], content: Buffer): RenderedFile {
  return { format, content, sha256: sha256(content) };
}
