import { expect, test } from "vitest";
import { command } from "#lib/cli/rematch.ts";
import { createClient, db } from "#lib/db/client.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import { createFirm, createListing, viewingAs } from "../../support/published.ts";

async function rematch(options: Record<string, boolean> = {}): Promise<number> {
  let rewritten = -1;
  await command.run({
    words: [],
    options,
    json: true,
    as: null,
    answer: (object) => {
      rewritten = (object as { rewritten: number }).rewritten;
    },
    progress: () => undefined,
    readInput: async () => "",
  });
  return rewritten;
}

test("jjj rematch rewrites what is missing or was cut by an older tokenizer, with --all everything, and search finds it again", async () => {
  const firm = await createFirm();
  const missing = await createListing({ organizationId: firm.id, title: "双极板甲" });
  const older = await createListing({ organizationId: firm.id, title: "双极板乙" });
  await createListing({ organizationId: firm.id, title: "双极板丙" });
  await db().listingTerms.delete({ where: { listingId: missing.id } });
  await db().listingTerms.update({ where: { listingId: older.id }, data: { tokenizerVersion: 0, terms: [] } });
  await db().listingForm.delete({ where: { listingId: missing.id } });
  await db().listingForm.update({ where: { listingId: older.id }, data: { format: 0 } });
  // A process that starts now: with rows missing it leaves the answer to PostgreSQL.
  const found = async () => {
    const fresh = createClient(String(process.env.DATABASE_URL), 2);
    const { total } = await searchListings({ ...viewingAs(), db: fresh }, { q: "双极板" });
    await fresh.$disconnect();
    return total;
  };
  expect(await found()).toBe(1);
  expect(await rematch()).toBe(2);
  expect(await found()).toBe(3);
  expect(await rematch()).toBe(0);
  expect(await rematch({ all: true })).toBe(3);
});
