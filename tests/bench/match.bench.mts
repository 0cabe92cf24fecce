// From a listing's id to twenty ids with final scores through the product's index, all features, beside what a team would else
// reach for, in the same run:
//   npm run bench -- --suite match [--size 10k|30k|100k|300k|1m] [--peers auto|none|NAME,…] [--rounds 5] [--seed 1] [--json FILE]
// Peers: postgres fts5 minisearch flexsearch lucene (with LUCENE_JAR). docs/performance.md says how to read it.
import { type Beside, besideMatch } from "./speed/beside-match.ts";
import { Corpus, numberOf } from "./speed/corpus.ts";
import { hostLine, hostState, machineLine } from "./speed/host.ts";
import { besideLine, exactAnswers, type Measured, matchTable, measured } from "./speed/match-report.ts";
import { readOptions, wantsPeer } from "./speed/options.ts";
import { flexSearchPeer } from "./speed/peers/flexsearch.ts";
import { fts5Peer } from "./speed/peers/fts5.ts";
import { lucenePeer } from "./speed/peers/lucene.ts";
import { miniSearchPeer } from "./speed/peers/minisearch.ts";
import type { PeerGroup } from "./speed/peers/peer.ts";
import { postgresPeer } from "./speed/peers/postgres-peer.ts";
import { type PortMatch, portMatch } from "./speed/port-match.ts";
import { productDatabase } from "./speed/product-database.ts";
import { interleave } from "./speed/rounds.ts";
import { startServer } from "./speed/server.ts";
import { short } from "./speed/stats.ts";
import { entriesDigest, loadEntries } from "./speed/store.ts";
import { World } from "./speed/world.ts";
import { writeReport } from "./speed/write-report.ts";

/** Libraries of the browser's kind take minutes and gigabytes above this. */
const LIBRARIES_UP_TO = 20_000;
const QUERIES = 100;
const BUDGET_MS = 500;

const options = readOptions(process.argv.slice(2));
const before = await hostState();
const corpus = new Corpus(options.size, options.seed);
const digest = entriesDigest(corpus);
const { entries, seconds } = await loadEntries(corpus);
console.log(
  `${machineLine()}\n${corpus.size} 条，校验和 ${corpus.checksum()}，文本读取 ${seconds === null ? "已在" : `${seconds.toFixed(1)} 秒`}`,
);
const world = new World(corpus, entries);
console.log(`索引：${short(world.buildMs / 1000)} 秒建成，每条 ${Math.round(world.index.bytes / corpus.size)} 字节`);

const queries = corpus.queries(QUERIES);
const exact = exactAnswers(world, queries);
const large = options.size > LIBRARIES_UP_TO;
const groups: PeerGroup[] = [];
const server = await startServer();
let result: Measured[] = [];
let beside: Beside | null = null;
let port: PortMatch | null = null;
try {
  const product = await productDatabase(server, world, digest);
  beside = await besideMatch(product, world, queries);
  const through = await portMatch(product, world);
  port = through;
  if (wantsPeer(options, "postgres")) groups.push(await postgresPeer(server, world, digest, exact));
  if (wantsPeer(options, "fts5")) groups.push(fts5Peer(world));
  if (wantsPeer(options, "minisearch", large)) groups.push(miniSearchPeer(world));
  if (wantsPeer(options, "flexsearch", large)) groups.push(flexSearchPeer(world));
  if (process.env.LUCENE_JAR && wantsPeer(options, "lucene")) groups.push(await lucenePeer(process.env.LUCENE_JAR, world));
  for (const { built } of groups) console.log(built);
  const contestants = [
    { name: "本索引", ask: (i: number) => world.match(queries[i] as number).found.map(numberOf) },
    { name: "本索引，经端口与检索进程", ask: (i: number) => through.ask(queries[i] as number) },
    { name: "本索引，全量打分", ask: (i: number) => world.everything(queries[i] as number).map(numberOf) },
    ...groups.flatMap(({ peers }) => peers).map(({ name, match }) => ({ name, ask: (i: number) => match(queries[i] as number) })),
  ];
  const done = await interleave(contestants, { questions: queries.length, rounds: options.rounds, budgetMs: BUDGET_MS });
  result = measured(done, queries, exact);
} finally {
  await port?.close();
  for (const { close } of groups) await close();
  await server.release();
}
const after = await hostState();
const work = queries.map((n) => world.match(n).work);
console.log(matchTable(result, work));
if (beside) console.log(besideLine(beside));
console.log(hostLine(before, after));
const recall = result[0]?.recall ?? 0;
console.log(recall >= 0.98 ? "召回率 ≥ 0.98：通过" : `召回率 ${recall.toFixed(3)} < 0.98：不通过`);
const index = { buildMs: world.buildMs, bytesPerListing: world.index.bytes / corpus.size };
const list = { size: corpus.size, checksum: corpus.checksum() };
writeReport(options.json, [before, after], { ...list, index, beside, work, engines: result });
process.exit(recall >= 0.98 ? 0 : 1);
