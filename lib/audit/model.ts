import { createHash } from "node:crypto";

/** What one audit row says, without its place in the chain. */
export type AuditFacts = {
  seq: bigint;
  at: Date;
  actorId: string | null;
  actorRole: string;
  action: string;
  objectType: string;
  objectId: string;
  objectCode: string | null;
  result: string;
  data: unknown;
};

/** Hash before the first row. */
export const GENESIS_HASH = "0".repeat(64);

/** SHA-256 (hex) over the former hash and the row, keys in a fixed order, nested keys sorted. */
export function auditHash(prevHash: string, facts: AuditFacts): string {
  const row = [
    prevHash,
    String(facts.seq),
    facts.at.toISOString(),
    facts.actorId,
    facts.actorRole,
    facts.action,
    facts.objectType,
    facts.objectId,
    facts.objectCode,
    facts.result,
    sorted(facts.data),
  ];
  return createHash("sha256").update(JSON.stringify(row), "utf8").digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}
