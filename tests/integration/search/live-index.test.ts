import { expect, test } from "vitest";
import { createClient, db } from "#lib/db/client.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import { LiveIndex } from "#lib/search/memory/live-index.ts";
import { localService } from "#lib/search/memory/service.ts";
import { readClock } from "#lib/search/memory/source.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { postgresSearch } from "#lib/search/queries/postgres-search.ts";
import { changeListing, createFirm, createListing, TODAY, viewingAs } from "../../support/published.ts";

const QUESTION = {
  words: null,
  today: dayNumber(TODAY),
  facets: {},
  reader: { everything: false, organization: 0 },
  sort: "newest",
  limit: 20,
  after: null,
} as const;

/** How an index that lives through the test answers now, and PostgreSQL beside it, in a client that lives as long. */
function readers() {
  const service = localService(new LiveIndex(db()));
  const other = { ...viewingAs(), db: createClient(String(process.env.DATABASE_URL), 2) };
  return async () => {
    const { ids, total } = await service.search(await readClock(db()), QUESTION);
    const page = await postgresSearch.search(other, {});
    expect({ ids, total }).toEqual({ ids: page.ids, total: page.total });
    return ids;
  };
}

/** What the firm's listings are at another commit of the same number, as after a restore: no change is told of it. */
async function rewrite(listingId: string, status: "PUBLISHED" | "WITHDRAWN", version: bigint, change: string): Promise<void> {
  await changeListing(listingId, { status });
  await db().$executeRaw`DELETE FROM listing_change`;
  await db().$executeRaw`UPDATE index_clock SET version = ${version}::bigint`;
  await db().listingChange.create({ data: { version, listingId: change } });
}

test("an empty list, its first listing, and the list when the last one has gone", async () => {
  const found = readers();
  expect(await found()).toEqual([]);
  const { id } = await createListing({ organizationId: (await createFirm()).id });
  expect(await found()).toEqual([id]);
  await changeListing(id, { status: "WITHDRAWN" });
  expect(await found()).toEqual([]);
  await changeListing(id, { status: "PUBLISHED" });
  expect(await found()).toEqual([id]);
});

test("a gap in the feed, a clock that ran back and another history at the same number are all noticed before the next answer", async () => {
  const found = readers();
  const firm = await createFirm();
  const first = await createListing({ organizationId: firm.id });
  const second = await createListing({ organizationId: firm.id });
  expect(await found()).toEqual([second.id, first.id]);
  const { version } = await readClock(db());
  // Ahead, with what lies between forgotten.
  await rewrite(second.id, "WITHDRAWN", version + 9n, first.id);
  expect(await found()).toEqual([first.id]);
  // Back.
  await rewrite(second.id, "PUBLISHED", version - 1n, first.id);
  expect(await found()).toEqual([second.id, first.id]);
  // The same number, another listing.
  await rewrite(first.id, "WITHDRAWN", version - 1n, second.id);
  expect(await found()).toEqual([second.id]);
});

test("a writer that holds its transaction open holds up the next one, so that no number is passed over", async () => {
  const found = readers();
  const firm = await createFirm();
  const slow = await createListing({ organizationId: firm.id });
  const quick = await createListing({ organizationId: firm.id });
  expect(await found()).toHaveLength(2);
  const done: string[] = [];
  let second: Promise<void> | null = null;
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE listing SET status = 'WITHDRAWN' WHERE id = ${slow.id}::uuid`;
    await indexListingsIn(tx, [slow.id]);
    second = changeListing(quick.id, { status: "WITHDRAWN" }).then(() => void done.push("second"));
    // Others read meanwhile what was committed before.
    expect(await found()).toHaveLength(2);
    done.push("first");
  });
  await second;
  expect(done).toEqual(["first", "second"]);
  expect(await found()).toEqual([]);
});
