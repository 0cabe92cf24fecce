import { expect, test } from "vitest";
import { command } from "#lib/cli/rematch.ts";
import { createClient, db } from "#lib/db/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { runRematch } from "#lib/matching/commands/run-rematch.ts";
import { startRematch } from "#lib/matching/commands/start-rematch.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";
import { findMatches } from "#lib/matching/queries/find-matches.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import { createFirm, createListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

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

test("while rows of an older format wait to be rewritten, matches are found all the same, and no run takes the rest for the list", async () => {
  const [buyer, seller] = [await createFirm({ region: "HEBEI" }), await createFirm()];
  const text = { title: "金属双极板", description: "燃料电池金属双极板，不锈钢冲压", keywords: ["双极板"] };
  const demand = await createListing({ organizationId: buyer.id, side: "DEMAND", ...text });
  const offer = await createListing({ organizationId: seller.id, side: "SUPPLY", ...text });
  const hidden = await createListing({ organizationId: seller.id, side: "SUPPLY", visibility: "MATCH_ONLY", ...text });
  await db().listingForm.updateMany({ data: { format: 0 } });
  const fresh = createClient(String(process.env.DATABASE_URL), 2);
  const found = async (reader: Viewing) =>
    (await findMatches({ ...reader, db: fresh }, demand.code, 10)).items.map(({ id }) => id);
  expect(await found(viewingAs())).toEqual([offer.id]);
  expect((await found(viewingAs(memberOf(buyer.id)))).sort()).toEqual([offer.id, hidden.id].sort());
  const run = runRematch(viewingAs(STAFF), await startRematch(viewingAs(STAFF), { scope: CURRENT }, false));
  await expect(run).rejects.toMatchObject({ code: "UNAVAILABLE" });
  await fresh.$disconnect();
});
