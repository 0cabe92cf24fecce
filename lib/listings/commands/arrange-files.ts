import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { MOST_FILES } from "../model/files.ts";
import { changeFilesIn, presentFiles } from "./parts/change-files.ts";
import { assertVersion, lockListing } from "./parts/lock-listing.ts";

/**
 * Give a listing this list of its attachments: in another order, without one, or with one again that was taken out before.
 * Removing, ordering and undoing are all this one command.
 *
 * @throws {DomainError} NOT_FOUND (also an attachment of another listing), GONE, FORBIDDEN, ORG_SUSPENDED, INVALID_INPUT,
 *   CONFLICT (stale version), ILLEGAL_TRANSITION
 */
export async function arrangeFiles(
  ctx: Context,
  { code, fileIds, version }: { code: string; fileIds: string[]; version: number },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.edit", row);
    const wanted = [...new Set(fileIds)];
    const known = await tx.listingFile.count({ where: { listingId: row.id, id: { in: wanted } } });
    if (known !== wanted.length) throw new DomainError("NOT_FOUND", "no such attachment of this listing");
    if (wanted.length > MOST_FILES)
      refuseInput({ path: "fileIds", message: t(ctx.locale, "files.tooMany", { count: MOST_FILES }) });
    assertVersion(row, version);
    await changeFilesIn(tx, ctx, row, wanted);
  });
}

/**
 * Describe an attachment anew. The caption is read by everybody, so it is reviewed like a new attachment: another row with the
 * same bytes takes the place of the old one.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, CONFLICT, ILLEGAL_TRANSITION
 */
export async function describeFile(
  ctx: Context,
  { code, id, caption, version }: { code: string; id: string; caption: string; version: number },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.edit", row);
    const present = presentFiles(ctx, row);
    const former = await tx.listingFile.findFirst({ where: { id, listingId: row.id } });
    if (!former || !present.includes(id)) throw new DomainError("NOT_FOUND", "no such attachment of this listing");
    assertVersion(row, version);
    if (former.caption === caption) return;
    const { id: _id, ...columns } = former;
    const copy = await tx.listingFile.create({ data: { ...columns, caption, createdAt: ctx.now }, select: { id: true } });
    await changeFilesIn(
      tx,
      ctx,
      row,
      present.map((other) => (other === id ? copy.id : other)),
    );
  });
}
