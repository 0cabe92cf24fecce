// How the time of one match grows with the list: the sizes answer in turns, all in this process.
//   npm run bench -- --suite growth [--sizes 10k,30k,100k] [--rounds 5] [--seed 1] [--json FILE]     (300k and 1m by hand)
import { Corpus, numberOf } from "./speed/corpus.ts";
import { hostLine, hostState, isQuiet, machineLine } from "./speed/host.ts";
import { exactAnswers, type Measured, measured } from "./speed/match-report.ts";
import { readOptions } from "./speed/options.ts";
import { interleave } from "./speed/rounds.ts";
import { growthExponent, median, ratioOf, short } from "./speed/stats.ts";
import { loadEntries } from "./speed/store.ts";
import { World } from "./speed/world.ts";
import { writeReport } from "./speed/write-report.ts";

const QUERIES = 60;
const BUDGET_MS = 500;
/** One match may take so many times longer on a list ten times as long. */
const GROWTH_GOAL = 6;

const options = readOptions(process.argv.slice(2));
const sizes = [...options.sizes].sort((a, b) => a - b);
const before = await hostState();
const largest = new Corpus(sizes.at(-1) ?? options.size, options.seed);
// A shorter list is the beginning of the longest: it is read but once.
const { entries } = await loadEntries(largest);
const worlds = sizes.map((size) => new World(new Corpus(size, options.seed), entries.slice(0, size)));
const [smallest] = worlds;
if (!smallest) throw new Error("no sizes");
// The same listings ask at every size.
const queries = smallest.corpus.queries(QUERIES);
const ask = (world: World) => (i: number) => world.match(queries[i] as number).found.map(numberOf);
const done = await interleave(
  worlds.map((world) => ({ name: String(world.corpus.size), ask: ask(world) })),
  { questions: queries.length, rounds: options.rounds, budgetMs: BUDGET_MS },
);
const after = await hostState();
const results = worlds.map((world, i) => {
  const [figures] = measured(done.slice(i, i + 1), queries, exactAnswers(world, queries.slice(0, 20)));
  const touched = median(queries.map((n) => world.match(n).work.touched));
  return {
    size: world.corpus.size,
    touched,
    buildMs: world.buildMs,
    bytes: world.index.bytes / world.corpus.size,
    ...(figures as Measured),
  };
});
console.log(
  `${machineLine()}\n| 条数 | p50 / p95 / p99 ms | recall@20 | 读倒排项 | 建索引 秒 | 每条字节 |\n| --- | --- | --- | --- | --- | --- |`,
);
for (const { size, times, recall, touched, buildMs, bytes } of results) {
  const ms = [times.p50, times.p95, times.p99].map(short).join(" / ");
  console.log(`| ${size} | ${ms} | ${recall.toFixed(3)} | ${short(touched)} | ${short(buildMs / 1000)} | ${Math.round(bytes)} |`);
}
const exponent = growthExponent(results.map(({ size, times }) => ({ size, time: times.p50 })));
const over = ratioOf(done.at(-1)?.rounds ?? [], done[0]?.rounds ?? []);
const tenfold = 10 ** exponent;
console.log(
  `时间 ≈ 条数^${exponent.toFixed(2)}，十倍条数为 ${short(tenfold)} 倍；最大与最小之比 ${short(over.median)}（${short(over.low)}–${short(over.high)}）`,
);
console.log(hostLine(before, after));
const quiet = isQuiet(before, after);
if (quiet) console.log(tenfold <= GROWTH_GOAL ? `十倍条数 ≤ ${GROWTH_GOAL} 倍：通过` : `十倍条数 > ${GROWTH_GOAL} 倍：不通过`);
writeReport(options.json, [before, after], { results, exponent, over });
process.exit(quiet && tenfold > GROWTH_GOAL ? 1 : 0);
