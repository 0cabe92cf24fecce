import type { Tx } from "#lib/db/client.ts";
import { type RenderedFile, renderFiles } from "#lib/editions/commands/render/files.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import type { Edition } from "#lib/editions/schema.ts";
import { storeFile } from "#lib/storage/storage.ts";

/**
 * Render all papers of a frozen issue and store them in place of its former ones.
 * The bytes lie in the storage under their checksum before the transaction commits: after a rollback they are only
 * unused, and a second run writes the same ones.
 */
export async function storePapers(tx: Tx, id: string, edition: Edition, frame: EditionFrame, now: Date): Promise<RenderedFile[]> {
  const papers = await renderFiles(edition, frame);
  for (const { format, content } of papers) {
    const { key, sha256, bytes } = await storeFile(content);
    const stored = { sha256, bytes, storageKey: key, createdAt: now };
    await tx.editionFile.upsert({
      where: { editionId_format: { editionId: id, format } },
      create: { editionId: id, format, ...stored },
      update: stored,
    });
  }
  return papers;
}
