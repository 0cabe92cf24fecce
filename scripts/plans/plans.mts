// Query plans and times of list, search, matches and review queue on a large list: `npm run plans -- [--listings 100000] [--keep]`.
// Uses a database of its own beside the product's on the embedded server; fails when a typical query reads a whole table.
import path from "node:path";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { migrateDatabase } from "#lib/cli/migrate.ts";
import { PrismaClient } from "#lib/db/generated/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { findMatches } from "#lib/matching/queries/find-matches.ts";
import { listQueue } from "#lib/moderation/queries/queue.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { countHits } from "#lib/search/queries/facets.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import { startEmbedded } from "../embedded-postgres.mjs";
import { fill, NOW } from "./fill.mts";
import { listing } from "./synthetic-list.mts";

const { values } = parseArgs({
  options: { listings: { type: "string", default: "100000" }, keep: { type: "boolean", default: false } },
});
const count = Number(values.listings);
const database = `plans_${count}`;
const server = await startEmbedded({
  dataDir: path.resolve(process.env.DATA_DIR || ".data"),
  announce: (line) => console.error(line),
});

// Writing the index reads the ontology through the product's own connection. No search process runs here, so that above 20,000
// listings it is PostgreSQL that answers.
process.env.DATABASE_URL = server.appUrl(database);
process.env.AUTH_SECRET ||= "nothing is signed while plans are measured";

async function asSuperuser(statement: string, on?: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server.superuserUrl(on) });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

type Logged = { query: string; params: string };
const adapter = new PrismaPg({ connectionString: server.appUrl(database), max: 4 });
const db = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
let logged: Logged[] | null = null;
db.$on("query", (event) => logged?.push({ query: event.query, params: event.params }));
const viewing: Viewing = { db, actor: ANONYMOUS, now: NOW, locale: "zh-CN", address: null };

async function prepareDatabase(): Promise<void> {
  const { rowCount } = await asSuperuser(`SELECT 1 FROM pg_database WHERE datname = '${database}'`);
  if (rowCount === 1) return;
  await asSuperuser(`CREATE DATABASE ${database} OWNER jjj_owner`);
  await migrateDatabase({ ownerUrl: server.ownerUrl(database), appUrl: server.appUrl(database), quiet: true });
  const seconds = await fill(db, count, (done) => done % 10_000 === 0 && console.error(`${done} listings`));
  await asSuperuser("VACUUM ANALYZE", database);
  console.log(
    `filled with ${count} listings, index included, in ${seconds.toFixed(0)} s (${((seconds * 1000) / count).toFixed(2)} ms each)`,
  );
}

const WHOLE_TABLE = /Seq Scan on (listing|listing_terms|listing_posting)\b/;

/** Plans of the statements that the work sends, as the database carries them out. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  logged = [];
  await work();
  const statements = logged.filter(({ query }) => /^\s*(SELECT|WITH)/i.test(query));
  logged = null;
  const plans: string[] = [];
  const client = new pg.Client({ connectionString: server.appUrl(database) });
  await client.connect();
  for (const { query, params } of statements) {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${query}`, JSON.parse(params));
    plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
  }
  await client.end();
  return plans;
}

async function times(runs: number, work: (i: number) => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    await work(i);
    all.push(performance.now() - started);
  }
  return all.sort((a, b) => a - b);
}

const at = (sorted: number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
let failed = false;

async function measure(
  name: string,
  runs: number,
  work: (i: number) => Promise<unknown>,
  wholeTableIsFine = false,
): Promise<void> {
  const first = await times(1, work);
  const sorted = await times(runs, work);
  const plans = await plansOf(() => work(1));
  const whole = plans.filter((plan) => WHOLE_TABLE.test(plan));
  if (whole.length > 0 && !wholeTableIsFine) {
    failed = true;
    console.log(whole.join("\n\n"));
  }
  const reads = whole.length > 0 ? (wholeTableIsFine ? "whole table once a change" : "WHOLE TABLE") : "by index";
  console.log(`| ${name} | ${at(first, 0)} | ${at(sorted, 0.5)} | ${at(sorted, 0.95)} | ${reads} |`);
}

await prepareDatabase();
const [load] = (await import("node:os")).loadavg();
console.log(`\n${count} listings, load ${load?.toFixed(1)}, ${new Date().toISOString()}\n`);
console.log("| query | first ms | p50 ms | p95 ms | reads |\n| --- | --- | --- | --- | --- |");
const sample = (i: number) => listing((i * 7919) % count, 1);
const word = (i: number) => sample(i).keywords[0] ?? "";
await measure("list, newest", 25, () => searchListings(viewing, {}), true);
await measure("list, one side and region", 25, () => searchListings(viewing, { side: ["DEMAND"], region: ["HEBEI"] }), true);
await measure("total and facets of the whole list, once a change", 10, () => countHits(viewing, {}));
await measure("total and facets of a word, once a change", 10, (i) => countHits(viewing, { q: word(i) }));
await measure("list, by deadline", 25, () => searchListings(viewing, { sort: "deadline" }), true);
await measure(
  "list, page 50",
  10,
  async () => {
    let cursor: string | undefined;
    for (let page = 0; page < 50; page++)
      cursor = (await searchListings(viewing, { limit: 20, ...(cursor && { cursor }) })).nextCursor ?? undefined;
  },
  true,
);
await measure("search, one word, by relevance", 40, (i) => searchListings(viewing, { q: word(i) }));
await measure("search, two words and facets", 40, (i) =>
  searchListings(viewing, { q: sample(i).keywords.slice(0, 2).join(" "), side: ["SUPPLY"], form: ["PRODUCT"] }),
);
await measure("search, a word of half the list", 5, () => searchListings(viewing, { q: "采购" }), true);
let n = 0;
const codes = Array.from({ length: count }, (_, i) => listing(i, 1)).filter(
  (row) => row.status === "PUBLISHED" && row.validUntil > "2026-11-21" && row.visibility === "PUBLIC",
);
const code = () => codes[(n++ * 7919) % codes.length]?.code ?? "";
await measure("matches of a listing, ten with reasons", 40, () => findMatches(viewing, code(), 10));
// Five hundred texts wait for review, spread over the whole list.
await asSuperuser(
  `UPDATE listing SET queued_at = created_at WHERE id IN (SELECT id FROM listing ORDER BY code LIMIT 500) AND queued_at IS NULL`,
  database,
);
await asSuperuser("ANALYZE listing", database);
const moderator: Viewing = { ...viewing, actor: { ...ANONYMOUS, kind: "user", userId: crypto.randomUUID(), role: "MODERATOR" } };
await measure("review queue, first page", 25, () => listQueue(moderator, { limit: 20 }));
await db.$disconnect();
if (!values.keep) await asSuperuser(`DROP DATABASE ${database} WITH (FORCE)`);
await server.release();
process.exit(failed ? 1 : 0);
