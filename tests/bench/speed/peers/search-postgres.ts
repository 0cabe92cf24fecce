import type postgres from "postgres";
import type { SearchQuestion } from "#lib/search/memory/question.ts";
import { TOO_COMMON } from "#lib/search/memory/search.ts";
import type { EmbeddedServer } from "../../../../scripts/embedded-postgres.mjs";
import { FACET_NAMES, type Listed } from "../listed.ts";
import { factsOf, PAGE, type SearchAnswer } from "../search-questions.ts";
import { copyInto, openDatabase } from "./database.ts";
import { wordOf } from "./peer.ts";
import type { SearchPeer } from "./search-peer.ts";

function* lines(listed: readonly Listed[]): Generator<string> {
  for (const { n, values, validUntil, amountMinWan, strong, plain } of listed) {
    const vector = [
      ...Array.from(strong, (hash) => `${wordOf(hash)}:1A`),
      ...Array.from(plain, (hash) => `${wordOf(hash)}:2`),
    ].join(" ");
    const amount = Number.isNaN(amountMinWan) ? "\\N" : amountMinWan;
    const one = (name: "side" | "form" | "chain" | "region") => values[name][0] ?? "\\N";
    yield [
      n,
      one("side"),
      one("form"),
      one("chain"),
      one("region"),
      `{${values.cooperation.join(",")}}`,
      validUntil,
      amount,
      vector,
    ].join("\t");
  }
}

async function fill(sql: postgres.Sql, listed: readonly Listed[]): Promise<void> {
  await sql`CREATE TABLE listed (n int, side text, form text, chain text, region text, cooperation text[], valid_until int, amount_min float8, words tsvector)`;
  await copyInto(sql, "listed", lines(listed));
  await sql`ALTER TABLE listed ADD PRIMARY KEY (n)`;
  await sql`CREATE INDEX ON listed USING gin (words)`;
  await sql`VACUUM ANALYZE listed`;
}

type Row = { facet: string; value: string | null; count: number };

/** Text search over a GIN index: hits once, from them the page by rank and the counts of five facets. */
export async function searchPostgres(server: EmbeddedServer, listed: readonly Listed[], digest: string): Promise<SearchPeer> {
  const name = `bench_search_${listed.length}_${digest}`;
  const { sql, seconds } = await openDatabase(server, name, (fresh) => fill(fresh, listed));
  const condition = (facet: (typeof FACET_NAMES)[number], { facets }: SearchQuestion) => {
    const values = facets[facet];
    if (!values?.length) return sql`true`;
    return facet === "cooperation"
      ? sql`cooperation && ${[...values]}::text[]`
      : sql`${sql(facet)} = ANY(${[...values]}::text[])`;
  };
  const conditions = (asked: SearchQuestion, except: string | null) =>
    FACET_NAMES.filter((facet) => facet !== except)
      .map((facet) => condition(facet, asked))
      .reduce((all, one) => sql`${all} AND ${one}`);
  const counted = (facet: (typeof FACET_NAMES)[number], asked: SearchQuestion) =>
    facet === "cooperation"
      ? sql`SELECT 'cooperation', way, count(*)::int FROM base, unnest(cooperation) AS way WHERE ${conditions(asked, facet)} GROUP BY way`
      : sql`SELECT ${facet}, ${sql(facet)}, count(*)::int FROM base WHERE ${conditions(asked, facet)} GROUP BY 2`;
  const search = async (asked: SearchQuestion): Promise<SearchAnswer> => {
    const words = (asked.words ?? []).map(wordOf).join("&");
    const budget =
      asked.amountMaxWan === undefined ? sql`true` : sql`(amount_min IS NULL OR amount_min <= ${asked.amountMaxWan})`;
    // As the product orders it: over so many hits newest first, which is by number, and nothing is ranked.
    const rows = await sql<Row[]>`
      WITH base AS MATERIALIZED (
        SELECT n, side, form, chain, region, cooperation FROM listed
        WHERE words @@ to_tsquery('simple', ${words}) AND valid_until >= ${asked.today} AND ${budget}),
      kept AS MATERIALIZED (SELECT n FROM base WHERE ${conditions(asked, null)}),
      total AS MATERIALIZED (SELECT count(*)::int AS hits FROM kept)
      (SELECT 'page' AS facet, NULL AS value, n AS count FROM kept ORDER BY
        CASE WHEN (SELECT hits FROM total) > ${TOO_COMMON} THEN 0
        ELSE (SELECT ts_rank(words, to_tsquery('simple', ${words})) FROM listed WHERE listed.n = kept.n) END DESC, n LIMIT ${PAGE})
      UNION ALL SELECT 'total', NULL, hits FROM total
      UNION ALL ${FACET_NAMES.map((facet) => counted(facet, asked)).reduce((all, one) => sql`${all} UNION ALL ${one}`)}`;
    const counts: Record<string, Record<string, number>> = {};
    for (const { facet, value, count } of rows) {
      if (value === null) continue;
      counts[facet] ??= {};
      (counts[facet] as Record<string, number>)[value] = count;
    }
    return {
      total: rows.find(({ facet }) => facet === "total")?.count ?? 0,
      facets: factsOf(counts),
      ids: rows.filter(({ facet }) => facet === "page").map(({ count }) => count),
    };
  };
  const built = `PostgreSQL tsvector：${seconds === null ? "已在" : `${seconds.toFixed(1)} 秒`}`;
  return { name: "PostgreSQL tsvector，5 项计数", built, search, close: () => sql.end() };
}
