import type { ImportJob } from "#lib/db/generated/client.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { isModerator } from "#lib/policies/actor.ts";
import { authorize, can } from "#lib/policies/authorize.ts";
import { readStored } from "#lib/storage/storage.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";
import { NO_COUNTS } from "#lib/transfer/model/counts.ts";
import type { ImportCounts, ImportRemark, ImportReport, ImportRow, PublishMode } from "#lib/transfer/schema.ts";
import { templateWorkbook } from "#lib/transfer/write/template.ts";

/** The contract's report of a stored import. */
export function presentImport(job: ImportJob): ImportReport {
  return {
    id: job.id,
    file: job.fileName,
    sha256: job.sha256,
    status: job.status,
    dryRun: job.dryRun,
    publish: job.publish.toLowerCase() as PublishMode,
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
    error: job.error,
    counts: { ...NO_COUNTS, ...(job.counts as ImportCounts | null) },
    rows: (job.rows as ImportRow[] | null) ?? [],
    remarks: (job.remarks as ImportRemark[] | null) ?? [],
  };
}

/**
 * The report of one import, for staff and the auditor.
 *
 * @throws {DomainError} NOT_FOUND when there is none, or when the viewer may not read imports: a staff-only object is not there for others.
 */
export async function getImport(viewing: Viewing, id: string): Promise<ImportReport> {
  return presentImport(await getImportJob(viewing, id));
}

/** The stored import behind a report. @throws {DomainError} NOT_FOUND as getImport. */
export async function getImportJob({ db, actor }: Viewing, id: string): Promise<ImportJob> {
  const job = isUuid(id) ? await db.importJob.findUnique({ where: { id } }) : null;
  if (!job || !can(actor, "import.read", null)) throw new DomainError("NOT_FOUND", "no such import for this reader");
  return job;
}

/**
 * The workbook of the rows that an import left out. The auditor gets the one without contacts.
 *
 * @throws {DomainError} NOT_FOUND as getImport, and while the import has not ended.
 */
export async function getErrorsFile(viewing: Viewing, id: string): Promise<{ bytes: Uint8Array; name: string }> {
  const job = await getImportJob(viewing, id);
  const key = isModerator(viewing.actor) ? job.errorsKey : job.errorsMaskedKey;
  if (key === null) throw new DomainError("NOT_FOUND", "the import has not ended");
  return {
    bytes: await readStored(key),
    name: `${job.fileName.replace(/\.[^.]*$/u, "")}-${t("zh-CN", "intake.errorsName")}.xlsx`,
  };
}

/** The template of a list, with the chains as the taxonomy names them today. */
export async function getTemplate({ db, actor }: Viewing): Promise<Buffer> {
  authorize(actor, "import.read", null);
  const chains = await taxonomyOf(db, "chain");
  return templateWorkbook(chains.map(({ labelZh }) => labelZh));
}

/** One line of the list of imports. */
export type ImportHead = Pick<ImportReport, "id" | "file" | "status" | "dryRun" | "publish" | "counts"> & {
  createdAt: Date;
  by: string | null;
};

/** The latest imports, newest first, at most 30. Uses the index on created_at. */
export async function listImports({ db, actor }: Viewing): Promise<ImportHead[]> {
  authorize(actor, "import.read", null);
  const jobs = await db.importJob.findMany({
    orderBy: { createdAt: "desc" },
    take: 30,
    select: {
      id: true,
      fileName: true,
      status: true,
      dryRun: true,
      publish: true,
      counts: true,
      createdAt: true,
      createdById: true,
    },
  });
  const ids = [...new Set(jobs.flatMap((job) => job.createdById ?? []))];
  const names = new Map(
    (await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map((user) => [
      user.id,
      user.name,
    ]),
  );
  return jobs.map((job) => ({
    ...{ id: job.id, file: job.fileName, status: job.status, dryRun: job.dryRun, createdAt: job.createdAt },
    publish: job.publish.toLowerCase() as PublishMode,
    counts: { ...NO_COUNTS, ...(job.counts as ImportCounts | null) },
    by: job.createdById === null ? null : (names.get(job.createdById) ?? null),
  }));
}
