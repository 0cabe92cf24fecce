import { PUBLIC_STATUSES } from "#lib/editions/lifecycle.ts";
import { sha256 } from "#lib/editions/model/hashes.ts";
import { MEDIA_TYPES } from "#lib/editions/model/papers.ts";
import { findHead } from "#lib/editions/queries/editions.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { readStored } from "#lib/storage/storage.ts";

/** A stored paper, ready to be sent. */
export type Paper = { name: string; mediaType: string; content: Uint8Array; sha256: string; published: boolean };

/**
 * A paper of an issue as it was laid down.
 * @throws {DomainError} NOT_FOUND (no such paper, or not for this viewer); UNAVAILABLE when its bytes are not the ones laid down.
 */
export async function getPaper(viewing: Viewing, number: string, format: string): Promise<Paper> {
  const edition = await findHead(viewing, number);
  const file = edition.files.find((one) => one.format === format);
  const mediaType = MEDIA_TYPES[format];
  if (!file || !mediaType) throw new DomainError("NOT_FOUND", `no ${format} of edition ${number}`);
  const content = await readStored(file.storageKey);
  // A damaged paper must never go out under the association's name.
  if (sha256(content) !== file.sha256) throw new DomainError("UNAVAILABLE", `${number}.${format} is damaged in the storage`);
  return {
    name: `${number}.${format}`,
    mediaType,
    content,
    sha256: file.sha256,
    published: PUBLIC_STATUSES.includes(edition.status),
  };
}
