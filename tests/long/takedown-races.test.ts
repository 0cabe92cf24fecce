import { expect, test } from "vitest";
import { createClient } from "#lib/db/client.ts";
import { findMatches } from "#lib/matching/queries/find-matches.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import { changeListing, createFirm, createListing, viewingAs } from "../support/published.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 10_000);
/** Offers that are taken down at the same time. */
const LANES = 4;
const SAME = { title: "金属双极板", description: "燃料电池金属双极板，不锈钢冲压", keywords: ["双极板"] };

test(`${ROUNDS} takedowns: after its commit no reader of a second instance, with an index of its own, sees the listing`, async () => {
  const [buyer, seller] = [await createFirm({ region: "HEBEI" }), await createFirm({ region: "BEIJING" })];
  const demand = await createListing({ organizationId: buyer.id, side: "DEMAND", ...SAME });
  const offers = await Promise.all(
    Array.from({ length: LANES }, () => createListing({ organizationId: seller.id, side: "SUPPLY", ...SAME })),
  );
  const other = { ...viewingAs(), db: createClient(String(process.env.DATABASE_URL), 8) };
  let next = 0;
  let leaks = 0;
  const seen = new Map<string, number>();
  const lane = async ({ id }: { id: string }) => {
    for (let round = next++; round < ROUNDS; round = next++) {
      await changeListing(id, { status: "WITHDRAWN", version: { increment: 1 } });
      const [matches, list] = await Promise.all([
        findMatches(other, demand.code, 10),
        searchListings(other, { q: "双极板", limit: 50 }),
      ]);
      if (matches.items.some((item) => item.id === id) || list.ids.includes(id)) leaks += 1;
      await changeListing(id, { status: "PUBLISHED", version: { increment: 1 } });
      const back = await searchListings(other, { q: "双极板", limit: 50 });
      if (back.ids.includes(id)) seen.set(id, (seen.get(id) ?? 0) + 1);
    }
  };
  await Promise.all(offers.map(lane));
  await other.db.$disconnect();
  expect(leaks).toBe(0);
  // A published listing is in the next answer: the readers were reading all the time.
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(ROUNDS);
});
