import Database from "libsql";
import type { SearchQuestion } from "#lib/search/memory/question.ts";
import { TOO_COMMON } from "#lib/search/memory/search.ts";
import { FACET_NAMES, type Listed } from "../listed.ts";
import { factsOf, PAGE, type SearchAnswer } from "../search-questions.ts";
import { text, wordOf } from "./peer.ts";
import type { SearchPeer } from "./search-peer.ts";

const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(", ");

/** SQLite FTS5 beside a table of the facets: the counts of five facets from the hits, and the page by rank unless they are too many. */
export function searchFts5(listed: readonly Listed[]): SearchPeer {
  const begun = performance.now();
  const db = new Database(":memory:");
  db.exec("CREATE VIRTUAL TABLE words USING fts5(strong, plain, content='')");
  db.exec(
    "CREATE TABLE listed (n INTEGER PRIMARY KEY, side, form, chain, region, cooperation, valid_until INT, amount_min REAL)",
  );
  db.exec("CREATE TABLE way (name)");
  const addWords = db.prepare("INSERT INTO words(rowid, strong, plain) VALUES (?, ?, ?)");
  const addListed = db.prepare("INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const ways = new Set<string>();
  db.exec("BEGIN");
  for (const { n, values, validUntil, amountMinWan, strong, plain } of listed) {
    addWords.run(n, text(strong), text(plain));
    const [side, form, chain, region] = (["side", "form", "chain", "region"] as const).map((name) => values[name][0] ?? null);
    for (const way of values.cooperation) ways.add(way);
    // Ways in one column with commas around each: at most two a listing.
    addListed.run(
      n,
      side,
      form,
      chain,
      region,
      `,${values.cooperation.join(",")},`,
      validUntil,
      Number.isNaN(amountMinWan) ? null : amountMinWan,
    );
  }
  for (const way of ways) db.prepare("INSERT INTO way VALUES (?)").run(way);
  db.exec("COMMIT");
  const conditions = ({ facets }: SearchQuestion, except: string | null) =>
    FACET_NAMES.filter((name) => name !== except && facets[name]?.length)
      .map((name) => {
        const values = facets[name] ?? [];
        if (name !== "cooperation") return `${name} IN (${quoted(values)})`;
        return `(${values.map((value) => `cooperation LIKE '%,${value},%'`).join(" OR ")})`;
      })
      .join(" AND ") || "1";
  const counted = (name: string, asked: SearchQuestion) =>
    name === "cooperation"
      ? `SELECT 'cooperation', name, count(*) FROM base, way WHERE cooperation LIKE '%,' || name || ',%' AND ${conditions(asked, name)} GROUP BY name`
      : `SELECT '${name}', ${name}, count(*) FROM base WHERE ${conditions(asked, name)} GROUP BY 2`;
  const search = (asked: SearchQuestion): SearchAnswer => {
    const budget = asked.amountMaxWan === undefined ? "1" : `(amount_min IS NULL OR amount_min <= ${asked.amountMaxWan})`;
    const words = (asked.words ?? []).map(wordOf).join(" AND ");
    const rows = db
      .prepare(
        `WITH base AS MATERIALIZED (
           SELECT l.* FROM words f JOIN listed l ON l.n = f.rowid WHERE words MATCH ? AND valid_until >= ? AND ${budget})
         SELECT * FROM (SELECT 'page' AS facet, NULL AS value, n AS count FROM base WHERE ${conditions(asked, null)} ORDER BY n LIMIT ${PAGE})
         UNION ALL SELECT 'total', NULL, count(*) FROM base WHERE ${conditions(asked, null)}
         UNION ALL ${FACET_NAMES.map((name) => counted(name, asked)).join(" UNION ALL ")}`,
      )
      .all(words, asked.today) as {
      facet: string;
      value: string | null;
      count: number;
    }[];
    const total = rows.find(({ facet }) => facet === "total")?.count ?? 0;
    const newest = rows.filter(({ facet }) => facet === "page").map(({ count }) => count);
    const ranked = () =>
      db
        .prepare(
          `SELECT l.n FROM words f JOIN listed l ON l.n = f.rowid
           WHERE words MATCH ? AND valid_until >= ? AND ${budget} AND ${conditions(asked, null)} ORDER BY f.rank, l.n LIMIT ${PAGE}`,
        )
        .all(words, asked.today)
        .map((row) => (row as { n: number }).n);
    const counts: Record<string, Record<string, number>> = {};
    for (const { facet, value, count } of rows) {
      if (value === null) continue;
      counts[facet] ??= {};
      (counts[facet] as Record<string, number>)[value] = count;
    }
    // As the product orders it: over so many hits newest first, which is by number, and nothing is ranked.
    return { total, facets: factsOf(counts), ids: total > TOO_COMMON || total === 0 ? newest : ranked() };
  };
  const built = `SQLite FTS5：${((performance.now() - begun) / 1000).toFixed(1)} 秒`;
  return { name: "SQLite FTS5，5 项计数", built, search, close: () => void db.close() };
}
