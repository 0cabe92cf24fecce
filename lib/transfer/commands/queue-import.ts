import type { ImportPublish } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, type ErrorCode } from "#lib/kernel/errors.ts";
import { hasControl, stripInvisible, truncate } from "#lib/kernel/text.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { storeFile } from "#lib/storage/storage.ts";
import { fileKindOf } from "#lib/transfer/model/file-kind.ts";
import { UnreadableFile, type UnreadableReason } from "#lib/transfer/model/unreadable.ts";
import { getImportJob, presentImport } from "#lib/transfer/queries.ts";
import { decodeText } from "#lib/transfer/read/delimited.ts";
import { guardWorkbook } from "#lib/transfer/read/zip-guard.ts";
import type { ImportOptions, ImportReport, PublishMode } from "#lib/transfer/schema.ts";

const CODE_OF: Readonly<Record<UnreadableReason, ErrorCode>> = {
  ...{ TOO_LARGE: "TOO_LARGE", NOT_SUPPORTED: "UNSUPPORTED_MEDIA_TYPE", DANGEROUS: "INVALID_INPUT", ENCRYPTED: "INVALID_INPUT" },
  ...{ WRONG_ENCODING: "INVALID_INPUT", NO_TABLE: "INVALID_INPUT", TOO_SLOW: "INVALID_INPUT", DAMAGED: "INVALID_INPUT" },
};

/** A received file: its name as sent and its bytes. */
export type ReceivedFile = { name: string; bytes: Uint8Array };

/** The last part of a file's name, without anything that is no plain text. */
function plainName(name: string): string {
  const last = stripInvisible(name.split(/[/\\]/u).at(-1) ?? "").trim();
  return hasControl(last) || last === "" ? "file" : truncate(last, 120);
}

/** Look at a file before it is stored: its kind, its encoding, and whether a workbook is safe to open. Milliseconds, little memory. */
async function inspect({ name, bytes }: ReceivedFile): Promise<void> {
  const kind = fileKindOf(name);
  if (kind === null) throw new UnreadableFile("NOT_SUPPORTED");
  if (kind === "xlsx") await guardWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  else if (kind === "csv") decodeText(bytes);
}

/** What a refused file means to its sender. */
function refusalOf(cause: UnreadableFile): DomainError {
  const message = t("zh-CN", `intake.unreadable${cause.reason}`);
  return new DomainError(CODE_OF[cause.reason], cause.message, {
    detail: message,
    errors: [{ path: "file", message }],
    extra: { reason: cause.reason },
  });
}

/**
 * Import a stored list again, for good: what the trial run has shown is now done, on the same bytes.
 *
 * @throws {DomainError} FORBIDDEN, NOT_FOUND
 */
export async function repeatImport(ctx: Context, importId: string, publish: PublishMode): Promise<ImportReport> {
  authorize(ctx.actor, "import.run", null);
  const former = await getImportJob(ctx, importId);
  const { fileName, sha256, storageKey, sourceChannel } = former;
  const options = { dryRun: false, publish, sourceChannel };
  return putIntoTable(ctx, { fileName, sha256, storageKey }, options, true);
}

type Stored = { fileName: string; sha256: string; storageKey: string };

/** Put an import into the table, with the event that makes the worker carry it out (or without, when the caller does it itself). */
async function putIntoTable(ctx: Context, stored: Stored, options: ImportOptions, queued: boolean): Promise<ImportReport> {
  const { dryRun, publish, sourceChannel } = options;
  const job = await inTransaction(ctx.db, async (tx) => {
    const data = { ...stored, dryRun, sourceChannel, publish: publish.toUpperCase() as ImportPublish };
    const created = await tx.importJob.create({
      data: { ...data, status: "QUEUED", createdById: ctx.actor.userId, createdAt: ctx.now },
    });
    const event = { subjectType: "import", subjectId: created.id, data: { sha256: stored.sha256, dryRun, publish } } as const;
    if (queued) await recordEvent(tx, ctx, { ...event, name: "import.queued" });
    return created;
  });
  return presentImport(job);
}

/** Store a file and its import. `queued`: the worker carries it out; else the caller does. */
export async function storeImport(
  ctx: Context,
  file: ReceivedFile,
  options: ImportOptions,
  queued: boolean,
): Promise<ImportReport> {
  authorize(ctx.actor, "import.run", null);
  const { key, sha256 } = await storeFile(file.bytes);
  return putIntoTable(ctx, { fileName: plainName(file.name), sha256, storageKey: key }, options, queued);
}

/**
 * Take in a received list: look at the file, store it, and let the worker import it.
 *
 * @throws {DomainError} FORBIDDEN, UNSUPPORTED_MEDIA_TYPE, TOO_LARGE, or INVALID_INPUT at `file` when it cannot be read.
 */
export async function queueImport(ctx: Context, file: ReceivedFile, options: ImportOptions): Promise<ImportReport> {
  authorize(ctx.actor, "import.run", null);
  try {
    await inspect(file);
  } catch (error) {
    throw error instanceof UnreadableFile ? refusalOf(error) : error;
  }
  return storeImport(ctx, file, options, true);
}
