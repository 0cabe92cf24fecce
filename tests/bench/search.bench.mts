// One page of the list with the counts of five facets: rotating words with random facets, words that half the corpus has, and
// words that never stand together, beside other engines over the same terms in the same run:
//   npm run bench -- --suite search [--size 10k|30k|100k|300k|1m] [--peers auto|none|NAME,…] [--rounds 5] [--seed 1] [--json FILE]
// Peers: postgres fts5 minisearch flexsearch. Hits and counts of all engines are compared.
import { Corpus, numberOf } from "./speed/corpus.ts";
import { hostLine, hostState, machineLine } from "./speed/host.ts";
import { listedOf } from "./speed/listed.ts";
import { readOptions, wantsPeer } from "./speed/options.ts";
import { searchFts5 } from "./speed/peers/search-fts5.ts";
import { searchFlexSearch, searchMiniSearch } from "./speed/peers/search-libraries.ts";
import type { SearchPeer } from "./speed/peers/search-peer.ts";
import { searchPostgres } from "./speed/peers/search-postgres.ts";
import { interleave } from "./speed/rounds.ts";
import { askIndex, type Stratum, searchQuestions } from "./speed/search-questions.ts";
import { type SearchMeasured, searchMeasured, searchTable } from "./speed/search-report.ts";
import { startServer } from "./speed/server.ts";
import { entriesDigest, loadEntries } from "./speed/store.ts";
import { World } from "./speed/world.ts";
import { writeReport } from "./speed/write-report.ts";

const LIBRARIES_UP_TO = 20_000;
const STRATA: readonly [Stratum, string, number][] = [
  ["words", "一至三个词，随机筛选", 300],
  ["half", "半数信息都有的词", 60],
  ["none", "没有结果", 60],
];
const BUDGET_MS = 400;

const options = readOptions(process.argv.slice(2));
const before = await hostState();
const corpus = new Corpus(options.size, options.seed);
const { entries } = await loadEntries(corpus);
const world = new World(corpus, entries);
console.log(`${machineLine()}\n${corpus.size} 条，校验和 ${corpus.checksum()}`);
const listed = listedOf(world);
const large = options.size > LIBRARIES_UP_TO;
const server = wantsPeer(options, "postgres") ? await startServer() : null;
const peers: SearchPeer[] = [];
const results: { stratum: Stratum; title: string; engines: SearchMeasured[] }[] = [];
try {
  if (server) peers.push(await searchPostgres(server, listed, entriesDigest(corpus)));
  if (wantsPeer(options, "fts5")) peers.push(searchFts5(listed));
  if (wantsPeer(options, "minisearch", large)) peers.push(searchMiniSearch(listed));
  if (wantsPeer(options, "flexsearch", large)) peers.push(searchFlexSearch(listed));
  for (const { built } of peers) console.log(built);
  for (const [stratum, title, count] of STRATA) {
    const questions = searchQuestions(world, stratum, count);
    const at = (i: number) => questions[i] as (typeof questions)[number];
    const contestants = [
      { name: "本索引，5 项计数", ask: (i: number) => askIndex(world, at(i), numberOf) },
      ...peers.map(({ name, search }) => ({ name, ask: (i: number) => search(at(i)) })),
    ];
    const done = await interleave(contestants, { questions: questions.length, rounds: options.rounds, budgetMs: BUDGET_MS });
    const engines = searchMeasured(done);
    results.push({ stratum, title, engines });
    console.log(`\n${title}\n${searchTable(engines)}`);
  }
} finally {
  for (const { close } of peers) await close();
  await server?.release();
}
const after = await hostState();
console.log(`\n${hostLine(before, after)}`);
const same = results.every(({ engines }) => engines.every(({ differing }) => differing === 0));
console.log(same ? "各引擎的结果数与计数全部相同" : "有引擎的结果数或计数不同");
writeReport(options.json, [before, after], { size: corpus.size, checksum: corpus.checksum(), results });
process.exit(same ? 0 : 1);
