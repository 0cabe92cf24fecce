import type { Tx } from "#lib/db/client.ts";
import type { ImportJob, Prisma } from "#lib/db/generated/client.ts";
import type { Settled } from "#lib/transfer/commands/settle-batch.ts";
import { addRows, NO_COUNTS } from "#lib/transfer/model/counts.ts";
import type { Remark } from "#lib/transfer/model/findings.ts";
import type { RawRow } from "#lib/transfer/model/raw-row.ts";
import type { ImportCounts, ImportRow } from "#lib/transfer/schema.ts";
import type { FailedRow } from "#lib/transfer/write/error-rows.ts";

type Numbered = { sheet: string | null; row: number };
type Saved = { counts: ImportCounts; rows: ImportRow[]; remarks: Remark[] };

const keyOf = ({ sheet, row }: Numbered): string => `${sheet ?? ""}\n${row}`;

/** How far an import has come. Each batch adds its part of the report in the transaction of its listings, so that a run after a kill goes on behind it. */
export class ImportProgress {
  readonly #jobId: string;
  readonly #done: ReadonlySet<string>;
  readonly #raws = new Map<string, RawRow>();
  readonly #rows: ImportRow[];
  readonly #remarks: Remark[];
  /** Remarks on the file itself: every run finds them anew. */
  readonly #fileRemarks: Remark[] = [];
  #counts: ImportCounts;
  #saved: Saved | null = null;

  constructor(job: ImportJob) {
    this.#jobId = job.id;
    this.#rows = (job.rows as ImportRow[] | null) ?? [];
    this.#remarks = (job.remarks as Remark[] | null) ?? [];
    this.#counts = (job.counts as ImportCounts | null) ?? NO_COUNTS;
    this.#done = new Set(this.#rows.map(keyOf));
  }

  get counts(): ImportCounts {
    return this.#counts;
  }

  /** Take a remark on the file itself. */
  tell(remark: Remark): void {
    this.#fileRemarks.push(remark);
  }

  /** Remember how a row stands in the file until it is known whether it is left out. */
  remember(raws: readonly RawRow[]): void {
    for (const raw of raws) this.#raws.set(keyOf(raw), raw);
  }

  /** The rows that no earlier run has settled. */
  open<Row extends Numbered>(rows: readonly Row[]): Row[] {
    return rows.filter((row) => !this.#done.has(keyOf(row)));
  }

  /** Add a settled part to the stored report, in the caller's transaction, which may be run again; `committed` follows it. */
  async save(tx: Tx, { rows: settled, remarks }: Settled): Promise<void> {
    const rows: ImportRow[] = settled.map(({ held: _held, changedStatus: _changed, ...row }) => row);
    const counts = addRows(this.#counts, settled);
    await tx.$executeRaw`
      UPDATE import_job SET counts = ${JSON.stringify(counts)}::jsonb, done_rows = ${counts.rows},
        rows = coalesce(rows, '[]'::jsonb) || ${JSON.stringify(rows)}::jsonb,
        remarks = coalesce(remarks, '[]'::jsonb) || ${JSON.stringify(remarks)}::jsonb
      WHERE id = ${this.#jobId}::uuid`;
    this.#saved = { counts, rows, remarks };
  }

  /** The transaction of the last `save` has committed. */
  committed(): void {
    if (!this.#saved) return;
    const { counts, rows, remarks } = this.#saved;
    this.#counts = counts;
    this.#rows.push(...rows);
    this.#remarks.push(...remarks);
    for (const row of rows) if (row.outcome !== "rejected") this.#raws.delete(keyOf(row));
    this.#saved = null;
  }

  /** The report's columns when the file has been read to its end: remarks on the file first, then in the order of the file. */
  columns(): Pick<Prisma.ImportJobUncheckedUpdateInput, "counts" | "rows" | "remarks" | "totalRows"> {
    const remarks = [...this.#fileRemarks, ...this.#remarks] satisfies Prisma.InputJsonArray;
    return { counts: this.#counts, rows: this.#rows, remarks, totalRows: this.#counts.rows };
  }

  /** The rows that were left out, as they stand in the file. */
  get failed(): FailedRow[] {
    const byRow = new Map<string, Remark[]>();
    for (const remark of this.#remarks) {
      const told = byRow.get(keyOf(remark));
      if (told) told.push(remark);
      else byRow.set(keyOf(remark), [remark]);
    }
    return this.#rows.flatMap((row) => {
      const raw = row.outcome === "rejected" ? this.#raws.get(keyOf(row)) : undefined;
      return raw ? [{ row: raw, remarks: byRow.get(keyOf(row)) ?? [] }] : [];
    });
  }
}
