import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { gatherOwnData } from "../queries/gather.ts";
import { writeArchive } from "../write/archive.ts";

/** A download that is made while it is sent. */
export type OwnDataArchive = { name: string; chunks: AsyncGenerator<Uint8Array, void, void> };

/**
 * Hand somebody everything the product holds of them and their firm, as one ZIP archive. That it was asked for is on record
 * before the first byte leaves: docs/adr/0034-own-data.md.
 *
 * @throws {DomainError} UNAUTHENTICATED
 */
export async function exportOwnData(ctx: Context): Promise<OwnDataArchive> {
  authorize(ctx.actor, "account.export", null);
  const { userId } = ctx.actor;
  if (userId === null) throw new DomainError("UNAUTHENTICATED", "the command line is nobody");
  const own = await gatherOwnData(ctx);
  await inTransaction(ctx.db, (tx) =>
    recordEvent(tx, ctx, {
      name: "user.dataExported",
      subjectType: "user",
      subjectId: userId,
      data: { ...own.counts, files: own.files.length },
    }),
  );
  const name = `${t(ctx.locale, "ownData.archiveName")}-${dayOf(ctx.now)}.zip`;
  return { name, chunks: writeArchive(own, ctx.locale, ctx.now) };
}
