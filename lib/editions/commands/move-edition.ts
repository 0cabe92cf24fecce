import type { Tx } from "#lib/db/client.ts";
import { HEAD_INCLUDE, type HeadRow } from "#lib/editions/queries/frozen.ts";
import { DomainError } from "#lib/kernel/errors.ts";

/** Setting and storing the papers of a large issue takes seconds, and happens before the move commits. */
export const MOVE_TIMEOUT_MS = 120_000;

/** What names the issue to be moved; `version` is the one its reader saw, when it was sent. */
export type MoveEdition = { number: string; version?: number };

/**
 * Lock an issue until the end of the transaction and read it.
 * @throws {DomainError} NOT_FOUND
 */
export async function lockEdition(tx: Tx, number: string): Promise<HeadRow> {
  await tx.$queryRaw`SELECT id FROM edition WHERE number = ${number} FOR UPDATE`;
  const edition = await tx.edition.findUnique({ where: { number }, include: HEAD_INCLUDE });
  if (!edition) throw new DomainError("NOT_FOUND", `no edition ${number}`);
  return edition;
}

/** @throws {DomainError} CONFLICT when the reader saw another version. */
export function assertVersion(edition: { version: number }, version: number | undefined): void {
  if (version !== undefined && version !== edition.version) throw new DomainError("CONFLICT", `version is ${edition.version}`);
}
