import { storedBytesOfFirm } from "#lib/db/attachments.ts";
import { holdLock } from "#lib/db/locks.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { acceptFile } from "#lib/storage/accept-file.ts";
import { FIRM_QUOTA_BYTES } from "#lib/storage/file-kinds.ts";
import { storageKey, storeFile } from "#lib/storage/storage.ts";
import { MOST_FILES } from "../model/files.ts";
import { assertListingAbility } from "../queries.ts";
import { changeFilesIn, presentFiles } from "./parts/change-files.ts";
import { lockListing } from "./parts/lock-listing.ts";

export type AddFileInput = { code: string; caption: string; bytes: Uint8Array };

/**
 * Take in one more attachment of a listing: decided by its bytes, made anew or looked over, stored, and put at the end of the
 * list. Of a published listing it waits in the revision until a moderator has seen it.
 *
 * @returns the id of the new attachment
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, INVALID_INPUT at `file`, ILLEGAL_TRANSITION (in review, ended)
 */
export async function addFile(ctx: Context, { code, caption, bytes }: AddFileInput): Promise<string> {
  // Asked before the work is done, and once more under the lock.
  await assertListingAbility(ctx, code, "listing.edit");
  const file = await acceptFile(bytes);
  if (typeof file === "string") throw refusal(file, t(ctx.locale, `files.${file}`));
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.edit", row);
    const present = presentFiles(ctx, row);
    // A second press sends the same file again: it is there already.
    const same = { id: { in: present }, key: storageKey(file.content), caption };
    const there = await tx.listingFile.findFirst({ where: same, select: { id: true } });
    if (there) return there.id;
    if (present.length >= MOST_FILES) throw refusal("tooMany", t(ctx.locale, "files.tooMany", { count: MOST_FILES }));
    await holdLock(tx, "attachments");
    const size = file.content.byteLength + (file.preview?.byteLength ?? 0);
    if ((await storedBytesOfFirm(tx, row.organizationId)) + size > FIRM_QUOTA_BYTES)
      throw refusal("quotaFull", t(ctx.locale, "files.quotaFull"));
    const { key } = await storeFile(file.content, "attachments");
    const preview = file.preview && (await storeFile(file.preview, "attachments"));
    const { kind, mediaType, width, height } = file;
    const data = {
      listingId: row.id,
      kind,
      caption,
      key,
      previewKey: preview?.key ?? null,
      mediaType,
      bytes: size,
      width,
      height,
    };
    const { id } = await tx.listingFile.create({ data: { ...data, createdAt: ctx.now }, select: { id: true } });
    await changeFilesIn(tx, ctx, row, [...present, id]);
    return id;
  });
}

/** The refusal of a file: its sentence at the field, and its name for a page that is shown again. */
const refusal = (fault: string, message: string): DomainError =>
  new DomainError("INVALID_INPUT", fault, { errors: [{ path: "file", message }], extra: { fault } });
