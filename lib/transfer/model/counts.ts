import type { ImportCounts, ImportRow } from "#lib/transfer/schema.ts";

/** What became of a row, with what the counts need beside it. */
export type SettledRow = ImportRow & { held: boolean; changedStatus: boolean };

/** Counts of nothing. */
export const NO_COUNTS: ImportCounts = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  held: 0,
  published: 0,
  expired: 0,
};

/** Add a batch of rows to counts. `held`: waits in the queue because of a remark; published and expired: through this import. */
export function addRows(counts: ImportCounts, rows: readonly SettledRow[]): ImportCounts {
  const sum = { ...counts };
  for (const { outcome, status, held, changedStatus } of rows) {
    sum.rows += 1;
    sum[outcome] += 1;
    if (held) sum.held += 1;
    if (changedStatus && status === "PUBLISHED") sum.published += 1;
    if (changedStatus && status === "EXPIRED") sum.expired += 1;
  }
  return sum;
}
