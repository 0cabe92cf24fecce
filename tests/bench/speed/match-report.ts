import type { Beside } from "./beside-match.ts";
import { numberOf } from "./corpus.ts";
import type { Performance } from "./rounds.ts";
import { median, type Ratio, ratioOf, recallOf, short, type Times, timesOf } from "./stats.ts";
import type { Work, World } from "./world.ts";

/** One engine's figures; `ratio`: how many times slower than ours in the same rounds. */
export type Measured = { name: string; times: Times; ratio: Ratio; recall: number };

/** Of so many queries the right answer is found by scoring everything. */
const EXACT = 50;

/** The right answers of the first queries by scoring everything. */
export function exactAnswers(world: World, queries: readonly number[]): Map<number, number[]> {
  return new Map(queries.slice(0, EXACT).map((n) => [n, world.everything(n).map(numberOf)]));
}

/** Times, ratios and agreement of all engines; the first one is ours. */
export function measured(
  done: readonly Performance<number[]>[],
  queries: readonly number[],
  exact: ReadonlyMap<number, readonly number[]>,
): Measured[] {
  const ours = done[0]?.rounds ?? [];
  return done.map(({ name, times, rounds, answers }) => {
    const judged = [...answers].flatMap(([i, found]) => {
      const best = exact.get(queries[i] as number);
      return best ? [recallOf(found, best)] : [];
    });
    const recall = judged.reduce((sum, one) => sum + one, 0) / Math.max(1, judged.length);
    return { name, times: timesOf(times), ratio: ratioOf(rounds, ours), recall };
  });
}

/** What a reader sees: one line an engine, then the operations of ours. */
export function matchTable(result: readonly Measured[], work: readonly Work[]): string {
  const rows = result.map(({ name, times, ratio, recall }) => {
    const ms = [times.p50, times.p95, times.p99].map(short).join(" / ");
    const slower = `${short(ratio.median)}×（${short(ratio.low)}–${short(ratio.high)}）`;
    return `| ${name} | ${ms} | ${times.count} | ${recall.toFixed(3)} | ${slower} |`;
  });
  const of = (name: keyof Work) => short(median(work.map((one) => one[name])));
  return [
    "| 引擎 | p50 / p95 / p99 ms | 次数 | recall@20 | 为本索引的 |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    `每次匹配（中位数）：读倒排项 ${of("touched")}，筛选 ${of("screened")}，全特征打分 ${of("rescored")}`,
  ].join("\n");
}

/** What stands beside a match, told apart from it. */
export function besideLine({ coldMs, bytesPerListing, recheck, explain }: Beside): string {
  const ms = ({ p50, p99 }: Times) => `${short(p50)} / ${short(p99)} ms`;
  return [
    `从 PostgreSQL 冷启动 ${short(coldMs / 1000)} 秒，之后每条 ${Math.round(bytesPerListing)} 字节`,
    `不计入匹配（p50 / p99）：20 行复查 ${ms(recheck)}，20 条解释（含读文本）${ms(explain)}；HTTP 见 --suite web`,
  ].join("\n");
}
