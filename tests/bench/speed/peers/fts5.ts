// SQLite FTS5 through libsql, in memory, one table a side.
import Database from "libsql";
import { WANTED, type World } from "../world.ts";
import { allWords, keepFitting, OVERFETCH, ourText, type PeerGroup, RESCORED, text, wordOf } from "./peer.ts";

const any = (hashes: readonly number[]) => hashes.map(wordOf).join(" OR ");

export function fts5Peer(world: World): PeerGroup {
  const begun = performance.now();
  const db = new Database(":memory:");
  for (const side of [0, 1]) {
    db.exec(`CREATE VIRTUAL TABLE own_${side} USING fts5(title, body, content='')`);
    db.exec(`CREATE VIRTUAL TABLE ours_${side} USING fts5(terms, content='')`);
  }
  const insert = [0, 1].map((side) => ({
    own: db.prepare(`INSERT INTO own_${side}(rowid, title, body) VALUES (?, ?, ?)`),
    ours: db.prepare(`INSERT INTO ours_${side}(rowid, terms) VALUES (?, ?)`),
  }));
  db.exec("BEGIN");
  for (const [n, { title, body }] of world.entries.entries()) {
    const into = insert[world.form(n).side];
    into?.own.run(n + 1, text(title), text(body));
    into?.ours.run(n + 1, ourText(world, n));
  }
  db.exec("COMMIT");
  // The other side of a listing is asked.
  const select = [1, 0].map((side) => ({
    own: db.prepare(`SELECT rowid FROM own_${side} WHERE own_${side} MATCH ? ORDER BY bm25(own_${side}, 3.0, 1.0) LIMIT ?`),
    ours: db.prepare(`SELECT rowid FROM ours_${side} WHERE ours_${side} MATCH ? ORDER BY rank LIMIT ?`),
  }));
  const ask = (query: number, which: "own" | "ours", hashes: readonly number[], limit: number): number[] => {
    const rows = select[world.form(query).side]?.[which].all(any(hashes), limit) as { rowid: number }[];
    return rows.map(({ rowid }) => rowid - 1);
  };
  return {
    built: `SQLite FTS5：${((performance.now() - begun) / 1000).toFixed(1)} 秒`,
    peers: [
      {
        name: "SQLite FTS5，全部词",
        match: (query) =>
          keepFitting(
            world,
            query,
            ask(query, "own", allWords(world.entries[query] as World["entries"][number]), OVERFETCH),
            WANTED,
          ),
      },
      {
        name: `SQLite FTS5，我方全部词，重算 ${RESCORED}`,
        match: (query) => world.rescore(world.form(query), ask(query, "ours", [...world.form(query).terms], RESCORED)),
      },
    ],
    close: () => {
      db.close();
    },
  };
}
