import type { Region } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import { IMPORT_BATCH, importListingsIn } from "#lib/listings/commands/import-listings.ts";
import { inventedCreditCode } from "./firms.ts";
import { inventListing, numbersOf } from "./templates.ts";

const LISTINGS_PER_FIRM = 40;
const FIRST_CREDIT_NUMBER = 100_000_000;
const PLACES: [Region, string][] = [
  ...(["110105", "110108", "110114", "110115"] as const).map((code): [Region, string] => ["BEIJING", code]),
  ...(["120110", "120114", "120116"] as const).map((code): [Region, string] => ["TIANJIN", code]),
  ...(["130202", "130608", "130109", "131003", "130702"] as const).map((code): [Region, string] => ["HEBEI", code]),
];
/** One batch writes some ten thousand index rows. */
const BATCH_TIMEOUT_MS = 120_000;

async function ensureFirms(ctx: Context, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => {
    const [region, division] = PLACES[n % PLACES.length] ?? ["HEBEI", "130608"];
    const name = `示例第${n + 1}号有限公司`;
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
  const firms = await ensureFirms(ctx, Math.max(1, Math.ceil(listings / LISTINGS_PER_FIRM)));
  let created = 0;
  for (let from = 0; from < listings; from += IMPORT_BATCH) {
    const random = numbersOf(seed * 1_000_003 + from);
    const items = Array.from({ length: Math.min(IMPORT_BATCH, listings - from) }, (_, n) => ({
      organizationId: String(firms[(from + n) % firms.length]),
      content: inventListing(from + n, random, today),
      ...{ validUntilStated: true, contact: null, sourceChannel: "IMPORT" as const, holdReasons: [], publish: true },
    }));
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
