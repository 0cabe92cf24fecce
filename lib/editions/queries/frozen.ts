import type { Db, Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { listChanges } from "#lib/editions/model/changes.ts";
import { countRows } from "#lib/editions/model/counts.ts";
import { type EditionFrame, editionFrameSchema } from "#lib/editions/model/frame.ts";
import { hashEdition, hashRow } from "#lib/editions/model/hashes.ts";
import { fileUrl } from "#lib/editions/model/papers.ts";
import {
  type Edition,
  type EditionHead,
  type EditionRow,
  editionHeadSchema,
  editionRowSchema,
  FILE_FORMATS,
} from "#lib/editions/schema.ts";
import { env } from "#lib/env.ts";
import { dateToDay } from "#lib/kernel/clock.ts";
import { DomainError } from "#lib/kernel/errors.ts";

/** What the head of an issue is read from. */
export const HEAD_INCLUDE = { files: true } as const satisfies Prisma.EditionInclude;

export type HeadRow = Prisma.EditionGetPayload<{ include: typeof HEAD_INCLUDE }>;

const NO_CHANGES: Edition["changes"] = listChanges([]);

/** The head as the contract has it; `counts` stands in while nothing is frozen. */
export function toHead(edition: HeadRow, counts: EditionHead["counts"] = countRows([], [])): EditionHead {
  return {
    number: edition.number,
    serial: edition.serial,
    title: edition.title,
    status: edition.status,
    periodFrom: dateToDay(edition.periodFrom),
    periodTo: dateToDay(edition.periodTo),
    cutoff: edition.cutoff.toISOString(),
    frozenAt: edition.frozenAt?.toISOString() ?? null,
    publishedAt: edition.publishedAt?.toISOString() ?? null,
    hash: edition.hash,
    previous: edition.previous,
    version: edition.version,
    counts: edition.counts === null ? counts : editionHeadSchema.shape.counts.parse(edition.counts),
    errata: [],
    files: FILE_FORMATS.flatMap((format) => edition.files.filter((file) => file.format === format)).map((file) => ({
      format: file.format as EditionHead["files"][number]["format"],
      url: `${env().APP_BASE_URL}${fileUrl(edition.number, file.format)}`,
      sha256: file.sha256,
      bytes: file.bytes,
    })),
  };
}

/** A frozen issue and its frame, read as they were stored. */
export async function readFrozen(db: Db | Tx, edition: HeadRow): Promise<{ edition: Edition; frame: EditionFrame }> {
  const stored = await db.editionRow.findMany({
    where: { editionId: edition.id },
    orderBy: { serial: "asc" },
    select: { row: true },
  });
  const rows = stored.map(({ row }) => editionRowSchema.parse(row));
  const changes = (edition.changes ?? NO_CHANGES) as Edition["changes"];
  return { edition: { ...toHead(edition), rows, changes }, frame: editionFrameSchema.parse(edition.frame) };
}

/**
 * Refuse to print or publish a frozen issue whose rows were altered behind our back.
 * @throws {DomainError} CONFLICT
 */
export function assertIntact(edition: Pick<Edition, "hash" | "number"> & { rows: readonly EditionRow[] }): void {
  const altered = edition.rows.find((row) => hashRow(row) !== row.hash);
  if (altered || hashEdition(edition.rows) !== edition.hash) {
    throw new DomainError("CONFLICT", `edition ${edition.number} was altered after it was frozen (${altered?.code ?? "rows"})`);
  }
}
