// What stands beside a match: the start of its index from PostgreSQL, the rows read again, the words put to it.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createClient } from "#lib/db/client.ts";
import { type Prepared, prepareListing, type ReadingTools } from "#lib/matching/model/prepared.ts";
import { loadRows, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import { readingToolsOf } from "#lib/matching/queries/reading-tools.ts";
import { explainPair } from "#lib/matching/score/explain.ts";
import { scorePair } from "#lib/matching/score/pair.ts";
import { quotable } from "#lib/matching/score/quotes.ts";
import { listingId } from "./corpus.ts";
import { type Times, timesOf } from "./stats.ts";
import type { World } from "./world.ts";

const ASKED = 40;

/** `coldMs`: from an empty process's index to one that answers. `recheck`: the found rows read again. `explain`: words for all. */
export type Beside = { coldMs: number; bytesPerListing: number; recheck: Times; explain: Times };

async function timed<T>(into: number[], work: () => Promise<T> | T): Promise<T> {
  const begun = performance.now();
  const done = await work();
  into.push(performance.now() - begun);
  return done;
}

function explainOne(mine: Prepared, other: Prepared, tools: ReadingTools, { context }: World): void {
  const [demand, supply] = mine.form.side === 1 ? [mine, other] : [other, mine];
  const score = scorePair(demand.form, supply.form, context);
  explainPair(score, context.rarity, quotable(demand, tools, ""), quotable(supply, tools, ""));
}

const COLD_START = fileURLToPath(new URL("cold-start.mts", import.meta.url));
const run = promisify(execFile);

/** In a process of its own, as the product's: what else this one holds would slow it down. */
async function coldStart(url: string): Promise<Pick<Beside, "coldMs" | "bytesPerListing">> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", COLD_START, url]);
  return JSON.parse(stdout);
}

/** Measure it on a database of the product. */
export async function besideMatch(url: string, world: World, queries: readonly number[]): Promise<Beside> {
  const db = createClient(url, 2);
  try {
    // Connections are there before the clock starts.
    await db.$queryRaw`SELECT 1`;
    const { coldMs, bytesPerListing } = await coldStart(url);
    const tools = await readingToolsOf(db);
    const [recheck, explain]: [number[], number[]] = [[], []];
    for (const query of queries.slice(0, ASKED)) {
      const { found } = world.match(query);
      const rows = await timed(recheck, () => loadRows({ db }, found));
      const [own] = await loadRows({ db }, [listingId(query)]);
      if (!own) throw new Error("a listing of the corpus is not in the database");
      await timed(explain, () => {
        const mine = prepareListing(toMatchListing(own), tools);
        for (const row of rows) explainOne(mine, prepareListing(toMatchListing(row), tools), tools, world);
      });
    }
    return { coldMs, bytesPerListing, recheck: timesOf(recheck), explain: timesOf(explain) };
  } finally {
    await db.$disconnect();
  }
}
