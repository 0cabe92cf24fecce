import { expect, test } from "vitest";
import { createClient, type Db, db } from "#lib/db/client.ts";
import { findMatches } from "#lib/matching/queries/find-matches.ts";
import { matchesFor } from "#lib/matching/queries/matches.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import { changeListing, createFirm, createListing, memberOf, viewingAs } from "../../support/published.ts";

const ROUNDS = 30;
const SAME = { title: "金属双极板", description: "燃料电池金属双极板，不锈钢冲压", keywords: ["双极板"] };

test(`in ${ROUNDS} takedowns no reader of another instance sees the listing after the commit, while others read all the time`, async () => {
  const [buyer, seller] = [await createFirm({ region: "HEBEI" }), await createFirm({ region: "BEIJING" })];
  const demand = await createListing({ organizationId: buyer.id, side: "DEMAND", ...SAME });
  const offer = await createListing({ organizationId: seller.id, side: "SUPPLY", ...SAME });
  // A second instance: its own pool, its own index, its own remembered counts.
  const other = { ...viewingAs(), db: createClient(String(process.env.DATABASE_URL), 4) };
  let reading = true;
  const busy = (async () => {
    while (reading) await findMatches(other, demand.code, 10);
  })();
  let leaks = 0;
  for (let round = 0; round < ROUNDS; round++) {
    await changeListing(offer.id, { status: "PUBLISHED", version: { increment: 1 } });
    const there = await findMatches(other, demand.code, 10);
    expect(there.items.map(({ id }) => id)).toEqual([offer.id]);
    await changeListing(offer.id, { status: "WITHDRAWN", version: { increment: 1 } });
    const [matches, list] = await Promise.all([findMatches(other, demand.code, 10), searchListings(other, { q: "双极板" })]);
    if (matches.items.length > 0 || list.ids.includes(offer.id) || list.total !== 1) leaks += 1;
  }
  reading = false;
  await busy;
  await other.db.$disconnect();
  expect(leaks).toBe(0);
}, 120_000);

test("a listing that becomes one for matching only while an answer is made is not in it, unless its reader may see such ones", async () => {
  const [buyer, seller] = [await createFirm({ region: "HEBEI" }), await createFirm({ region: "BEIJING" })];
  const demand = await createListing({ organizationId: buyer.id, side: "DEMAND", ...SAME });
  const offer = await createListing({ organizationId: seller.id, side: "SUPPLY", ...SAME });
  const hide = async () => changeListing(offer.id, { visibility: "MATCH_ONLY", version: { increment: 1 } });
  // Just before the rows of the answer are read, after they were found and scored.
  const between = db().$extends({
    query: {
      listing: {
        async findMany({ args, query }) {
          if (args.select && "completeness" in args.select) await hide();
          return query(args);
        },
      },
    },
  }) as unknown as Db;
  for (const [reader, seen] of [
    [{}, 0],
    [memberOf(buyer.id), 1],
  ] as const) {
    await changeListing(offer.id, { visibility: "PUBLIC", version: { increment: 1 } });
    expect((await matchesFor({ ...viewingAs(reader), db: between }, demand.code)).items).toHaveLength(seen);
  }
});
