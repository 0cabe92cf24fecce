import type { Tx } from "./client.ts";

/** Bytes that a firm's files take as stored: every attachment that is kept, shown or not, and the scans of its certificates. */
export async function storedBytesOfFirm(tx: Tx, organizationId: string): Promise<number> {
  const files = await tx.listingFile.aggregate({ where: { listing: { organizationId } }, _sum: { bytes: true } });
  const scans = await tx.certificate.aggregate({ where: { organizationId }, _sum: { fileBytes: true } });
  return (files._sum.bytes ?? 0) + (scans._sum.fileBytes ?? 0);
}

/** Which of these stored files some row still needs. */
export async function keysInUse(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const wanted = [...keys];
  const rows = await tx.listingFile.findMany({
    where: { OR: [{ key: { in: wanted } }, { previewKey: { in: wanted } }] },
    select: { key: true, previewKey: true },
  });
  const scans = await tx.certificate.findMany({ where: { fileKey: { in: wanted } }, select: { fileKey: true } });
  return new Set(
    [...rows.flatMap(({ key, previewKey }) => [key, previewKey]), ...scans.map(({ fileKey }) => fileKey)].flatMap(
      (key) => key ?? [],
    ),
  );
}
