import type { Db } from "#lib/db/client.ts";
import { auditHash, GENESIS_HASH } from "./model.ts";

export type AuditCheck = {
  ok: boolean;
  rows: number;
  lastHash: string;
  problem: { seq: string; what: "gap" | "chain" | "hash" } | null;
};

const BATCH = 2_000;

/** Walk the whole chain and name the first row that does not fit. Reads in batches; memory stays flat. */
export async function verifyAudit(db: Db): Promise<AuditCheck> {
  let prevHash = GENESIS_HASH;
  let expected = 1n;
  let rows = 0;
  for (;;) {
    const batch = await db.auditEntry.findMany({ where: { seq: { gte: expected } }, orderBy: { seq: "asc" }, take: BATCH });
    for (const row of batch) {
      const what =
        row.seq !== expected
          ? "gap"
          : row.prevHash !== prevHash
            ? "chain"
            : auditHash(prevHash, row) !== row.hash
              ? "hash"
              : null;
      if (what) return { ok: false, rows, lastHash: prevHash, problem: { seq: String(row.seq), what } };
      prevHash = row.hash;
      expected += 1n;
      rows += 1;
    }
    if (batch.length < BATCH) return { ok: true, rows, lastHash: prevHash, problem: null };
  }
}
