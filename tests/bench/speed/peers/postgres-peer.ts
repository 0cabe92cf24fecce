// PostgreSQL alone in two designs: text search over a GIN index, and an inverted table whose best rows the application scores.
import type postgres from "postgres";
import { PLACE } from "#lib/matching/model/form.ts";
import type { EmbeddedServer } from "../../../../scripts/embedded-postgres.mjs";
import { median, recallOf } from "../stats.ts";
import { WANTED, type World } from "../world.ts";
import { copyInto, openDatabase } from "./database.ts";
import { keepFitting, type MatchPeer, OVERFETCH, type PeerGroup, RESCORED, WordRarity, wordOf } from "./peer.ts";

const TSVECTOR_TERMS = 12;
/** Designs of the inverted table: terms asked for, postings read of each (strongest first; all of them without), rows scored. */
type Inverted = { terms: number; perTerm?: number; rows: number };
const CHEAPEST: Inverted = { terms: 20, rows: 200 };
const INVERTED: readonly Inverted[] = [
  CHEAPEST,
  { terms: 30, rows: 400 },
  { terms: 50, rows: 800 },
  { terms: 80, rows: 1_500 },
  { terms: 64, perTerm: 600, rows: 400 },
  { terms: 64, perTerm: 600, rows: 800 },
  { terms: 64, perTerm: 2_000, rows: 800 },
  { terms: 80, perTerm: 1_000, rows: 1_500 },
  { terms: 80, perTerm: 2_000, rows: 1_500 },
];
/** The fastest that is right so often stands for the design. */
const RIGHT_ENOUGH = 0.95;
const TRIED = 25;

/** A tsvector as its literal: words with their places, the heading's with weight A. */
function vector(words: Iterable<readonly [hash: number, times: number, heading: boolean]>): string {
  const places = new Map<number, string[]>();
  let at = 0;
  for (const [hash, times, heading] of words) {
    const list = places.get(hash) ?? [];
    for (let i = 0; i < Math.min(times, 8); i++) list.push(`${++at}${heading ? "A" : ""}`);
    places.set(hash, list);
  }
  return [...places].map(([hash, list]) => `${wordOf(hash)}:${list.slice(0, 200).join(",")}`).join(" ");
}

function* documents(world: World): Generator<string> {
  for (const [n, { title, body }] of world.entries.entries()) {
    const form = world.form(n);
    const own = vector([
      ...[...title].map((word) => [word, 1, true] as const),
      ...[...body].map((word) => [word, 1, false] as const),
    ]);
    const ours = vector(
      Array.from(
        form.terms,
        (term, i) =>
          [term, Math.max(1, Math.round((form.tf[i] as number) / 4)), ((form.place[i] as number) & PLACE.title) !== 0] as const,
      ),
    );
    const or = (value: number) => (Number.isNaN(value) ? "\\N" : String(value));
    yield [n, form.side, form.organization, form.validUntil, or(form.amountMin), or(form.amountMax), own, ours].join("\t");
  }
}

function* postings(world: World): Generator<string> {
  for (let n = 0; n < world.entries.length; n++) {
    const form = world.form(n);
    for (const { term, weight } of world.weights(form)) yield `${term}\t${form.side}\t${n}\t${weight.toFixed(4)}`;
  }
}

async function fill(sql: postgres.Sql, world: World): Promise<void> {
  await sql`CREATE TABLE doc (n int, side smallint, organization int, valid_until int, amount_min float8, amount_max float8, own tsvector, ours tsvector)`;
  await copyInto(sql, "doc", documents(world));
  await sql`ALTER TABLE doc ADD PRIMARY KEY (n)`;
  await sql`CREATE INDEX ON doc USING gin (own)`;
  await sql`CREATE INDEX ON doc USING gin (ours)`;
  await sql`CREATE TABLE posting (term int, side smallint, n int, impact real)`;
  await copyInto(sql, "posting", postings(world));
  await sql`CREATE INDEX ON posting (term, side, impact DESC, n)`;
  await sql`VACUUM ANALYZE doc`;
  await sql`VACUUM ANALYZE posting`;
}

function textSearch(sql: postgres.Sql, world: World, rarity: WordRarity): MatchPeer[] {
  const ask = async (column: "own" | "ours", query: number, hashes: readonly number[], limit: number): Promise<number[]> => {
    const form = world.form(query);
    const words = hashes.map(wordOf).join("|");
    // The pair is within budget when the supply asks at most twice what the demand has; what is not stated breaks nothing.
    const budget = form.side === 1 ? sql`amount_min > ${2 * form.amountMax}` : sql`${form.amountMin} > 2 * amount_max`;
    const rows = await sql<{ n: number }[]>`
      SELECT n FROM doc, to_tsquery('simple', ${words}) AS q
      WHERE ${sql(column)} @@ q AND side = ${1 - form.side} AND organization <> ${form.organization}
        AND valid_until >= ${world.context.today} AND (${Number.isNaN(form.amountMax)} OR (${budget}) IS NOT TRUE)
      ORDER BY ts_rank(${sql(column)}, q) DESC, n LIMIT ${limit}`;
    return rows.map(({ n }) => n);
  };
  const strongest = (query: number) =>
    world
      .weights(world.form(query))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, TSVECTOR_TERMS)
      .map(({ term }) => term);
  return [
    {
      name: `PostgreSQL tsvector，${TSVECTOR_TERMS} 词`,
      match: async (query) => {
        const words = rarity.strongest(world.entries[query] as World["entries"][number], TSVECTOR_TERMS);
        return keepFitting(world, query, await ask("own", query, words, OVERFETCH), WANTED);
      },
    },
    {
      name: `PostgreSQL tsvector，我方 ${TSVECTOR_TERMS} 词，重算 ${RESCORED}`,
      match: async (query) => world.rescore(world.form(query), await ask("ours", query, strongest(query), RESCORED)),
    },
  ];
}

/** The inverted table in one design; terms by weight × the most any listing has of them. */
function inverted(sql: postgres.Sql, world: World, peaks: Map<number, number>, { terms, perTerm, rows }: Inverted): MatchPeer {
  const match = async (query: number) => {
    const form = world.form(query);
    const asked = world
      .weights(form)
      .map(({ term, weight }) => ({ term, weight, most: weight * (peaks.get(term) ?? 0) }))
      .sort((a, b) => b.most - a.most)
      .slice(0, terms);
    const lists =
      perTerm === undefined
        ? sql`JOIN posting p ON p.term = q.term AND p.side = ${1 - form.side}`
        : sql`CROSS JOIN LATERAL (
            SELECT n, impact FROM posting WHERE term = q.term AND side = ${1 - form.side} ORDER BY impact DESC, n LIMIT ${perTerm}) p`;
    const found = await sql<{ n: number }[]>`
      SELECT p.n FROM unnest(${asked.map(({ term }) => term)}::int[], ${asked.map(({ weight }) => weight)}::real[]) AS q (term, weight)
      ${lists} GROUP BY p.n ORDER BY sum(q.weight * p.impact) DESC, p.n LIMIT ${rows}`;
    return world.rescore(
      form,
      found.map(({ n }) => n),
    );
  };
  const read = perTerm === undefined ? `${terms} 词` : `${terms} 词各取最强 ${perTerm} 项`;
  return { name: `PostgreSQL 倒排表，${read}，重算 ${rows}`, match };
}

/** What any listing has most of each term, so that a term that only one listing says comes last. */
async function peaksOf(sql: postgres.Sql): Promise<Map<number, number>> {
  const rows = await sql<
    { term: number; peak: number }[]
  >`SELECT term, max(impact) AS peak FROM posting GROUP BY term HAVING count(*) > 1`;
  return new Map(rows.map(({ term, peak }) => [term, peak]));
}

/** The fastest design of the inverted table that is right often enough, else the one that is right most often. */
async function bestInverted(
  sql: postgres.Sql,
  world: World,
  exact: ReadonlyMap<number, readonly number[]>,
): Promise<MatchPeer[]> {
  const peaks = await peaksOf(sql);
  const tried = [...exact].slice(0, TRIED);
  const designs = [];
  for (const design of INVERTED) {
    const peer = inverted(sql, world, peaks, design);
    const times: number[] = [];
    let sum = 0;
    for (const [query, best] of tried) {
      const begun = performance.now();
      const found = await peer.match(query);
      times.push(performance.now() - begun);
      sum += recallOf(found, best);
    }
    designs.push({ design, peer, recall: sum / tried.length, time: median(times) });
  }
  const right = designs.filter(({ recall }) => recall >= RIGHT_ENOUGH).sort((a, b) => a.time - b.time);
  const [chosen] = right.length > 0 ? right : designs.toSorted((a, b) => b.recall - a.recall);
  // The cheapest stands beside the one that is right.
  return designs.filter((one) => one === chosen || one.design === CHEAPEST).map(({ peer }) => peer);
}

/** PostgreSQL with the corpus in it. `exact`: the right answers of the queries by number. */
export async function postgresPeer(
  server: EmbeddedServer,
  world: World,
  digest: string,
  exact: ReadonlyMap<number, readonly number[]>,
): Promise<PeerGroup> {
  const { sql, seconds } = await openDatabase(server, `bench_peers_ordered_${world.corpus.size}_${digest}`, (fresh) =>
    fill(fresh, world),
  );
  const [size] = await sql<{ doc: string; posting: string }[]>`
    SELECT pg_size_pretty(pg_total_relation_size('doc')) AS doc, pg_size_pretty(pg_total_relation_size('posting')) AS posting`;
  const peers = [...textSearch(sql, world, new WordRarity(world.entries)), ...(await bestInverted(sql, world, exact))];
  const filled = seconds === null ? "已在" : `${seconds.toFixed(1)} 秒`;
  return { built: `PostgreSQL：${filled}，tsvector ${size?.doc}，倒排表 ${size?.posting}`, peers, close: () => sql.end() };
}
