import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClient, type Db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { findMatches } from "#lib/matching/queries/find-matches.ts";
import { IndexClient } from "#lib/search/memory/client.ts";
import { setIndexService } from "#lib/search/memory/host.ts";
import { readClock } from "#lib/search/memory/source.ts";
import { searchAddress } from "#lib/search/memory/wire.ts";
import { searchMemory } from "#lib/search/queries/memory-search.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import { changeListing, createFirm, createListing, viewingAs } from "../../support/published.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const TEXT = { title: "金属双极板", description: "燃料电池金属双极板，不锈钢冲压", keywords: ["双极板"] };

let child: ChildProcess | null = null;
let client: Db;

function start(): void {
  child = spawn(process.execPath, ["--import", tsx, path.resolve("lib/cli/run.mts"), "search"], {
    stdio: "ignore",
    env: process.env,
  });
}

/** Kill without warning, as a crash does. */
async function kill(): Promise<void> {
  const ended = new Promise((resolve) => child?.once("exit", resolve));
  child?.kill("SIGKILL");
  await ended;
  child = null;
}

const viewing = () => ({ ...viewingAs(), db: client });

/** Starting Node and compiling the sources is part of it, on a machine that may be busy; how long it takes is measured in the bench. */
const BACK_WITHIN_MS = 60_000;

/** Until the search process answers, at most so long. */
async function untilAnswered(withinMs: number): Promise<void> {
  const began = performance.now();
  for (;;) {
    const answered = await searchMemory(viewing(), {}).then(
      () => true,
      () => false,
    );
    if (answered) return;
    if (performance.now() - began > withinMs) throw new Error("the search process does not answer");
    await sleep(50);
  }
}

beforeEach(() => {
  // An instance of the site whose list is too large for its own process.
  client = createClient(String(process.env.DATABASE_URL), 4);
  setIndexService(client, new IndexClient(searchAddress(env())));
});
afterEach(async () => {
  if (child) await kill();
  await client.$disconnect();
});

test("killed and started again under load: no request fails, the answers stay right, and the process answers again", async () => {
  const [buyer, seller] = [await createFirm({ region: "HEBEI" }), await createFirm({ region: "BEIJING" })];
  const demand = await createListing({ organizationId: buyer.id, side: "DEMAND", ...TEXT });
  const offer = await createListing({ organizationId: seller.id, side: "SUPPLY", ...TEXT });
  start();
  await untilAnswered(BACK_WITHIN_MS);
  let answers = 0;
  let running = true;
  const load = Array.from({ length: 3 }, async () => {
    while (running) {
      const [list, matches] = await Promise.all([
        searchListings(viewing(), { q: "双极板" }),
        findMatches(viewing(), demand.code, 10),
      ]);
      expect(list.total).toBe(2);
      expect(matches.items.map(({ id }) => id)).toEqual([offer.id]);
      answers += 1;
    }
  });
  for (let round = 0; round < 3; round++) {
    await sleep(300);
    await kill();
    await sleep(500);
    start();
    await untilAnswered(BACK_WITHIN_MS);
  }
  running = false;
  await Promise.all(load);
  expect(answers).toBeGreaterThan(10);
}, 180_000);

test("what is committed is in the next answer of the search process, whatever notice it missed, and a withdrawn listing in none", async () => {
  // Here the answers count, not how soon they come.
  setIndexService(client, new IndexClient(searchAddress(env()), BACK_WITHIN_MS));
  const firm = await createFirm();
  start();
  const first = await createListing({ organizationId: firm.id, ...TEXT });
  await untilAnswered(BACK_WITHIN_MS);
  for (let round = 0; round < 20; round++) {
    expect((await searchMemory(viewing(), { q: "双极板" }))?.ids).toEqual([first.id]);
    await changeListing(first.id, { status: "WITHDRAWN", version: { increment: 1 } });
    expect((await searchMemory(viewing(), { q: "双极板" }))?.total).toBe(0);
    await changeListing(first.id, { status: "PUBLISHED", version: { increment: 1 } });
  }
  // A clock that ran back with another history: everything is read anew.
  const { version } = await readClock(client);
  await client.$executeRaw`DELETE FROM listing_change WHERE version = ${version}::bigint`;
  await client.$executeRaw`DELETE FROM listing_form`;
  expect((await searchMemory(viewing(), { q: "双极板" }))?.total).toBe(0);
}, 120_000);
