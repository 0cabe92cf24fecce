import type { Tx } from "./client.ts";

/** Bytes that a firm's files take as stored: every row that is kept, shown or not. */
export async function storedBytesOfFirm(tx: Tx, organizationId: string): Promise<number> {
  const { _sum } = await tx.listingFile.aggregate({ where: { listing: { organizationId } }, _sum: { bytes: true } });
  return _sum.bytes ?? 0;
}

/** Which of these stored files some row still needs. */
export async function keysInUse(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const wanted = [...keys];
  const rows = await tx.listingFile.findMany({
    where: { OR: [{ key: { in: wanted } }, { previewKey: { in: wanted } }] },
    select: { key: true, previewKey: true },
  });
  return new Set(rows.flatMap(({ key, previewKey }) => (previewKey === null ? [key] : [key, previewKey])));
}
