import type { Tx } from "./client.ts";

/**
 * Bytes that a firm's files take as stored: every attachment that is kept, shown or not, and the scans of its certificates. What
 * several rows share (another caption, a copied listing) is stored once.
 */
export async function storedBytesOfFirm(tx: Tx, organizationId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ bytes: bigint }[]>`
    SELECT COALESCE(sum(bytes), 0)::bigint AS bytes FROM (
      SELECT key, max(bytes) AS bytes FROM (
        SELECT f.key, f.bytes FROM listing_file f JOIN listing l ON l.id = f.listing_id WHERE l.organization_id = ${organizationId}::uuid
        UNION ALL
        SELECT file_key, file_bytes FROM certificate WHERE organization_id = ${organizationId}::uuid AND file_key IS NOT NULL
      ) AS held GROUP BY key) AS stored`;
  return Number(row?.bytes ?? 0n);
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
