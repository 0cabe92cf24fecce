import type { Tx } from "./client.ts";

/**
 * Every advisory lock that is one for the whole database. They stand in one place because two of the same number would
 * make strangers wait for each other. The audit chain is the last lock of every transaction.
 */
export const LOCKS = {
  /** Serialises writers of the audit chain. */
  auditChain: 71_420_001,
  /** Serialises imports, so that two of them never both create what neither found. */
  imports: 71_420_002,
  /** Serialises publications, so that issues are numbered without gaps. */
  editionSeries: 71_420_003,
  /** Serialises taking in and clearing away what firms attach: a quota holds, and no file is deleted while a row comes to need it. */
  attachments: 71_420_004,
} as const;

/** Hold a lock of the whole database to the end of the transaction. */
export async function holdLock(tx: Tx, name: keyof typeof LOCKS): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCKS[name]}::bigint)`;
}
