// Fill a database with the synthetic list through the product's own index writer, so that the fill measures it as well.
import type { PrismaClient } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { foldLabel, nameSkeleton } from "#lib/kernel/text.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { firm, listing } from "./synthetic-list.mts";

const AT_ONCE = 500;
export const NOW = new Date("2026-11-21T04:00:00Z");

async function createFirms(db: PrismaClient, count: number): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => firm(from + i));
    await db.organization.createMany({
      data: rows.map((row) => ({
        ...row,
        nameKey: nameSkeleton(row.name),
        verification: "VERIFIED",
        createdAt: NOW,
        updatedAt: NOW,
      })),
    });
  }
}

function columns(n: number, firms: number) {
  const { day, qualifications, validUntil, ...row } = listing(n, firms);
  const demand = row.side === "DEMAND";
  const keys = qualifications.map(foldLabel);
  const date = day === null ? null : new Date(`${day}T00:00:00Z`);
  return {
    ...row,
    side: row.side as "DEMAND" | "SUPPLY",
    visibility: row.visibility as "PUBLIC" | "ANONYMOUS" | "MATCH_ONLY",
    status: row.status as "PUBLISHED" | "WITHDRAWN",
    requiredQualifications: demand ? qualifications : [],
    requiredQualificationKeys: demand ? keys : [],
    heldQualifications: demand ? [] : qualifications,
    heldQualificationKeys: demand ? [] : keys,
    neededBy: demand ? date : null,
    availableFrom: demand ? null : date,
    validUntil: new Date(`${validUntil}T00:00:00Z`),
    everPublic: true,
    createdAt: NOW,
    updatedAt: NOW,
  };
}

/** Create `count` listings of count / 30 firms. Answers the seconds spent. */
export async function fill(db: PrismaClient, count: number, progress: (done: number) => void): Promise<number> {
  const started = performance.now();
  const firms = Math.max(20, Math.round(count / 30));
  await createFirms(db, firms);
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => columns(from + i, firms));
    await inTransaction(
      db,
      async (tx) => {
        await tx.listing.createMany({ data: rows });
        await indexListingsIn(
          tx,
          rows.map(({ id }) => id),
        );
      },
      { timeoutMs: 120_000 },
    );
    progress(from + rows.length);
  }
  return (performance.now() - started) / 1000;
}
