import type { Tx } from "#lib/db/client.ts";
import type { ImportJob, Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { logger } from "#lib/logging/logger.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { readStored, storeFile } from "#lib/storage/storage.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";
import { ImportProgress } from "#lib/transfer/commands/import-progress.ts";
import { type Settled, settleBatch } from "#lib/transfer/commands/settle-batch.ts";
import { fileKindOf } from "#lib/transfer/model/file-kind.ts";
import { finding, heaviest, remarkAt } from "#lib/transfer/model/findings.ts";
import type { RawRow } from "#lib/transfer/model/raw-row.ts";
import type { Term, Vocabulary } from "#lib/transfer/model/record.ts";
import { UnreadableFile, type UnreadableReason } from "#lib/transfer/model/unreadable.ts";
import { DuplicateFinder } from "#lib/transfer/parse/duplicates.ts";
import { type RowRead, readRow } from "#lib/transfer/parse/read-row.ts";
import { presentImport } from "#lib/transfer/queries.ts";
import { readSource, type SourceItem } from "#lib/transfer/read/source.ts";
import type { ImportReport, PublishMode } from "#lib/transfer/schema.ts";
import { errorWorkbook } from "#lib/transfer/write/error-rows.ts";

const BATCH = 200;

/** A listing as it stands in the file, and as it was read. */
type Row = { raw: RawRow; read: RowRead };

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const step = 256 * 1024;
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

async function readVocabulary({ db }: Context): Promise<Vocabulary> {
  const asTerm = ({
    code,
    labelZh,
    labelEn,
    aliases,
  }: {
    code: string;
    labelZh: string;
    labelEn: string;
    aliases: string[];
  }): Term => ({
    code,
    labels: [labelZh, ...aliases, ...(labelEn === "" ? [] : [labelEn])],
  });
  const [chains, clusters] = await Promise.all([taxonomyOf(db, "chain"), taxonomyOf(db, "cluster")]);
  return { chains: chains.map(asTerm), clusters: clusters.map(asTerm) };
}

const nothingOf = (row: number): RawRow => ({
  ...{ sheet: null, row, values: new Map(), details: {}, typed: true, sheetSide: null, struck: false, hidden: false },
});

function readItem(
  item: Exclude<SourceItem, { kind: "remark" }>,
  vocabulary: Vocabulary,
  today: string,
  duplicates: DuplicateFinder,
): Row {
  if (item.kind === "bad") {
    const { row, remarks } = item;
    return { raw: nothingOf(row), read: { sheet: null, row, externalId: null, record: null, remarks } };
  }
  const read = readRow(item.row, vocabulary, today);
  const failed = heaviest(item.remarks) === "error";
  const first = { ...read, record: failed ? null : read.record };
  const found = duplicates.check(first);
  const record = heaviest(found) === "error" ? null : first.record;
  return { raw: item.row, read: { ...first, record, remarks: [...item.remarks, ...read.remarks, ...found] } };
}

/** The listings of a file in batches, read and compared with one another; remarks on the file go to the progress. */
async function* batchesOf(ctx: Context, job: ImportJob, bytes: Uint8Array, progress: ImportProgress): AsyncGenerator<Row[]> {
  const kind = fileKindOf(job.fileName);
  if (kind === null) throw new UnreadableFile("NOT_SUPPORTED");
  const vocabulary = await readVocabulary(ctx);
  const duplicates = new DuplicateFinder();
  let batch: Row[] = [];
  for await (const item of readSource(kind, piecesOf(bytes))) {
    if (item.kind === "remark") progress.tell(item.remark);
    else batch.push(readItem(item, vocabulary, dayOf(ctx.now), duplicates));
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

const brokenRow = ({ sheet, row, externalId, remarks }: RowRead): Settled => ({
  rows: [{ sheet, row, externalId, code: null, outcome: "rejected", status: null, held: false, changedStatus: false }],
  remarks: [...remarks, remarkAt({ sheet, row, column: null, cell: null, field: null }, finding("ROW_BROKEN"), null)],
});

/** Settle rows and keep their part of the report. A batch that fails as a whole is tried row by row: one bad row never stops the others. */
async function settleAll(ctx: Context, job: ImportJob, reads: RowRead[], progress: ImportProgress): Promise<void> {
  const { dryRun, sourceChannel: channel } = job;
  const mode = job.publish.toLowerCase() as PublishMode;
  const save = (tx: Tx, part: Settled): Promise<void> => progress.save(tx, part);
  const keep = (part: Settled): Promise<void> => inTransaction(ctx.db, (tx) => save(tx, part));
  try {
    const settled = await settleBatch(ctx, reads, { mode, dryRun, channel, save });
    if (dryRun) await keep(settled);
  } catch (error) {
    // Load and lost connections concern the whole run; the job's next try goes on from here.
    if (error instanceof DomainError) throw error;
    logger().error({ err: error, rows: reads.length }, "import batch failed");
    const [only] = reads;
    if (reads.length > 1) {
      for (const read of reads) await settleAll(ctx, job, [read], progress);
      return;
    }
    if (only) await keep(brokenRow(only));
  }
  progress.committed();
}

async function carryOut(ctx: Context, job: ImportJob, progress: ImportProgress): Promise<void> {
  const bytes = await readStored(job.storageKey);
  for await (const batch of batchesOf(ctx, job, bytes, progress)) {
    progress.remember(batch.map(({ raw }) => raw));
    const open = progress.open(batch.map(({ read }) => read));
    if (open.length > 0) await settleAll(ctx, job, open, progress);
  }
}

async function finish(ctx: Context, job: ImportJob, progress: ImportProgress): Promise<ImportJob> {
  const full = await storeFile(await errorWorkbook(progress.failed, true));
  const masked = await storeFile(await errorWorkbook(progress.failed, false));
  return inTransaction(ctx.db, async (tx) => {
    const data = {
      status: "DONE" as const,
      finishedAt: ctx.now,
      errorsKey: full.key,
      errorsMaskedKey: masked.key,
      ...progress.columns(),
    };
    if (!(await endedBy(tx, job.id, data))) return tx.importJob.findUniqueOrThrow({ where: { id: job.id } });
    const { rows, created, updated, published } = progress.counts;
    await recordEvent(tx, ctx, {
      name: "import.finished",
      subjectType: "import",
      subjectId: job.id,
      data: { rows, created, updated, published, dryRun: job.dryRun },
    });
    return tx.importJob.findUniqueOrThrow({ where: { id: job.id } });
  });
}

/** End an import that has not ended. false: it had, and stays as it was told. */
async function endedBy(tx: Tx, id: string, data: Prisma.ImportJobUncheckedUpdateManyInput): Promise<boolean> {
  const { count } = await tx.importJob.updateMany({ where: { id, status: { in: ["QUEUED", "RUNNING"] } }, data });
  return count > 0;
}

type Failure = UnreadableReason | "senderGone";

/** End an import that cannot be carried out, saying why; what was taken in before stays. One that has ended already is left as it is. */
export async function failImport(ctx: Context, importId: string, why: Failure): Promise<ImportJob> {
  authorize(ctx.actor, "import.run", null);
  return inTransaction(ctx.db, async (tx) => {
    const error = why === "senderGone" ? t("zh-CN", "intake.senderGone") : t("zh-CN", `intake.unreadable${why}`);
    if (await endedBy(tx, importId, { status: "FAILED", error, finishedAt: ctx.now }))
      await recordEvent(tx, ctx, { name: "import.finished", subjectType: "import", subjectId: importId, data: { failed: why } });
    return tx.importJob.findUniqueOrThrow({ where: { id: importId } });
  });
}

/**
 * Carry out a stored import, in batches of 200 rows that each commit with their part of the report. After a kill the same call goes
 * on behind the last batch; an import that has ended is only reported. The actor is who sent the list: every decision is theirs.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, UNAVAILABLE (then call again)
 */
export async function runImport(ctx: Context, importId: string): Promise<ImportReport> {
  authorize(ctx.actor, "import.run", null);
  const stored = await ctx.db.importJob.findUnique({ where: { id: importId } });
  if (!stored) throw new DomainError("NOT_FOUND", "import not found");
  if (stored.status === "DONE" || stored.status === "FAILED") return presentImport(stored);
  const job = await ctx.db.importJob.update({
    where: { id: importId },
    data: { status: "RUNNING", startedAt: stored.startedAt ?? ctx.now },
  });
  const progress = new ImportProgress(job);
  const begun = performance.now();
  // The instants of a long run: the context's clock, moved by what the run took.
  const later = (): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + Math.round(performance.now() - begun)) });
  try {
    await carryOut(ctx, job, progress);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return presentImport(await failImport(later(), job.id, error.reason));
  }
  return presentImport(await finish(later(), job, progress));
}
