import { inTransaction } from "#lib/db/transaction.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import { IMPORT_BATCH, importListingsIn } from "#lib/listings/commands/import-listings.ts";
import { firmsOf, inventFirm, inventListing } from "./corpus/invent.ts";
import { readTrade } from "./corpus/read-trade.ts";
import { inventedCreditCode } from "./firms.ts";

const FIRST_CREDIT_NUMBER = 100_000_000;
/** One batch writes some ten thousand index rows. */
const BATCH_TIMEOUT_MS = 120_000;

async function ensureFirms(ctx: Context, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => {
    const { name, region, division } = inventFirm(n);
    return {
      ...{ name, nameKey: nameSkeleton(name), region, division, creditCode: inventedCreditCode(FIRST_CREDIT_NUMBER + n) },
      ...{
        creditCodeChecked: true,
        verification: "VERIFIED" as const,
        verifiedAt: ctx.now,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    };
  });
  for (let from = 0; from < rows.length; from += 500) {
    await ctx.db.organization.createMany({ data: rows.slice(from, from + 500), skipDuplicates: true });
  }
  const found = await ctx.db.organization.findMany({
    where: { creditCode: { in: rows.map(({ creditCode }) => creditCode) } },
    select: { id: true },
    orderBy: { creditCode: "asc" },
  });
  return found.map(({ id }) => id);
}

/**
 * Many published listings of invented firms, the same for the same seed; for measuring. Goes in as a received list does, in
 * batches of 200, so that versions, index, trail and clock are what they are in use. Run again it only adds what is missing.
 */
export async function seedLarge(
  ctx: Context,
  { seed, listings }: { seed: number; listings: number },
  progress: (text: string) => void,
): Promise<{ accounts: never[]; listings: number }> {
  const today = dayOf(ctx.now);
  const trade = readTrade();
  const firms = await ensureFirms(ctx, firmsOf(listings));
  let created = 0;
  for (let from = 0; from < listings; from += IMPORT_BATCH) {
    const items = Array.from({ length: Math.min(IMPORT_BATCH, listings - from) }, (_, n) => {
      const { firm, content } = inventListing(trade, seed, from + n, today);
      return {
        organizationId: String(firms[firm]),
        content,
        ...{ validUntilStated: true, contact: null, sourceChannel: "IMPORT" as const, holdReasons: [], publish: true },
      };
    });
    // Seconds apart, so that not everything was published in one instant.
    const now = new Date(ctx.now.getTime() - (listings - from) * 10);
    const outcomes = await inTransaction(ctx.db, (tx) => importListingsIn(tx, { ...ctx, now }, items), {
      timeoutMs: BATCH_TIMEOUT_MS,
    });
    created += outcomes.filter(({ outcome }) => outcome === "created").length;
    progress(`${from + items.length}/${listings}`);
  }
  return { accounts: [], listings: created };
}
